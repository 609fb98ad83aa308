"""Have every figure written twice: SVG for the website, PDF for LaTeX and the printed book.

A chapter's kernel would write PNG, which is blurred on paper and has fixed colours on the screen.
Only a file in a profile of IPython tells all kernels otherwise. If MyST-NB could pass settings to
them, this file could go.
"""

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

# The fixed date, which matplotlib reads for both formats, makes two builds give the same bytes.
KERNEL = """\
import os

os.environ["SOURCE_DATE_EPOCH"] = "0"
c.InlineBackend.figure_formats = {"svg", "pdf"}
"""


def configure_kernels(app: Sphinx, _: Config) -> None:
    profile = Path(app.doctreedir).parent / ".ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = profile / "ipython_kernel_config.py"
    settings.write_text(KERNEL, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", configure_kernels)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
