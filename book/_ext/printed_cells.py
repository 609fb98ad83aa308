"""Leave out of the printed book the code that the pages fold away.

A reader can open a fold on the site, but not on paper, where MyST-NB prints the code in full. If
it left it out, this file could go.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class LeaveOutFolded(SphinxPostTransform):
    default_priority = 20
    formats = ("latex",)

    def run(self, **_: object) -> None:
        for cell in list(self.document.findall(nodes.container)):
            if "tag_hide-input" in cell["classes"]:
                for part in list(cell.children):
                    if "cell_input" in part["classes"]:
                        cell.remove(part)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(LeaveOutFolded)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
