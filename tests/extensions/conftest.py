"""A book of one page, for the tests of a single extension."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from builds import ROOT

CONF = """\
import sys
sys.path.insert(0, {extensions!r})
project = "Tiny"
extensions = {names!r}
globals().update({settings!r})
"""


@dataclass(frozen=True)
class TinyBook:
    """A folder that Sphinx builds, with the extensions that a test names and no others."""

    root: Path

    def configure(self, *names, **settings):
        """Write conf.py; the names are those of modules in `book/_ext` or of other packages."""
        conf = CONF.format(
            extensions=str(ROOT / "book" / "_ext"),
            names=["myst_nb", *names],
            settings={"exclude_patterns": ["_build"], **settings},
        )
        self.write("conf.py", conf)

    def write(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def build(self, *, builder="html", **environment):
        """Run Sphinx with warnings as errors; the result's `stdout` holds all that it said."""
        out, trees = (
            self.root / "_build" / builder,
            self.root / "_build" / ".doctrees",
        )
        command = ["-m", "sphinx", "-W", "--keep-going", "-q", "-b", builder]
        return subprocess.run(
            [sys.executable, *command, "-d", trees, self.root, out],
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    @property
    def html(self):
        return self.root / "_build" / "html"

    def page(self, name="index"):
        text = (self.html / f"{name}.html").read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")


@pytest.fixture
def tiny_book(tmp_path):
    return TinyBook(tmp_path)


@pytest.fixture(scope="module")
def shared_book(tmp_path_factory):
    """One book for all tests of a module, because a build takes seconds."""
    return TinyBook(tmp_path_factory.mktemp("book"))
