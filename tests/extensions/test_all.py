"""What every extension of the book keeps to: small, explained, in use, tested, on public API."""

import ast
import re

import pytest
import yaml
from builds import ROOT

FILES = {file.stem: file for file in (ROOT / "book" / "_ext").glob("*.py")}


def tree(name):
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def imported(name):
    """Return (module, name) of everything that an extension imports."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)


def test_there_are_extensions():
    assert FILES


@pytest.mark.parametrize("name", sorted(FILES))
class TestExtension:
    def test_has_60_lines_or_fewer(self, name):
        lines = FILES[name].read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 60

    def test_says_why_it_exists_and_when_it_could_go(self, name):
        docstring = ast.get_docstring(tree(name)) or ""
        assert len(re.findall(r"[.!?](?=\s|$)", docstring)) >= 2
        assert "could go" in " ".join(docstring.split())

    def test_is_used(self, name):
        """By the book, or by another extension."""
        config = yaml.safe_load(
            (ROOT / "_config.yml").read_text(encoding="utf-8")
        )
        used = set(config["sphinx"]["local_extensions"])
        for other in FILES.keys() - {name}:
            used |= {module for module, _ in imported(other)}
        assert name in used

    def test_has_its_own_test(self, name):
        assert (ROOT / "tests" / "extensions" / f"test_{name}.py").is_file()

    def test_imports_public_names_only(self, name):
        for module, imports in imported(name):
            path = [*module.split("."), imports]
            private = {part for part in path if part.startswith("_")}
            assert private <= {"__future__"}, path
