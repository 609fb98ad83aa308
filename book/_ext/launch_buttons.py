"""Offer to run a chapter on somebody else's computer: in Colab or on Binder.

The theme has such buttons, but they lead to the file that a page was written in, and Colab opens
notebooks only. Those lie on the branch of the published site. With a setting for the ending of the
file, this module could go.
"""

from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx

BRANCH = "gh-pages"


def buttons(repository: str, page: str) -> list[dict[str, str]]:
    notebook = f"{quote(page)}.ipynb"
    place = quote(f"lab/tree/{notebook}", safe="")
    links = {
        "Binder": f"https://mybinder.org/v2/gh/{repository}/{BRANCH}?urlpath={place}",
        "Colab": "https://colab.research.google.com/github/"
        f"{repository}/blob/{BRANCH}/{notebook}",
    }
    icons = {"Binder": "logo_binder.svg", "Colab": "logo_colab.png"}
    return [
        {
            "type": "link",
            "text": name,
            "tooltip": f"Run this chapter on {name}",
            "icon": f"_static/images/{icons[name]}",
            "url": url,
        }
        for name, url in links.items()
    ]


def has_cells(tree: nodes.document | None) -> bool:
    parts = tree.findall(nodes.container) if tree else ()
    return any(part.get("nb_element") == "cell_code" for part in parts)


def add_buttons(
    app: Sphinx, page: str, _: str, context: dict, tree: nodes.document | None
) -> None:
    if app.config.repository and has_cells(tree):
        group = {
            "type": "group",
            "tooltip": "Run this chapter",
            "icon": "fas fa-rocket",
            "buttons": buttons(app.config.repository, page),
            "label": "launch-buttons",
        }
        context["header_buttons"].insert(0, group)


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension("repository")
    # The theme makes its list of buttons at 500 and fills it at 501.
    app.connect("html-page-context", add_buttons, priority=502)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
