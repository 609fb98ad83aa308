"""Run the chapters again when anything changes that their figures and numbers depend on.

MyST-NB keeps outputs by the text of the cells alone, so an edit of the package would leave old
ones on the pages (MyST-NB issues 299 and 621). Once it can watch files, this file could go.
"""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

SOURCES = (
    "simplenet/**/*.py",
    "simplenet/**/*.gz",  # the digits
    "book/_ext/**/*.py",
    "book/matplotlibrc",
)


def fingerprint(root: Path) -> str:
    """Hash what outputs depend on: package, data, these extensions, settings, versions."""
    versions = sys.version, version("numpy"), version("matplotlib")
    state = hashlib.sha256(repr(versions).encode())
    for pattern in SOURCES:
        for file in sorted(root.glob(pattern)):
            name = file.relative_to(root).as_posix()
            state.update(name.encode() + file.read_bytes())
    return state.hexdigest()[:16]


def choose_cache(app: Sphinx, config: Config) -> None:
    """Name the cache by the fingerprint; a new name has Sphinx read all pages again, too."""
    cache = Path(app.doctreedir).parent / ".jupyter_cache"
    name = fingerprint(Path(app.srcdir))
    config.nb_execution_cache_path = str(cache / name)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
