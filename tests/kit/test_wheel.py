"""The wheel of the package, which lies beside the notebooks."""

import csv
import hashlib
import os
import shutil
import subprocess
import sys
from base64 import urlsafe_b64decode
from email import message_from_bytes
from importlib.metadata import distribution, version
from zipfile import ZipFile

import pytest
from builds import ROOT
from myst_nb.core.execute.base import ExecutionError
from packaging.specifiers import SpecifierSet
from packaging.utils import parse_wheel_filename
from tiny import CELLS

from simplenet.sphinxext.notebooks import wheel

NAME = f"simplenet-{version('simplenet')}"
INFO = f"{NAME}.dist-info"


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "myst_nb", "simplenet.sphinxext.notebooks", root_doc="book/index"
    )
    shared_book.write("book/index.md", "# Page\n")
    shared_book.build_strictly()
    return shared_book


@pytest.fixture(scope="module")
def file(book):
    (file,) = (book.html / "book").glob("*.whl")
    return file


@pytest.fixture(scope="module")
def held(file):
    """What the wheel holds, by path."""
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_pip_installs_it_without_a_network(file, tmp_path):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--target", tmp_path, file], check=True)
    code = "from simplenet import data; print(data.__file__, len(data.PEOPLE))"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    path, people = printed.stdout.split()
    assert path == str(tmp_path / "simplenet" / "data.py")
    assert people == "4"


def test_its_name_is_that_of_any_python_and_any_machine(file):
    name, _, _, tags = parse_wheel_filename(file.name)
    assert name == "simplenet"
    assert {str(tag) for tag in tags} == {"py3-none-any"}


def test_it_holds_the_whole_package(held):
    package = ROOT / "simplenet"
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "simplenet/digits/digits.csv.gz" in files
    assert {p: d for p, d in held.items() if not p.startswith(INFO)} == files


def test_its_record_is_complete_and_right(held):
    """It gives a hash and a size for all but itself, as the packaging guides ask for."""
    record = f"{INFO}/RECORD"
    rows = list(csv.reader(held[record].decode().splitlines()))
    assert [path for path, *_ in rows] == list(held)
    for path, code, size in rows:
        if path == record:
            assert code == size == ""
        else:
            algorithm, _, digest = code.partition("=")
            padding = "=" * (-len(digest) % 4)
            expected = hashlib.new(algorithm, held[path]).digest()
            assert urlsafe_b64decode(digest + padding) == expected
            assert int(size) == len(held[path])


def test_it_holds_the_licence_and_says_what_it_needs(held):
    licence = (ROOT / "LICENSE").read_bytes()
    assert held[f"{INFO}/licenses/LICENSE"] == licence
    metadata = message_from_bytes(held[f"{INFO}/METADATA"])
    assert metadata["Name"] == "simplenet"
    assert any(n.startswith("numpy") for n in metadata.get_all("Requires-Dist"))


def test_its_bytes_depend_on_the_package_alone(tmp_path, monkeypatch):
    """Not on times, rights, the system, compiled files, or what an installer adds to records."""
    copy = tmp_path / "simplenet"
    shutil.copytree(
        wheel.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(wheel, "PACKAGE", copy)

    def packed():
        wheel.pack_wheel(tmp_path / "packed")
        return (tmp_path / "packed" / wheel.wheel_name()).read_bytes()

    first = packed()
    source = copy / "__init__.py"
    os.utime(source, (1e9, 1e9))
    source.chmod(0o600)
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "data.cpython-311.pyc").write_bytes(b"compiled")
    installed_again(tmp_path / "site", "uv_cache.json", "direct_url.json")
    monkeypatch.syspath_prepend(tmp_path / "site")
    system = {"linux": "win32"}.get(sys.platform, "linux")
    monkeypatch.setattr("zipfile.sys.platform", system)
    assert packed() == first

    source.write_bytes(source.read_bytes() + b"\nanswer = 42\n")
    assert packed() != first


def installed_again(folder, *left):
    """Write records as other installers do: the same in another order, and some of their own."""
    info = distribution("simplenet").locate_file(INFO)
    shutil.copytree(info, folder / INFO)
    record = folder / INFO / "RECORD"
    lines = record.read_text(encoding="utf-8").splitlines()
    for name in left:
        (folder / INFO / name).write_text("{}", encoding="utf-8")
        lines.append(f"{INFO}/{name},,")
    record.write_text("\n".join(lines[::-1]), encoding="utf-8")


class TestBinder:
    def test_is_told_to_install_it(self, book):
        requirements = book.html / "binder" / "requirements.txt"
        # pip takes a path in such a file as seen from where Binder calls it: from the top.
        (line,) = requirements.read_text(encoding="utf-8").splitlines()
        assert line.startswith("./")
        assert (book.html / line).is_file()

    def test_takes_a_python_that_the_package_runs_on(self, book, held):
        runtime = book.html / "binder" / "runtime.txt"
        language, _, number = runtime.read_text().strip().partition("-")
        assert language == "python"
        metadata = message_from_bytes(held[f"{INFO}/METADATA"])
        assert number in SpecifierSet(metadata["Requires-Python"])


def test_there_is_none_for_other_builders(tiny_book):
    tiny_book.configure("myst_nb", "simplenet.sphinxext.notebooks")
    tiny_book.write("index.md", "# Page\n")
    tiny_book.build_strictly("latex")
    assert not list(tiny_book.root.rglob("*.whl"))


def test_there_is_none_of_a_build_that_fails(tiny_book):
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.notebooks",
        nb_execution_raise_on_error=True,
    )
    tiny_book.write(
        "index.md", f"{CELLS}# Page\n\n```{{code-cell}}\n1 / 0\n```"
    )
    with pytest.raises(ExecutionError):
        tiny_book.build()
    assert not list(tiny_book.root.rglob("*.whl"))
