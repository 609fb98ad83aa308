"""Put the package beside the notebooks that are written for readers to take along.

`simplenet` is on no package index, so a notebook could not install it from anywhere else, and nor
could Binder, which reads the folder `binder` of the branch on which the site is published. With
`simplenet` on such an index, this file could go.
"""

from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from sphinx.application import Sphinx
from sphinx.config import Config
from written_pages import after_writing

# By itself, Binder takes an older Python than the package needs.
BINDER_PYTHON = "python-3.12"


def name_wheel(app: Sphinx, config: Config) -> None:
    builder = WheelBuilder(str(app.srcdir))
    tag = builder.get_default_tag()
    config.package_wheel = f"{builder.artifact_project_id}-{tag}.whl"


def build_wheel(app: Sphinx) -> None:
    site = Path(app.outdir)
    builder = WheelBuilder(str(app.srcdir))
    list(builder.build(directory=str(site / "book"), versions=["standard"]))
    binder = site / "binder"
    binder.mkdir(exist_ok=True)
    lines = {"requirements.txt": f"./book/{app.config.package_wheel}"}
    lines["runtime.txt"] = BINDER_PYTHON
    for name, line in lines.items():
        (binder / name).write_text(line + "\n", encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> dict[str, bool]:
    # Every page, and so every notebook, is written again when the name changes.
    app.add_config_value("package_wheel", "", "html")
    app.connect("config-inited", name_wheel)
    after_writing(app, build_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
