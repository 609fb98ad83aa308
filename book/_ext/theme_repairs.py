"""Mend what the theme leaves open: names for screen readers, colours without a script.

Each pair below is a change that a page needs and that the theme has no setting for. As the theme
learns them, they could go one by one.
"""

from sphinx.application import Sphinx
from written_pages import after_writing, substitute

# Choose light or dark before anything is drawn; without JavaScript the page is light.
CHOOSE_THEME = """\
dataset.theme = ({light: "light", dark: "dark"})[document.documentElement.dataset.mode]
      || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");"""

REPAIRS = {
    r'data-theme="auto"': 'data-theme="light"',
    r'dataset\.theme = localStorage\.getItem\("theme"\) \|\| "auto";': CHOOSE_THEME,
    # A page is not shown before its row of buttons is whole, which would else move about.
    r'(<meta charset="utf-8" />)(?!<link)(?=.*id="searchbox")': r"\1<link "
    'rel="expect" href="#searchbox" blocking="render" />',
    # Scripts wait until the page has been read. The options are used by the lines after them.
    r"<script (?=[^>]*src=)(?![^>]*(?:defer|documentation_options))": "<script defer ",
    # What is seen on a control must be in its name, so the names that hide it are taken out.
    r'(<button class="btn search-button-field[^>]*) aria-label="Search"': r"\1",
    r'(<summary) aria-label="Toggle hidden content"': r"\1",
    # All content lies in a named part of the page; all dialogs have names.
    r'(<div id="pst-primary-sidebar")(?! role)': r'\1 role="region" aria-label="The book"',
    r'(<dialog id="pst-search-dialog")(?! aria)': r'\1 aria-label="Search"',
    r'(<dialog id="pst-primary-sidebar-modal")(?! aria)': r'\1 aria-label="The book"',
    r'(<dialog id="pst-secondary-sidebar-modal")(?! aria)': r'\1 aria-label="This page"',
    # Entries of a list are list items; their role in docutils is deprecated.
    r'role="doc-biblioentry"': 'role="listitem"',
}


def repair(app: Sphinx) -> None:
    substitute(app, REPAIRS)


def setup(app: Sphinx) -> dict[str, bool]:
    after_writing(app, repair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
