"""Say at the top of a notebook where it is from, and install the package it runs with."""

from notebooks.page import Page

LICENCES = """\
Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), code: MIT."""
INSTALL = """\
import importlib.util

if importlib.util.find_spec("simplenet") is None:
    %pip install --quiet {}"""


def origin(page: Page) -> str:
    config = page.builder.config
    if address := page.on_site():
        book = f"[{config.html_title}]({address})"
        return f"*This is a page of {book}. {LICENCES}*"
    advice = f"To run it, put the file `{config.package_wheel}` beside it."
    return f"*This is a page of {config.html_title}. {advice} {LICENCES}*"


def install(page: Page) -> str:
    return INSTALL.format(page.on_site(page.builder.config.package_wheel))
