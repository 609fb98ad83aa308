"""The directive `quick-check`: a question, choices, and for each choice why it is right or wrong.

    ```{quick-check} How much is two and two?
    3
    : No. One more.

    4
    : Yes. Count on your fingers.
    ```

On the site, each choice unfolds to its reason, with or without JavaScript. On paper, reasons stand
at the end.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

WISH = "must be a list of definitions: choices, each with a reason that begins with Yes or No"


class Choice(nodes.TextElement):
    """The words of a choice; its reason follows."""


class Reason(nodes.container):
    """Why that choice is right or wrong."""


class QuickCheck(SphinxDirective):
    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        question, _ = self.state.inline_text(self.arguments[0], self.lineno)
        box = nodes.admonition("", classes=["quick-check"])
        box += nodes.title("", "", nodes.Text("Quick check: "), *question)
        self.set_source_info(box)
        held = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, held)
        kinds = [type(child) for child in held]
        if kinds != [nodes.definition_list] or any(i[2:] for i in held[0]):
            raise self.error(WISH)
        reasons = []
        for term, reason in held[0]:
            reasons.append(reason.astext())
            box += Choice("", "", *term.children)
            box += Reason("", *reason.children)
        if sum(reason.startswith("Yes") for reason in reasons) != 1 or not all(
            reason.startswith(("Yes", "No")) for reason in reasons
        ):
            raise self.error(f"{WISH}, of which one is Yes")
        return [box]


def open_choice(translator: HTML5Translator, _: Choice) -> None:
    translator.body.append('<details class="choice"><summary>')


def close_choice(translator: HTML5Translator, _: Choice) -> None:
    translator.body.append("</summary>\n")


def open_reason(_: HTML5Translator, __: Reason) -> None:
    """Write nothing: the fold is open since the choice."""


def close_reason(translator: HTML5Translator, _: Reason) -> None:
    translator.body.append("</details>\n")
