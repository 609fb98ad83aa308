"""Figures without a screen, closed after each test."""

import matplotlib as mpl
import pytest


@pytest.fixture(autouse=True)
def closed_figures():
    mpl.use("agg")
    yield
    mpl.pyplot.close("all")
