"""Have this checkout's package run in the chapters.

Two checkouts can share a virtual environment, and then one's pages would show what the other's
package computes.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

import simplenet


def compare(app: Sphinx, _: Config) -> None:
    imported, own = Path(simplenet.__file__).parent, app.confdir / "simplenet"
    if own.is_dir() and not own.samefile(imported):
        raise ConfigError(
            f"simplenet must be the one in {own}, got the one in {imported}: "
            "run `pip install -e .` here, in a virtual environment of its own"
        )


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", compare, priority=0)  # before anything is read
    return {"parallel_read_safe": True, "parallel_write_safe": True}
