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


def fingerprint(root: Path) -> str:
    """Hash what outputs depend on: package, figure settings, these extensions, versions."""
    files = [
        *root.glob("simplenet/**/*.py"),
        *root.glob("book/_ext/**/*.py"),
        root / "book/matplotlibrc",
    ]
    state = hashlib.sha256(
        f"{sys.version}{version('numpy')}{version('matplotlib')}".encode()
    )
    for file in sorted(files):
        state.update(
            file.relative_to(root).as_posix().encode()
            + b"\0"
            + file.read_bytes()
        )
    return state.hexdigest()[:16]


def choose_cache(app: Sphinx, config: Config) -> None:
    cache = Path(app.doctreedir).parent / ".jupyter_cache"
    config.outputs_fingerprint = fingerprint(Path(app.srcdir))
    config.nb_execution_cache_path = str(cache / config.outputs_fingerprint)


def setup(app: Sphinx) -> dict[str, bool]:
    # Sphinx reads every page again when a value registered with "env" changes.
    app.add_config_value("outputs_fingerprint", "", "env")
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True}
