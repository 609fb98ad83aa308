"""Where the links of a page lead, and what its numbers are, for the notebook made of it.

A link leads to the site when its address (`html_baseurl`) is known, and else to the notebook
beside. The numbers are those of the page; Sphinx puts them in while it writes HTML.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

REPOSITORY = re.compile(r"[\w-]+/[\w.-]+", re.ASCII)  # owner/name on GitHub


def writes_pages(builder: Builder) -> bool:
    """Tell whether each page is a file of its own, beside which others can lie."""
    return builder.format == "html" and builder.name not in {
        "epub",
        "singlehtml",
    }


@dataclass(frozen=True)
class Page:
    builder: StandaloneHTMLBuilder  # it must be writing this page
    name: str

    def has_notebook(self, page: str) -> bool:
        """Tell whether a page names a kernel: the chapters do."""
        return "kernelspec" in self.builder.env.metadata.get(page, {})

    def beside(self, file: str) -> str:
        """Return how to get from this page to a file of the site."""
        return relative_uri(self.builder.get_target_uri(self.name), file)

    def on_site(self, target: str = "") -> str:
        """Return the whole address of what a link on this page leads to, if it is known."""
        base = self.builder.config.html_baseurl
        page = self.builder.get_target_uri(self.name)
        site = base.rstrip("/") + "/"
        return urljoin(urljoin(site, page), target) if base else target

    def launch_links(self) -> dict[str, str]:
        """Return where the notebook runs on somebody else's computer."""
        config = self.builder.config
        if not config.notebook_repository:
            return {}
        place = f"{config.notebook_repository}/{{}}{config.notebook_branch}"
        notebook = f"{quote(self.name)}.ipynb"
        lab = quote(f"lab/tree/{notebook}", safe="")
        colab = "https://colab.research.google.com/github/"
        binder = "https://mybinder.org/v2/gh/"
        return {
            "Binder": f"{binder}{place.format('')}?urlpath={lab}",
            "Colab": f"{colab}{place.format('blob/')}/{notebook}",
        }

    def address(self, link: nodes.reference) -> str:
        """Return where the link leads, or "" if a notebook cannot go there."""
        target = link.get("refuri") or f"#{link['refid']}"
        whole = self.builder.config.html_baseurl or urlsplit(target).scheme
        if whole:
            return self.on_site(target)
        file, _, _ = target.partition(".html")
        known = self.has_notebook(urljoin(self.name, file))
        return f"{file}.ipynb" if known else ""

    def heading(self, section: nodes.section) -> str:
        """Return what stands before the words of a heading."""
        numbers = self.builder.secnumbers
        anchor = f"#{section['ids'][0]}"
        number = numbers.get(anchor, numbers.get("")) or ()
        marks = "#"
        while isinstance(section := section.parent, nodes.section):
            marks += "#"
        return f"{marks} {'.'.join(map(str, number))}{'. ' if number else ''}"

    def label(self, holder: nodes.Element) -> str:
        """Return "Fig. 1.2" or the like for what has a caption."""
        kind = self.builder.env.domains["std"].get_enumerable_node_type(holder)
        numbers = self.builder.fignumbers.get(kind, {})
        number = next((numbers[i] for i in holder["ids"] if i in numbers), ())
        form = self.builder.config.numfig_format.get(kind, "%s")
        return form % ".".join(map(str, number)) if number else ""
