"""Build the book as an author would, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup
from pyodide import fetch_for_tests

from simplenet.sphinxext.live import FOLDER

ROOT = Path(__file__).parents[2]
PARTS = (
    "CITATION.cff",
    "LICENSE",
    "README.md",
    "_config.yml",
    "_toc.yml",
    "book",
    "pyproject.toml",
    "simplenet",
)


# As many pages as the two books have that most tests read.
@lru_cache(maxsize=64)
def parsed(file, _written):
    """Read a page once, as long as it is not written anew."""
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


@dataclass(frozen=True)
class Book:
    """A copy of the book's sources that can be built, changed and built again."""

    root: Path

    @classmethod
    def copied_to(cls, root):
        root.mkdir(exist_ok=True)
        for part in PARTS:
            source, target = ROOT / part, root / part
            if source.is_dir():
                shutil.copytree(
                    source, target, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy(source, target)
        return cls(root)

    def take_outputs_of(self, other):
        """Copy what another book's cells put out, so that they need not run again."""
        cache = "_build/.jupyter_cache"
        shutil.copytree(other.root / cache, self.root / cache)

    def take_python_from(self, folder):
        """Have the files of Python for browsers, which that folder holds or will hold."""
        problem = fetch_for_tests(folder)
        if problem:
            (self.root / "no-python").write_text(problem, "utf-8")
        else:
            shutil.copytree(folder, self.root / FOLDER)

    def start(self, *options, repository="", stdout=subprocess.PIPE):
        """Start `jupyter-book build`; the copy's own `simplenet` is the one imported.

        GitHub Actions names a repository, to tests as well; here only those that ask have one.
        """
        command = Path(sys.executable).with_name("jupyter-book")
        own = {
            "PYTHONPATH": str(self.root),
            "PYTHONUTF8": "1",  # Windows would write its own letters into a pipe
            "GITHUB_REPOSITORY": repository,
        }
        return subprocess.Popen(
            [command, "build", self.root, *options],
            env={**os.environ, **own},
            stdout=stdout,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def build(self, *options, **settings):
        """Build, and return what the process said (`stdout`) and its `returncode`."""
        with self.start(*options, **settings) as process:
            output, _ = process.communicate()
        return subprocess.CompletedProcess(
            process.args, process.returncode, output
        )

    def build_strictly(self, **settings):
        return self.build("-W", "-n", "--keep-going", **settings)

    @property
    def html(self):
        return self.root / "_build" / "html"

    def page(self, name):
        """Return a page to be read; whoever takes something out of it works on a copy."""
        file = self.html / "book" / f"{name}.html"
        return parsed(file, file.stat().st_mtime_ns)

    def edit(self, file, old, new):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
