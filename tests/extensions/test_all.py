"""What every extension of the book keeps to: small, explained, in use, tested, on public API.

An extension is a module in `book/_ext`, or a folder of modules.
"""

import ast
import re

import pytest
import yaml
from builds import ROOT

FOLDER = ROOT / "book" / "_ext"
MODULES = sorted(FOLDER.rglob("*.py"))
EXTENSIONS = {file.stem: file for file in FOLDER.glob("*.py")} | {
    file.parent.name: file for file in FOLDER.glob("*/__init__.py")
}


def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file):
    """Return the dotted path of everything that a module imports."""
    paths = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            paths |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            paths |= {f"{source}.{alias.name}" for alias in node.names}
    return paths


def users(extension):
    """Return the other extensions that import this one."""
    return {
        other
        for other, file in EXTENSIONS.items()
        if other != extension
        and extension in {path.split(".")[0] for path in imported(file)}
    }


@pytest.mark.parametrize(
    "file", MODULES, ids=lambda file: file.relative_to(FOLDER).as_posix()
)
class TestModule:
    def test_has_60_lines_or_fewer(self, file):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 60

    def test_says_what_it_is_for(self, file):
        assert ast.get_docstring(tree(file))

    def test_imports_public_names_only(self, file):
        for path in imported(file):
            names = set(path.split(".")) - {"__future__"}
            assert not [name for name in names if name.startswith("_")], path


@pytest.mark.parametrize("extension", sorted(EXTENSIONS))
class TestExtension:
    def test_says_why_it_exists_and_when_it_could_go(self, extension):
        docstring = ast.get_docstring(tree(EXTENSIONS[extension])) or ""
        assert len(re.findall(r"[.!?](?=\s|$)", docstring)) >= 2
        assert "could go" in " ".join(docstring.split())

    def test_is_used_by_the_book_or_by_another(self, extension):
        text = (ROOT / "_config.yml").read_text(encoding="utf-8")
        registered = yaml.safe_load(text)["sphinx"]["local_extensions"]
        assert extension in registered or users(extension)

    def test_has_a_test_of_its_own_or_with_its_user(self, extension):
        folder = ROOT / "tests" / "extensions"
        assert any(
            (folder / f"test_{name}.py").is_file()
            for name in {extension} | users(extension)
        )


def test_the_extensions_are_found():
    assert "figure_formats" in EXTENSIONS
