"""Change the book, or kill its build, and see what the next build makes of it."""

import hashlib
import re
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress

import psutil
import pytest
from builds import Book

SHORT = """\
format: jb-book
root: book/index
parts:
  - caption: "One part"
    numbered: 1
    chapters:
      - file: book/neurons
      - file: book/loss
"""
SITE = "octocat/net"


def hashes(folder):
    """Return what is published; Sphinx's own notes (.buildinfo) depend on the folder's name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in folder.rglob("[!.]*")
        if path.is_file()
    }


def rebuilt(book, **settings):
    result = book.build(**settings)
    assert result.returncode == 0, result.stdout
    return book


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A book of two of the chapters, because each test builds it again."""
    short = Book.copied_to(tmp_path_factory.mktemp("short"))
    (short.root / "_toc.yml").write_text(SHORT, encoding="utf-8")
    return rebuilt(short)


@pytest.fixture
def changed(short):
    """Return the short book for a test to change; its sources are whole again afterwards."""
    kept = short.root.with_name("kept")
    shutil.copytree(
        short.root, kept, ignore=shutil.ignore_patterns("_build", "__pycache__")
    )
    yield short
    for path in kept.iterdir():
        target = short.root / path.name
        if path.is_dir():
            shutil.rmtree(target)
        shutil.move(path, target)
    kept.rmdir()


def figures(book, name):
    return [str(svg) for svg in book.page(name).select("svg.figure")]


@contextmanager
def ended(process):
    """End a build in some way; no process that it has started stays behind."""
    started = psutil.Process(process.pid).children(recursive=True)
    yield started
    process.wait()
    _, left = psutil.wait_procs(started, timeout=20)
    alive = [p for p in left if p.status() != psutil.STATUS_ZOMBIE]
    for one in alive:
        one.kill()
    assert alive == []


def killed_build(book):
    """Start a build, and kill it while it writes pages."""
    process = book.start(stdout=subprocess.DEVNULL)
    # An older site is cleared away first.
    while len([*book.html.glob("book/*.html")]) not in range(3, 15):
        assert process.poll() is None, "the build was over too soon"
        time.sleep(0.005)
    with ended(process):
        process.kill()
    assert not (book.html / "searchindex.js").exists()


def has_kernel(process):
    """Tell whether a build is running cells."""
    with suppress(psutil.Error):  # one has ended in the meantime
        started = psutil.Process(process.pid).children(recursive=True)
        return any("ipykernel" in " ".join(p.cmdline()) for p in started)
    return False


def test_after_a_killed_build_the_next_is_the_clean_one(book, tmp_path):
    """Killed as the first build, and as a later one that writes an edit: byte for byte."""
    copy = Book.copied_to(tmp_path / "killed")
    copy.take_outputs_of(book)
    killed_build(copy)
    assert hashes(rebuilt(copy).html) == hashes(book.html)
    copy.edit("book/loss.md", "# Loss", "# Damage")
    killed_build(copy)
    copy.edit("book/loss.md", "# Damage", "# Loss")
    assert hashes(rebuilt(copy).html) == hashes(book.html)


@pytest.mark.parametrize("end", ["kill", "terminate"])
def test_of_a_build_that_is_ended_while_cells_run_nothing_is_left(changed, end):
    before = hashes(rebuilt(changed).html)
    text = (changed.root / "book" / "loss.md").read_text(encoding="utf-8")
    slow = "```{code-cell} python\nimport time\ntime.sleep(99)\n```\n"
    changed.edit("book/loss.md", "**What comes next:**", slow)
    process = changed.start(stdout=subprocess.DEVNULL)
    while not has_kernel(process):
        assert process.poll() is None, "the build was over too soon"
        time.sleep(0.05)
    with ended(process) as started:
        getattr(process, end)()
    assert started
    (changed.root / "book" / "loss.md").write_text(text, encoding="utf-8")
    assert hashes(rebuilt(changed).html) == before


class TestEdits:
    def test_a_new_title_and_caption_show_on_every_page(self, changed):
        changed.edit("book/loss.md", "# Loss", "# Damage")
        changed.edit("_toc.yml", "One part", "Another part")
        rebuilt(changed)
        for name in ("index", "neurons", "loss"):
            contents = changed.page(name).select_one(".sidebar-tree").get_text()
            assert "Damage" in contents
            assert "Another part" in contents
            assert "One part" not in contents

    @pytest.mark.parametrize("file", ["book.css", "book.js"])
    def test_an_edit_of_the_look_alone_shows(self, changed, file):
        source = changed.root / "book" / "_theme" / "static" / file
        with source.open("a", encoding="utf-8") as sheet:
            sheet.write("/* an edit */\n")
        links = str(changed.page("loss"))
        rebuilt(changed)
        written = (changed.html / "_static" / file).read_text(encoding="utf-8")
        assert written.endswith("/* an edit */\n")
        # The browser is told that the file is another one.
        versions = rf"{re.escape(file)}\?v=(\w+)"
        new = re.findall(versions, str(changed.page("loss")))
        assert new
        assert new != re.findall(versions, links)

    def test_an_edit_of_the_package_shows_and_can_be_taken_back(self, changed):
        before = figures(changed, "neurons")
        style = "simplenet/plotting/style.py"
        changed.edit(style, "WIDTH = 5.0", "WIDTH = 4.0")
        assert figures(rebuilt(changed), "neurons") != before
        changed.edit(style, "WIDTH = 4.0", "WIDTH = 5.0")
        assert figures(rebuilt(changed), "neurons") == before


class TestWhatIsGone:
    def test_a_chapter_that_goes_takes_its_files_along(self, changed):
        toc = (changed.root / "_toc.yml").read_text(encoding="utf-8")
        toc = toc.replace("      - file: book/loss\n", "")
        (changed.root / "_toc.yml").write_text(toc, encoding="utf-8")
        (changed.root / "book" / "loss.md").unlink()
        rebuilt(changed)
        left = [name for name in hashes(changed.html) if "loss" in name]
        assert left == ["_modules/simplenet/losses.html"] or left == []
        index = (changed.html / "searchindex.js").read_text(encoding="utf-8")
        assert '"book/loss"' not in index

    def test_a_chapter_without_cells_has_no_notebook(self, changed):
        page = changed.root / "book" / "loss.md"
        page.write_text("# Loss\n\nWords.\n", encoding="utf-8")
        (changed.root / "book" / "solutions" / "loss.md").unlink()
        rebuilt(changed)
        pages = changed.html / "book"
        assert {path.name for path in pages.glob("loss*")} == {"loss.html"}
        assert (pages / "neurons.ipynb").exists()

    def test_what_belonged_to_an_address_or_a_print_goes_with_it(self, changed):
        printed = changed.root / "_build" / "latex" / "a-simple-neural-net.pdf"
        printed.parent.mkdir(exist_ok=True)
        printed.write_bytes(b"%PDF")
        offer = '#menu-download a[href$=".pdf"]'
        rebuilt(changed, repository=SITE)
        names = set(hashes(changed.html))
        assert {"sitemap.xml", printed.name} <= names
        assert changed.page("loss").select(offer)
        printed.unlink()
        rebuilt(changed)
        names = set(hashes(changed.html))
        assert not {"sitemap.xml", printed.name} & names
        assert not [name for name in names if "cards" in name]
        assert not changed.page("loss").select(offer)

    def test_a_later_build_writes_the_whole_sitemap(self, changed):
        rebuilt(changed, repository=SITE)
        changed.edit("book/loss.md", "# Loss", "# Damage")
        rebuilt(changed, repository=SITE)
        sitemap = (changed.html / "sitemap.xml").read_text(encoding="utf-8")
        for name in ("index", "neurons", "loss"):
            assert f"/net/book/{name}.html</loc>" in sitemap
