"""The directive `outcomes`: what one can do after each chapter, as the chapters say it."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective


class Gathered(nodes.General, nodes.Element):
    """Where the list will stand."""


class Outcomes(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # the head of any chapter may have changed
        return [Gathered()]


class Gather(SphinxPostTransform):
    """Fill in the list, which is known when all pages have been read."""

    default_priority = 5  # before references are resolved

    def run(self, **_: object) -> None:
        for place in list(self.document.findall(Gathered)):
            place.replace_self(nodes.definition_list("", *self.items()))

    def items(self) -> Iterator[nodes.definition_list_item]:
        page, relations = self.config.root_doc, self.env.collect_relations()
        while page:
            for box in self.env.get_doctree(page).findall(nodes.admonition):
                if "tip" in box["classes"]:
                    yield self.item(page, box)
            _, _, page = relations[page]

    def item(
        self, page: str, box: nodes.admonition
    ) -> nodes.definition_list_item:
        title = self.env.titles[page].deepcopy().children
        builder = self.app.builder
        uri = builder.get_relative_uri(self.env.docname, page)
        link = nodes.reference("", "", *title, refuri=uri, internal=True)
        held = [part.deepcopy() for part in box[1:]]
        return nodes.definition_list_item(
            "", nodes.term("", "", link), nodes.definition("", *held)
        )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(Gathered)
    app.add_directive("outcomes", Outcomes)
    app.add_post_transform(Gather)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
