"""A book of a page or two, which Sphinx builds within the test, in a fraction of a second."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

# What a chapter with cells begins with.
CELLS = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

"""
CONF = """\
project = "Tiny"
extensions = {names!r}
globals().update({settings!r})
"""


@contextmanager
def left_as_it_was() -> Iterator[None]:
    """Take back what a build sets for the whole process, as the command would by ending."""
    with patch.dict(os.environ):
        yield


@dataclass(frozen=True)
class TinyBook:
    """A folder that Sphinx builds, with the extensions that a test names and no others."""

    root: Path

    def configure(self, *names, **settings):
        """Write conf.py; the names are those of extensions."""
        settings = {"exclude_patterns": ["_build"], **settings}
        self.write("conf.py", CONF.format(names=[*names], settings=settings))

    def write(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def build(self, builder="html"):
        """Run Sphinx and return its warnings; what stops it is raised."""
        with left_as_it_was():
            app = SphinxTestApp(builder, self.root)
            try:
                app.build()
                return strip_colors(app.warning.getvalue()).splitlines()
            finally:
                app.cleanup()

    def build_strictly(self, builder="html"):
        """Build as the option -W would have it: without a warning."""
        assert self.build(builder) == []

    def built(self, builder="html"):
        return self.root / "_build" / builder

    @property
    def html(self):
        return self.built("html")

    def page(self, name="index", builder="html"):
        file = self.built(builder) / f"{name}.html"
        text = file.read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")

    def latex(self):
        (file,) = self.built("latex").glob("tiny.tex")
        return file.read_text(encoding="utf-8")
