"""Say in words what the download menu offers, and offer the whole book where it has been printed.

The theme's menu has endings of files only, and no place for more. With a setting for either, this
file could go.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

BOOK = "a-simple-neural-net.pdf"
WORDS = {
    "download-notebook-button": "notebook (.ipynb)",
    "download-source-button": "source (.md)",
    "download-pdf-button": "print this page",
}


def find_book(app: Sphinx, config: Config) -> None:
    printed = Path(app.outdir).parent / "latex" / BOOK
    config.printed_book = printed.exists()
    if config.printed_book:
        config.html_extra_path.append(str(printed))


def fill_menu(
    app: Sphinx, _name: str, _: str, context: dict[str, Any], __: object
) -> None:
    for group in context["header_buttons"]:
        if group["label"] != "download-buttons":
            continue
        for button in group["buttons"]:
            button["text"] = WORDS[button["label"]]
        if app.config.printed_book:
            link = {
                "type": "link",
                "url": context["pathto"](BOOK, resource=True),
                "text": "the whole book (.pdf)",
                "tooltip": "Download the whole book",
                "icon": "fas fa-book",
                "label": "download-book-button",
            }
            group["buttons"].append(link)


def setup(app: Sphinx) -> dict[str, bool]:
    # Every page is written again once there is, or is no more, a printed book.
    app.add_config_value("printed_book", default=False, rebuild="html")
    app.connect("config-inited", find_book)
    # The theme fills its menus at 501.
    app.connect("html-page-context", fill_menu, priority=503)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
