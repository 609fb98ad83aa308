"""Keep the links of the sitemap in this process.

sphinx-sitemap keeps them in another, for builds that write pages side by side, as Jupyter Book does
not. Of a build that is killed, that process would stay behind for ever.
"""

from queue import SimpleQueue

from sphinx.application import Sphinx


def keep_here(app: Sphinx) -> None:
    app.sitemap_links = SimpleQueue()  # without its queue, the process ends


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension("sphinx_sitemap")
    app.connect("builder-inited", keep_here, priority=600)  # after the first
    return {"parallel_read_safe": True, "parallel_write_safe": False}
