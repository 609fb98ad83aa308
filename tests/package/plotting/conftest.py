"""Figures in the look of the book and without a screen, closed after each test."""

from importlib.resources import files

import matplotlib as mpl
import pytest

BOOK = files("simplenet.sphinxext.figures") / "matplotlibrc"


@pytest.fixture(autouse=True)
def closed_figures():
    with mpl.rc_context(fname=BOOK):
        mpl.use("agg")
        yield
        mpl.pyplot.close("all")
