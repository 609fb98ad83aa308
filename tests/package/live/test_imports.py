"""Which packages a cell wants that are not there."""

import pytest

from simplenet.live.imports import lacks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import json, nowhere_at_all.part", "nowhere_at_all"),
        ("from nowhere_at_all import a", "nowhere_at_all"),
        ("def f():\n    import nowhere_at_all", "nowhere_at_all"),
        ("import json.decoder", ""),
        ("import json.nowhere", ""),  # the cell will say so itself
        ("from . import a", ""),
        ("import (", ""),
        ("x = 1\0", ""),
    ],
)
def test_the_first_package_that_is_not_there(text, name):
    assert lacks(text) == name


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
        "simplenet.live.imports.find_spec",
        lambda name: None if name == "matplotlib" else name,
    )
    assert lacks(text) == "matplotlib"
    assert lacks("from simplenet import sigmoid") == ""
