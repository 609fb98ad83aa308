"""References to what another book has, of which this one has taken a part.

A chapter refers to others: to pages, figures, equations and functions, and to the terms of a
glossary. In a book that has taken that chapter alone, they are not there. With ::

    complete_book = "https://example.org/book"

such references become links to that site, by the list `objects.inv` that each site of Sphinx has.
So that equations are in that list, this part adds them to it. Without the setting, or where the
list cannot be read, plain words stand in their place, and a warning says so.
"""

import re
from collections.abc import Iterable
from functools import cache
from posixpath import join
from typing import ClassVar
from urllib.request import urlopen

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.domains import ObjType
from sphinx.domains.math import MathDomain
from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.inventory import InventoryFile
from sphinx.util.typing import ExtensionMetadata, Inventory

PAGE = re.compile(r"[\w./-]+\.md(?:#.*)?")
PAGES = {"doc", "myst"}  # the kinds of references that name a page
KINDS = {"eq": "equation", "fig": "figure", "tab": "table"}
SECONDS = 30  # to wait for the list

logger = logging.getLogger(__name__)


class Equations(MathDomain):
    """Sphinx's own domain; it lists the equations with their numbers, for other books."""

    object_types: ClassVar = {"equation": ObjType("equation", "eq")}

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        builder = self.env.app.builder
        if builder.name == "singlehtml":
            return  # it has put away the numbers by page
        for label, (page, _) in self.equations.items():
            link = self.resolve_xref(
                self.env, page, builder, "eq", label, None, None
            )
            anchor = nodes.make_id(f"equation-{label}")
            yield label, link.astext(), "equation", page, anchor, -1


@cache
def known(site: str) -> Inventory:
    """Return what the complete book has; a build reads that once, when it misses something."""
    address = join(site, "objects.inv")
    try:
        with urlopen(address, timeout=SECONDS) as stream:
            return InventoryFile.load(stream, site, join)
    except (OSError, ValueError) as error:
        logger.warning("complete_book: cannot read %s: %s", address, error)
        return {}


def place(node: addnodes.pending_xref) -> tuple[str, str]:
    """Return the name of the page that a link leads to, and the place on it."""
    path, _, anchor = node["reftarget"].partition("#")
    name = path.split("/")[-1].removesuffix(".md")
    return name, anchor or node.get("reftargetid") or ""


def find(names: Inventory, node: addnodes.pending_xref) -> tuple[str, str]:
    """Return the address of what is referred to and what it is called there, or nothing."""
    target, anchor, kind = node["reftarget"], "", node["reftype"]
    if kind in PAGES:
        wanted, anchor = place(node)
        pages = names.get("std:doc", {})
        found = [pages[name] for name in pages if name.split("/")[-1] == wanted]
    elif kind == "term":  # "Weight" is found under "weight", as it is by Sphinx
        terms = names.get("std:term", {})
        found = [terms[t] for t in terms if t.lower() == target.lower()]
    else:
        lists = {"std": ["std:label"], "math": ["math:equation"]}
        own = [listed for listed in names if listed.startswith("py:")]
        listed = lists.get(node["refdomain"], own)
        found = [names[k][target] for k in listed if target in names.get(k, {})]
    if not found:
        return "", ""
    *_, address, name = found[0]
    return address + (anchor and f"#{anchor}"), name


def words(node: addnodes.pending_xref, name: str) -> list[nodes.Node]:
    """Return its own words, or else a name, or else the label in words."""
    target, own = node["reftarget"], node.astext()
    explicit = node["refexplicit"] and own and "%s" not in own
    kind, _, rest = target.partition("-")
    if node["refdomain"] == "py" or node["reftype"] == "term":
        return node.children  # with their look
    if explicit and node["reftype"] == "myst":
        return node.children
    if explicit:
        text = own
    elif node["reftype"] in PAGES:
        text = name or place(node)[0].replace("-", " ")
    elif node["reftype"] in {"eq", "ref"} and name:
        text = name
    else:
        text = f"{KINDS[kind]} “{rest}”" if kind in KINDS else target
    return [nodes.Text(text)]


class Elsewhere(SphinxPostTransform):
    default_priority = 8  # before anybody misses what is referred to

    def run(self, **_: object) -> None:
        site = self.config.complete_book
        for node in list(self.document.findall(addnodes.pending_xref)):
            if self.is_here(node):
                continue
            names = known(site) if site else {}
            address, name = find(names, node)
            if not address and (names or node["refdomain"] == "py"):
                continue  # it is nowhere, or Python's own; Sphinx will tell
            if not address:
                wish = "complete_book can name a site that has it"
                target = node["reftarget"]
                logger.warning("not here: %s; %s", target, wish, location=node)
            inner = words(node, name)
            if address:
                inner = [nodes.reference("", "", *inner, refuri=address)]
            node.replace_self(inner)

    def is_here(self, node: addnodes.pending_xref) -> bool:
        """Return whether it refers to something in this book, or is not for this part to tell."""
        kind, field, target = (
            node[key] for key in ("reftype", "refdomain", "reftarget")
        )
        if kind == "myst":
            found = self.env.found_docs if field == "doc" else ()
            return target in found or not (field or PAGE.fullmatch(target))
        if field == "std" and kind in {"numref", "ref"}:
            return target in self.env.domains["std"].anonlabels
        if field not in {"math", "py"} and kind not in {"doc", "term"}:
            return True
        given = (self.env.docname, self.app.builder, kind, target)
        domain = self.env.domains[field]
        found = domain.resolve_xref(self.env, *given, node, node[0].deepcopy())
        return found is not None


def check_address(_: Sphinx, config: Config) -> None:
    site = config.complete_book
    if site and not re.match(r"(https?|file)://", str(site)):
        wish = "must be empty or an address, such as https://example.org/book"
        raise ConfigError(f"complete_book {wish}, got {site!r}")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("complete_book", "", "env")
    app.add_domain(Equations, override=True)
    app.add_post_transform(Elsewhere)
    app.connect("config-inited", check_address)
    app.connect("builder-inited", lambda _: known.cache_clear())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
