"""Have each cell draw its figure for the site (SVG), for paper (PDF) and to be taken (PNG).

By itself a kernel writes PNG, which is blurred on paper and has fixed colours on the screen, and
follows whatever settings of matplotlib the machine has. Only a file in a profile of IPython
tells all kernels otherwise.
"""

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

# ipykernel says for every chapter that its sockets are not encrypted; they do not leave the
# machine. matplotlib reads the date, for all formats: two builds give the same bytes. A
# `matplotlibrc` beside a chapter wins over the one here. "Retina" is PNG with twice the pixels: 200
# an inch. MyST-NB begins a new line with each piece of what a cell prints, so that comes in one.
SETTINGS = """\
import logging
import os

from ipykernel.iostream import OutStream

logging.getLogger("IPKernelApp").addFilter(
    lambda record: "without encryption" not in record.getMessage()
)
os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
os.environ["MATPLOTLIBRC"] = {matplotlibrc!r}
os.environ["SOURCE_DATE_EPOCH"] = "0"
OutStream.flush_interval = 3600  # seconds
c.InlineBackend.figure_formats = {{"svg", "pdf", "retina"}}
"""
# What the author has set for other programs: code that runs first, warnings that show, assertions
# that are left out.
OTHERS = (
    "PYTHONDEVMODE",
    "PYTHONOPTIMIZE",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
)


def configure_kernels(app: Sphinx, _: Config) -> None:
    profile = Path(app.doctreedir) / ".ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    matplotlibrc = str(Path(__file__).with_name("matplotlibrc"))
    settings = SETTINGS.format(matplotlibrc=matplotlibrc)
    file = profile / "ipython_kernel_config.py"
    file.write_text(settings, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)
    for variable in OTHERS:
        os.environ.pop(variable, None)
