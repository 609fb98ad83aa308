"""The extension that puts the package beside the notebooks."""

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest

WHEEL = "simplenet-1.2.3-py3-none-any.whl"


@pytest.fixture
def book(tiny_book):
    tiny_book.configure("package_wheel")
    tiny_book.write("index.md", "# Page\n")
    tiny_book.write(
        "pyproject.toml",
        '[project]\nname = "simplenet"\nversion = "1.2.3"\nrequires-python = ">=3.11"\n'
        'license = "MIT"\nlicense-files = ["LICENSE"]\n',
    )
    tiny_book.write("LICENSE", "The licence.\n")
    tiny_book.write("simplenet/__init__.py", "answer = 42\n")
    return tiny_book


def wheel(book):
    result = book.build()
    assert result.returncode == 0, result.stdout
    return book.html / "book" / WHEEL


def test_the_wheel_holds_the_package_and_can_be_installed(book, tmp_path):
    file, target = wheel(book), tmp_path / "installed"
    assert [path.name for path in file.parent.iterdir()] == [WHEEL]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--target", target, file], check=True)
    printed = subprocess.run(
        [sys.executable, "-c", "import simplenet; print(simplenet.answer)"],
        cwd=target,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert printed.stdout == "42\n"


def test_its_bytes_depend_on_the_sources_alone(book):
    first = wheel(book).read_bytes()
    source = book.root / "simplenet" / "__init__.py"
    os.utime(source, (1e9, 1e9))
    assert wheel(book).read_bytes() == first
    book.write("simplenet/__init__.py", "answer = 43\n")
    with ZipFile(wheel(book)) as archive:
        assert archive.read("simplenet/__init__.py") == b"answer = 43\n"


def test_binder_is_told_to_install_it(book):
    wheel(book)
    requirements = book.html / "binder" / "requirements.txt"
    # pip takes a path in such a file as seen from where Binder calls it: from the top.
    (line,) = requirements.read_text(encoding="utf-8").splitlines()
    assert line.startswith("./")
    assert (book.html / line).exists()


def test_binder_takes_a_python_that_the_package_runs_on(book):
    wheel(book)
    runtime = (book.html / "binder" / "runtime.txt").read_text(encoding="utf-8")
    python, _, version = runtime.strip().partition("-")
    assert python == "python"
    assert (3, 11) <= tuple(map(int, version.split("."))) < (3, 14)


def test_no_wheel_for_other_builders(book):
    assert book.build(builder="dummy").returncode == 0
    assert not list(book.root.rglob("*.whl"))
