"""Cut the style sheets down to the rules that the book's pages can use.

The theme brings all of Bootstrap and the names of 1,900 icons, 550 kB in all, of which every reader
would fetch everything. If the theme came in parts, this file could go.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from sphinx.application import Sphinx
from written_pages import after_writing, text_of

NESTING = ("media", "supports")
# What a selector excludes or compares need not be on any page.
IGNORED = r":not\([^)]*\)|\[[^]]*\]"


def names_in_use(site: Path) -> set[str]:
    """Return the classes and ids of all pages, and all words of the scripts, which may set more."""
    groups = re.findall(r'\b(?:class|id)="([^"]*)"', text_of(site, "*.html"))
    scripts = text_of(site / "_static", "*.js")
    return {*" ".join(groups).split(), *re.findall(r"[\w-]+", scripts)}


def can_apply(selectors: str, names: set[str]) -> bool:
    if ":is(" in selectors or ":where(" in selectors:
        return True
    for selector in re.sub(IGNORED, "", selectors).split(","):
        wanted = re.findall(r"[.#]((?:[\w-]|\\.)+)", selector)
        if {name.replace("\\", "") for name in wanted} <= names:
            return True
    return False


def used(rules: list, names: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type in ("whitespace", "comment"):
            continue
        prelude = tinycss2.serialize(rule.prelude)
        if rule.type == "at-rule" and rule.lower_at_keyword in NESTING:
            inner = tinycss2.parse_rule_list(rule.content)
            yield f"@{rule.at_keyword}{prelude}{{{''.join(used(inner, names))}}}"
        elif rule.type == "at-rule" or can_apply(prelude, names):
            yield rule.serialize()


def cut_styles(app: Sphinx) -> None:
    names = names_in_use(app.outdir)
    for sheet in app.outdir.rglob("*.css"):
        rules = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"))
        sheet.write_text("".join(used(rules, names)), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    after_writing(app, cut_styles, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
