"""Run the cells again when anything changes that their figures and numbers depend on.

MyST-NB keeps outputs by the text of the cells alone, so an edit of the package would leave old ones
on the pages (MyST-NB issues 299 and 621).
"""

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

PACKAGE = Path(__file__).parents[2]
# What the browser gets; no cell sees it.
PAGES = {".css", ".html", ".jinja", ".js"}
LIBRARIES = ("numpy", "matplotlib", "ipykernel")


def watched(root: Path, patterns: list[str]) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each file of the package, then of each that matches."""
    for folder, names in ((PACKAGE, ["**/*"]), (root, patterns)):
        files = {file for name in names for file in folder.glob(name)}
        for file in sorted(files):
            if file.is_file() and file.suffix not in {".pyc", *PAGES}:
                yield file.relative_to(folder).as_posix(), file.read_bytes()


def is_pattern(given: object) -> bool:
    """Tell whether this can name files below a folder."""
    return (
        isinstance(given, str)
        and bool(Path(given).parts)
        and not Path(given).is_absolute()
    )


def choose_cache(app: Sphinx, config: Config) -> None:
    """Name the cache by a hash of what outputs depend on.

    A new name has Sphinx read all pages again, too; an old one has its outputs still.
    """
    patterns = config.chapter_sources
    if not isinstance(patterns, list | tuple) or not all(
        map(is_pattern, patterns)
    ):
        wish = "must be a list of patterns of files below the source folder"
        raise ConfigError(f"chapter_sources {wish}, got {patterns!r}")
    versions = [sys.version, *map(version, LIBRARIES)]
    state = hashlib.sha256(repr(versions).encode())
    for name, content in watched(Path(app.srcdir), patterns):
        state.update(name.encode() + content)
    cache = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(cache / state.hexdigest()[:16])
