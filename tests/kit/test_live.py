"""Pages that run their code: what the build puts into the site, and how its files are fetched."""

import hashlib
import io
import json
import runpy
import sys
import tarfile
from importlib import import_module

import pytest
from builds import ROOT
from tiny import CELLS

from simplenet.sphinxext import live
from simplenet.sphinxext.live import distribution
from simplenet.sphinxext.live.distribution import (
    CORE_FILES,
    LOCK,
    WrongChecksumError,
    fetch,
    fetched,
)

PACKAGES = {
    "numpy": [],
    "matplotlib": ["numpy", "cycler"],
    "cycler": [],
    "pandas": ["numpy"],
}
COMMAND = "simplenet.sphinxext.live.__main__"
PAGES = (".html", ".xhtml", ".txt", ".tex")
CELL = """
```{{code-cell}} python
:tags: [{tags}]
{code}
```
"""


def checksum(data):
    return hashlib.sha256(data).hexdigest()


def entry(name, needs):
    return {
        "file_name": f"{name}.whl",
        "sha256": checksum(name.encode() * 1000),
        "depends": needs,
    }


@pytest.fixture
def origin(tmp_path, monkeypatch):
    """A folder with a distribution of small files; fetch from it."""
    folder = tmp_path / "origin"
    folder.mkdir()
    lock = {"packages": {n: entry(n, needs) for n, needs in PACKAGES.items()}}
    for name in PACKAGES:
        (folder / f"{name}.whl").write_bytes(name.encode() * 1000)
    with tarfile.open(folder / "core.tgz", "w:gz") as archive:
        for name in (*CORE_FILES, "README.md"):
            data = json.dumps(lock).encode() if name == LOCK else name.encode()
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    core = (folder / "core.tgz").read_bytes()
    monkeypatch.setattr(distribution, "CHECKSUM", checksum(core))
    return folder


@pytest.fixture
def fetch_into(origin):
    address = origin.as_uri()
    return lambda folder: fetch(folder, f"{address}/core.tgz", f"{address}/")


class TestFetch:
    def test_it_takes_the_core_and_what_is_needed(self, fetch_into, tmp_path):
        fetch_into(tmp_path / "here")
        first, later = fetched(tmp_path / "here")
        assert first.names == [*CORE_FILES, "numpy.whl"]
        assert later.names == ["cycler.whl", "matplotlib.whl"]
        told = [LOCK, "pyodide.asm.wasm", "python_stdlib.zip", "numpy.whl"]
        sizes = [(tmp_path / "here" / name).stat().st_size for name in told]
        assert first.plain == sum(sizes)
        assert later.plain == 6000 + 10_000
        assert later.packed < 200
        held = {path.name for path in (tmp_path / "here").iterdir()}
        assert held == {*first.names, *later.names, "files.json"}
        listed = json.loads((tmp_path / "here" / LOCK).read_text("utf-8"))
        assert listed["packages"].keys() == {"cycler", "matplotlib", "numpy"}

    def test_what_is_there_stays_and_what_is_spoiled_comes_again(
        self, fetch_into, origin, tmp_path
    ):
        fetch_into(tmp_path / "here")
        (tmp_path / "here/numpy.whl").write_bytes(b"half")
        (origin / "matplotlib.whl").unlink()
        fetch_into(tmp_path / "here")
        data = (tmp_path / "here/numpy.whl").read_bytes()
        assert data == b"numpy" * 1000

    @pytest.mark.parametrize("name", ["core.tgz", "cycler.whl"])
    def test_a_wrong_file_is_refused_and_nothing_is_offered(
        self, fetch_into, origin, tmp_path, name
    ):
        with (origin / name).open("ab") as file:
            file.write(b"x")
        with pytest.raises(
            WrongChecksumError, match=f"{name} must have .* got"
        ):
            fetch_into(tmp_path / "here")
        assert not (tmp_path / "here" / name).exists()
        assert fetched(tmp_path / "here") == []

    def test_a_folder_with_a_wrong_file_is_not_offered_any_more(
        self, fetch_into, origin, tmp_path
    ):
        fetch_into(tmp_path / "here")
        (tmp_path / "here/cycler.whl").write_bytes(b"spoiled")
        (origin / "cycler.whl").write_bytes(b"wrong")
        with pytest.raises(WrongChecksumError):
            fetch_into(tmp_path / "here")
        assert fetched(tmp_path / "here") == []

    @pytest.fixture
    def command(self, monkeypatch):
        """Run the command as if typed with these words; return into which folders it fetches."""

        def command(*words):
            asked = []
            monkeypatch.setattr(distribution, "fetch", asked.append)
            monkeypatch.setattr("sys.argv", ["python", *words])
            monkeypatch.delitem(sys.modules, COMMAND, raising=False)
            runpy.run_module(COMMAND, run_name="__main__")
            return asked

        return command

    def test_the_command_fetches_to_where_the_build_looks(
        self, command, capsys
    ):
        assert command() == [live.FOLDER]
        assert str(live.FOLDER) in capsys.readouterr().out

    def test_nothing_is_fetched_unasked(self, monkeypatch):
        monkeypatch.setattr(distribution, "fetch", pytest.fail)
        monkeypatch.delitem(sys.modules, COMMAND, raising=False)
        import_module(COMMAND)

    def test_the_command_says_what_it_does(self, command, capsys):
        with pytest.raises(SystemExit, match="0"):
            command("--help")
        assert ".pyodide" in capsys.readouterr().out
        with pytest.raises(SystemExit, match="2"):
            command("--all")

    def test_the_folder_is_no_part_of_the_repository(self):
        ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
        assert f"{live.FOLDER.parts[0]}/" in ignored


@pytest.fixture
def book(tiny_book):
    """A book with a page of three cells, of which one is hidden, and three pages without a bar."""
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.live",
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer"],  # which only running a cell tells
    )
    contents = "```{toctree}\npart/page\nplain\nfolded\n```"
    tiny_book.write("index.md", f"# Book\n\n{contents}\n")
    tiny_book.write("plain.md", "# Words\n\n```python\n1 + 1\n```\n")
    folded = CELL.format(tags="hide-input", code="draw()")
    tiny_book.write("folded.md", f"{CELLS}# Folded\n{folded}")
    shown = CELL.format(tags="", code='print("</script>")')
    hidden = CELL.format(tags="remove-cell", code="x = 1")
    text = f"{CELLS}# Page\n{hidden}{shown}{folded}"
    tiny_book.write("part/page.md", text)
    return tiny_book


class TestBuild:
    def test_without_the_files_nothing_changes(self, book):
        book.build_strictly()
        assert book.page("part/page").select(".cell_input")
        assert "live" not in (book.html / "part/page.html").read_text("utf-8")
        assert not (book.html / "_static/live").exists()

    @pytest.fixture
    def running(self, book, fetch_into):
        fetch_into(book.root / live.FOLDER)
        book.build_strictly()
        return book

    def test_a_page_that_shows_code_has_a_button_below_its_title(self, running):
        bar = running.page("part/page").h1.find_next_sibling()
        assert bar["class"] == ["live-bar"]
        assert bar.button.get_text() == "Run this here"
        assert "0 MB" in bar.get_text()
        for name in ("index", "plain", "folded"):
            assert not running.page(name).select(".live-bar, [src*=live]")

    def test_without_scripts_it_does_not_show(self, running):
        rule = running.page("part/page").select_one("noscript style")
        assert "".join(rule.get_text().split()) == ".live-bar{display:none}"

    def test_a_page_knows_all_of_its_cells_and_where_python_lies(self, running):
        page = running.html / "part/page.html"
        bar = running.page("part/page").select_one(".live-bar")
        file = (page.parent / bar["data-cells"]).resolve()
        held = json.loads(file.read_text("utf-8"))
        assert held["cells"] == ["x = 1", 'print("</script>")', "draw()"]
        scripts = running.html / "_static/live"
        assert (scripts / held["wheel"]).resolve().suffix == ".whl"
        assert (scripts / held["wheel"]).resolve().is_file()
        python = {path.name for path in (scripts / held["home"]).iterdir()}
        files = fetched(running.root / live.FOLDER)
        assert python == {name for part in files for name in part.names}
        assert held["first"] == {"package": "numpy", "bytes": files[0].plain}

    def test_other_writers_leave_the_button_out(self, running):
        for builder in ("singlehtml", "epub", "text", "latex"):
            running.build(builder)
            files = [*running.built(builder).rglob("*.*")]
            texts = [f for f in files if f.suffix in PAGES]
            assert texts
            for file in texts:
                assert "Run this here" not in file.read_text("utf-8"), file
