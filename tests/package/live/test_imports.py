"""Which packages a cell wants that are not there."""

import pytest

from simplenet.live.imports import lacks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import json, nowhere_at_all.part", ["nowhere_at_all"]),
        ("from nowhere_at_all import a", ["nowhere_at_all"]),
        ("def f():\n    import nowhere_at_all", ["nowhere_at_all"]),
        ("import no_b, no_a\nfrom no_b import c", ["no_b", "no_a"]),
        ("import json.decoder", []),
        ("import json.nowhere", []),  # the cell will say so itself
        ("import __main__", []),  # loaded, but nowhere to be found
        ("from . import a", []),
        ("import (", []),
        ("x = 1\0", []),
        ("x = " + "-" * 100_000 + "1", []),
    ],
)
def test_the_packages_that_are_not_there(text, names):
    assert lacks(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "from simplenet.plotting import plot_sigmoid",
        "from simplenet import plotting",
        "import simplenet.plotting as p",
        "import matplotlib",
    ],
)
def test_what_draws_wants_matplotlib(text, monkeypatch):
    monkeypatch.setattr(
        "simplenet.live.imports.is_there", lambda name: name != "matplotlib"
    )
    assert lacks(text) == ["matplotlib"]
    assert lacks("from simplenet import sigmoid") == []
