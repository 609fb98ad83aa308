"""Cut the style sheets down to the rules that the book's pages can use.

The theme brings all of Bootstrap and the names of 1,900 icons, 550 kB in all, of which every reader
would fetch everything. If the theme came in parts, this file could go.
"""

import re
from collections.abc import Iterator

import tinycss2
from sphinx.application import Sphinx

CLASSES = r'\b(?:class|id)="([^"]*)"'
# What a selector excludes or compares need not be on any page.
IGNORED = r":not\([^)]*\)|\[[^]]*\]"


def names_in_use(app: Sphinx) -> set[str]:
    """Return all classes and ids of the pages, and all words of scripts, which may set more."""
    pages = [p.read_text(encoding="utf-8") for p in app.outdir.rglob("*.html")]
    names = {
        n
        for p in pages
        for group in re.findall(CLASSES, p)
        for n in group.split()
    }
    for script in (app.outdir / "_static").rglob("*.js"):
        names.update(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")))
    return names


def can_apply(selectors: str, names: set[str]) -> bool:
    if ":is(" in selectors or ":where(" in selectors:
        return True
    return any(
        {n.replace("\\", "") for n in re.findall(r"[.#]((?:[\w-]|\\.)+)", one)}
        <= names
        for one in re.sub(IGNORED, "", selectors).split(",")
    )


def used(rules: list, names: set[str]) -> Iterator[str]:
    for rule in rules:
        prelude = tinycss2.serialize(rule.prelude)
        if rule.type == "at-rule" and rule.lower_at_keyword in (
            "media",
            "supports",
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            yield f"@{rule.at_keyword}{prelude}{{{''.join(used(inner, names))}}}"
        elif rule.type == "at-rule" or can_apply(prelude, names):
            yield rule.serialize()


def cut_styles(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    names = names_in_use(app)
    for sheet in app.outdir.rglob("*.css"):
        rules = tinycss2.parse_stylesheet(
            sheet.read_text(encoding="utf-8"), True, True
        )
        sheet.write_text("".join(used(rules, names)), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("build-finished", cut_styles, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
