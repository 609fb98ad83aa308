"""Cut a page into slides: what it shows is a slide, what it says is the notes of one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import basename

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx import addnodes

from simplenet.sphinxext.exercises.checks import Choice
from simplenet.sphinxext.explorers import Movable
from simplenet.sphinxext.figures.files import LINE
from simplenet.sphinxext.notebooks import EXERCISE, SOLUTION
from simplenet.sphinxext.notebooks.links import Page
from simplenet.sphinxext.slides.pieces import packed

WORD = 32  # letters; what is set apart and longer is a sentence, no new word
UNSEEN = (
    nodes.Invisible,
    nodes.meta,
    nodes.title,
    nodes.transition,
    addnodes.tabular_col_spec,
)


class Tag(nodes.General, nodes.TextElement):
    """An element of HTML, its name in `tag`."""


def made(tag: str, classes: str, inner: Iterable[nodes.Node]) -> Tag:
    """Return a tag around copies; in these, figures stand still that the page can move."""
    copies = [node.deepcopy() for node in inner]
    part = Tag("", "", *copies, tag=tag, classes=classes.split())
    for movable in list(part.findall(Movable)):
        drawing = nodes.raw("", movable["drawing"], format="html")
        movable.replace_self(drawing)
    return part


@dataclass
class Slide:
    heading: list[nodes.Node]
    level: int
    ids: list[str]
    shown: list[nodes.Node] = field(default_factory=list)
    foot: list[nodes.Node] = field(default_factory=list)
    tries: list[nodes.Node] = field(default_factory=list)  # with a figure
    notes: list[nodes.Node] = field(default_factory=list)
    asks: bool = False  # its words would be the answer

    def tag(self) -> Tag:
        parts = [made(f"h{self.level}", "", self.heading)]
        if self.shown:
            parts.append(made("div", "shown", self.shown))
        if words := self.new_words():
            items = [Tag("", word, tag="li") for word in words]
            parts.append(made("ul", "words", items))
        kind = "sheet" if self.shown else "sheet opening"
        inner = [made("div", kind, parts + self.foot)]
        if said := self.tries + self.notes:
            inner.append(made("aside", "notes", said))
        return Tag("", "", *inner, tag="section", ids=self.ids)

    def new_words(self) -> list[str]:
        """Return what the notes set apart, and what they look up in a glossary."""
        if self.asks:
            return []
        found = [e for note in self.notes for e in note.findall(is_word)]
        words = [" ".join(e.astext().split()) for e in found]
        return list(dict.fromkeys(words))


def is_word(node: nodes.Node) -> bool:
    if isinstance(node, nodes.emphasis):  # one that is a link is a title
        apart = not isinstance(node.parent, nodes.reference)
    else:
        apart = isinstance(node, nodes.inline) and "std-term" in node["classes"]
    return apart and len(node.astext()) <= WORD


class Deck:
    """The slides of a page, in its order."""

    def __init__(self, page: Page, tree: nodes.document) -> None:
        self.page = page
        self.slides: list[Slide] = []
        self.heading: list[nodes.Node] = []
        for part in [p for p in tree if isinstance(p, nodes.section)]:
            self.open(part)

    def tags(self) -> list[Tag]:
        return [slide.tag() for slide in self.slides]

    def link(self, words: str, place: str = "") -> nodes.paragraph:
        """Return a way to the page, beside which the deck lies."""
        uri = self.page.builder.get_target_uri(self.page.name)
        address = (basename(uri) or "./") + place
        reference = nodes.reference("", words, refuri=address)
        return nodes.paragraph("", "", reference)

    def begin(self, shown: Iterable[nodes.Node] = ()) -> Slide:
        level = 2 if self.slides else 1
        self.slides.append(Slide(self.heading, level, [], [*shown]))
        return self.slides[-1]

    def open(self, part: nodes.Element) -> None:
        """Begin with the heading of a section or of a folded box, and read what follows it."""
        number = ""
        if isinstance(part, nodes.section):
            number = self.page.heading(part).lstrip("# ")
        around, self.heading = self.heading, [nodes.Text(number), *part[0]]
        slide = self.begin()
        slide.ids = part["ids"]
        if slide.level == 1:
            book = self.page.builder.config.html_title
            slide.foot.append(self.link(book))
        self.read(part)
        self.heading = around

    def read(self, part: nodes.Element) -> None:
        """Take in what stands in a section or in a folded box."""
        for node in part:
            if SOLUTION in node["classes"]:
                continue  # whoever teaches has them in the notebook
            titled = isinstance(node.next_node(), nodes.title)
            box = isinstance(node, nodes.Admonition) and titled
            folded = box and "dropdown" in node["classes"]
            if isinstance(node, nodes.section) or folded:
                self.open(node)
            elif box:
                self.show_box(node)
            elif isinstance(node, nodes.paragraph):
                self.slides[-1].notes.append(node)
            elif "cell" in node["classes"]:
                self.show_cell(node)
            elif not isinstance(node, UNSEEN):
                for shown in packed([node]):
                    self.show(shown)

    def show(self, shown: list[nodes.Node]) -> None:
        """Show something on a slide of its own; one that has a heading alone takes it."""
        slide = self.slides[-1]
        if slide.shown or slide.notes or slide.level == 1:
            slide = self.begin()
        slide.shown = shown
        for movable in (m for node in shown for m in node.findall(Movable)):
            place = f"#{nodes.make_id(movable['figure'])}"
            slide.foot.append(self.link("Move this figure", place))
            slide.tries += movable.children

    def show_cell(self, cell: nodes.Element) -> None:
        """Show code with what it puts out, where there is room for both, and no folded code."""
        unfolded = (p for p in cell if not isinstance(p, HideCodeCellNode))
        held = (node for part in unfolded for node in part)
        shown = [n for n in held if LINE not in n["classes"]]
        if f"tag_{EXERCISE}" in cell["classes"]:
            self.go_on(shown)
            return
        for group in packed(shown):
            self.show(group)

    def go_on(self, held: list[nodes.Node]) -> None:
        """Show what is to be filled in with its exercise, which the last slide shows."""
        last = self.slides.pop()
        around, self.heading = self.heading, last.heading
        for shown in packed([*last.shown, *held]):
            self.begin(shown)
        self.heading = around

    def show_box(self, box: nodes.Element) -> None:
        """Show all of a box, its words too, under its title."""
        title, *held = box
        number = f"{self.page.label(box)} ".lstrip()
        around, self.heading = self.heading, [nodes.Text(number), *title]
        if isinstance(held[0], Choice):
            self.show_choices(held)
        else:
            for shown in packed(held):
                self.begin(shown)
        self.heading = around

    def show_choices(self, held: list[nodes.Element]) -> None:
        """Show the choices of a question; why they are right or wrong, the notes say."""
        choices = nodes.bullet_list()
        slide = self.begin([choices])
        slide.asks = True
        for choice, reason in zip(held[::2], held[1::2], strict=True):
            words = [word.deepcopy() for word in choice]
            paragraph = nodes.paragraph("", "", *words)
            choices += nodes.list_item("", paragraph)
            slide.notes += [paragraph.deepcopy(), *reason]
