"""What a chapter is made of: listings, a program put together from cells, outputs never stale."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from simplenet.sphinxext.chapters.cache import choose_cache
from simplenet.sphinxext.chapters.listing import Listing
from simplenet.sphinxext.chapters.program import Assemble, Assembled

SOURCES = ["*.py", "matplotlibrc", "*/*.py", "*/matplotlibrc"]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("listing", Listing)
    app.add_directive("assembled", Assembled)
    app.add_post_transform(Assemble)
    app.add_config_value("chapter_sources", SOURCES, "env")
    app.connect("config-inited", choose_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
