"""On paper, all answers stand in a chapter at the end, where they do not catch the eye."""

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import (
    exercise_latex_number_reference,
    is_exercise_node,
    solution_node,
)

from simplenet.sphinxext.exercises.checks import Choice

TITLE = "Answers"


class LeadToExercises(SphinxPostTransform):
    """Have references lead to exercises of other pages; sphinx-exercise does for the same page."""

    default_priority = 25  # after sphinx-exercise
    formats = ("latex",)

    def run(self, **_: object) -> None:
        boxes = self.document.findall(is_exercise_node)
        labels = {box["label"] for box in boxes}
        for reference in list(self.document.findall(nodes.reference)):
            page, _, label = reference.get("refuri", "").partition("#")
            if page.startswith("%") and label in labels:
                words = reference.children
                reference.replace_self(
                    exercise_latex_number_reference("", "", *words, refid=label)
                )


class GatherAnswers(SphinxPostTransform):
    default_priority = (
        30  # after sphinx-exercise has given all boxes their titles
    )
    formats = ("latex",)

    def run(self, **_: object) -> None:
        chapters = []
        pages = [*self.document.findall(addnodes.start_of_file)]
        for page in [*pages, self.document]:  # the first page holds the others
            if answers := [*taken_from(page)]:
                name = page.get("docname", self.env.docname)
                title = self.env.titles[name].astext()
                heading = nodes.title("", title)
                chapter = nodes.section("", heading, *answers)
                lead_back(chapter, name)
                chapters.append(chapter)
        if chapters:
            answers = nodes.section("", nodes.title("", TITLE), *chapters)
            # LaTeX prints citations at the very end, so their page stays the last.
            cites = (p for p in pages if any(p.findall(nodes.citation)))
            if last := next(cites, None):
                last.parent.insert(last.parent.index(last), answers)
            else:
                next(self.document.findall(nodes.section)).append(answers)


def taken_from(page: nodes.Element) -> Iterator[nodes.Node]:
    """Take the answers out of a page, and yield each below what it answers."""
    titles: dict[str, nodes.title] = {}
    for box in list(page.findall(nodes.Admonition)):
        if is_exercise_node(box):
            titles[box["label"]] = box[0]
        elif isinstance(box, solution_node):
            box.parent.remove(box)
            yield heading(titles.get(box["target_label"], box[0]))
            yield from box[1:]
        elif box[1:] and isinstance(box[1], Choice):
            yield heading(box[0])
            yield reasons_of(box)


def heading(title: nodes.title) -> nodes.rubric:
    return nodes.rubric("", "", *title.deepcopy().children)


def reasons_of(box: nodes.admonition) -> nodes.definition_list:
    """Leave the choices in the box, and return them with their reasons."""
    title, *pairs = box
    choices = nodes.bullet_list()
    answers = nodes.definition_list()
    for choice, reason in zip(pairs[::2], pairs[1::2], strict=True):
        words = choice.children
        copies = [word.deepcopy() for word in words]
        choices += nodes.list_item("", nodes.paragraph("", "", *words))
        answers += nodes.definition_list_item(
            "",
            nodes.term("", "", *copies),
            nodes.definition("", *reason.children),
        )
    box.children = []
    box.extend([title, choices])
    return answers


def lead_back(chapter: nodes.section, page: str) -> None:
    """Have the references within a page lead there from another, as LaTeX's builder writes them."""
    for reference in chapter.findall(nodes.reference):
        # Those to exercises lead there from anywhere.
        own = isinstance(reference, exercise_latex_number_reference)
        if not own and (place := reference.attributes.pop("refid", "")):
            reference["refuri"] = f"%{page}#{place}"
