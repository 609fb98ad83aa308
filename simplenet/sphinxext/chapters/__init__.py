"""What a chapter is made of: listings of the package, and cells whose outputs are never stale."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from simplenet.sphinxext.chapters.cache import choose_cache
from simplenet.sphinxext.chapters.listing import Listing

SOURCES = ["*.py", "matplotlibrc", "*/*.py", "*/matplotlibrc"]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("listing", Listing)
    app.add_config_value("chapter_sources", SOURCES, "env")
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
