"""A checkout builds with its own package, and not with that of another in the same environment."""

import pytest
from builds import ROOT
from sphinx.errors import ConfigError

import simplenet


@pytest.fixture
def checkout(tiny_book, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "book" / "_theme")
    tiny_book.configure("myst_nb", "checkout")
    tiny_book.write("index.md", "# Page\n")
    return tiny_book


def test_without_a_package_an_installed_one_is_used(checkout):
    checkout.build_strictly()


def test_with_its_own_it_builds(checkout, monkeypatch):
    checkout.write("simplenet/__init__.py", "")
    own = str(checkout.root / "simplenet" / "__init__.py")
    monkeypatch.setattr(simplenet, "__file__", own)
    checkout.build_strictly()


def test_with_that_of_another_checkout_it_stops(checkout):
    checkout.write("simplenet/__init__.py", "")
    with pytest.raises(ConfigError) as stopped:
        checkout.build()
    assert str(checkout.root / "simplenet") in str(stopped.value)
    assert str(ROOT / "simplenet") in str(stopped.value)
    assert "pip install -e ." in str(stopped.value)
    assert not checkout.html.exists() or not [*checkout.html.iterdir()]
