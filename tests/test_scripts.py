"""The scripts of the site are formatted, free of slips, right in their types, short and light."""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from builds import ROOT
from scripting import deno, evaluated

from simplenet.sphinxext import explorers, live
from simplenet.sphinxext.explorers import scripts

SCRIPTS = sorted(scripts.FOLDER.glob("*.js"))
MODULES = [file.stem for file in SCRIPTS]
#: Those with controls: the others are what they are made of.
KINDS = [
    name for name in MODULES if (explorers.CONTROLS / f"{name}.html").is_file()
]
KINDS.remove("explorer")
LIVE = sorted(Path(live.__file__).with_name("static").rglob("*.js"))


def assert_passes(*arguments):
    ran = deno(*arguments)
    assert ran.returncode == 0, ran.stdout


def test_there_are_some():
    assert {"explorer", "neuron"} <= set(MODULES)
    assert "neuron" in KINDS


def test_they_are_formatted():
    """`deno fmt` does it."""
    assert_passes("fmt", "--check")


def test_they_are_free_of_slips():
    assert_passes("lint")


@pytest.fixture
def modules(tmp_path):
    """All modules of the explorers in a folder, the formulas too, and the settings."""
    for file in (*SCRIPTS, ROOT / "deno.jsonc"):
        shutil.copy(file, tmp_path)
    formulas = tmp_path / "formulas.js"
    formulas.write_text(scripts.source("formulas"), encoding="utf-8")
    return tmp_path


def test_types_agree(modules):
    assert_passes("check", *modules.glob("*.js"), *LIVE)


MISTAKES = """\
import { forward, gradients, sigmoid, squared_error } from "./formulas.js";
forward([1, 2], 3);
sigmoid([0]);
gradients(1, 2, 3, 0);
squared_error("1", 0);
forward([], 1, 2).length = "three";
nowhere();
document.querySelector("svg").viewbox;
"""


def test_types_that_do_not_agree_are_seen(modules):
    file = modules / "mistakes.js"
    file.write_text(MISTAKES, encoding="utf-8")
    ran = deno("check", file)
    assert ran.returncode == 1
    lines = re.findall(r"mistakes\.js:(\d+):", ran.stdout)
    assert [*map(int, lines)] == [2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("file", [*SCRIPTS, *LIVE], ids=lambda file: file.stem)
def test_each_is_short(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 200


def test_together_they_are_light():
    """As a server sends them: the sum of a page with all kinds, and the styles."""
    script = scripts.joined(KINDS).encode()
    assert len(gzip.compress(script)) <= 16_000
    styles = scripts.FOLDER.with_name("static") / "explorers.css"
    assert len(gzip.compress(styles.read_bytes())) <= 3_000


def test_what_runs_code_in_pages_is_light():
    """A page has the first script from the start, and the others on a click."""
    sizes = {file.stem: len(gzip.compress(file.read_bytes())) for file in LIVE}
    assert sizes["start"] <= 700
    assert sum(sizes.values()) <= 8_000


def test_all_kinds_have_room_on_one_page():
    """Each defines its element, and nothing is defined twice."""
    assert set(scripts.in_order(KINDS)) == {*MODULES, "formulas"}
    found = evaluated(f"""
        const result = [];
        globalThis.HTMLElement = class {{}};
        globalThis.customElements = {{ define: (name) => result.push(name) }};
        {scripts.joined(KINDS)}""")
    assert sorted(found) == [f"explorer-{kind}" for kind in KINDS]
