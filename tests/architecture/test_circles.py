"""No module needs itself: imports have a first and a last, also those inside functions.

Imports that only a type checker reads are no need at run time, and are left out.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("data_access", "metrics", "pages", "sample_data")


def _modules(root: Path) -> dict[str, Path]:
    named = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


def _imports(node: ast.AST) -> Iterator[str]:
    """Every name imported at run time; of `from a import b` both `a.b` and `a`, the longer one first."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for each in node.orelse:
            yield from _imports(each)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from (f"{node.module}.{each.name}" for each in node.names)
    elif isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    else:
        for each in ast.iter_child_nodes(node):
            yield from _imports(each)


def _needs(modules: dict[str, Path]) -> dict[str, set[str]]:
    def of(name: str) -> Iterator[str]:
        for each in _imports(ast.parse(modules[name].read_text(encoding="utf-8"))):
            found = each if each in modules else each.rpartition(".")[0]
            if found in modules and found != name:
                yield found

    return {name: set(of(name)) for name in modules}


def _circle(root: Path) -> list[str]:
    try:
        TopologicalSorter(_needs(_modules(root))).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_no_module_needs_itself():
    assert len(_modules(ROOT)) > 200
    assert not _circle(ROOT)


@pytest.mark.parametrize("inside", [False, True], ids=["at the top", "in a function"])
def test_a_circle_would_be_found(tmp_path, inside):
    (tmp_path / "metrics").mkdir()
    late = "def door():\n    from metrics import first\n    return first\n"
    (tmp_path / "metrics" / "first.py").write_text("import metrics.second\n")
    (tmp_path / "metrics" / "second.py").write_text(late if inside else "from metrics.first import door\n")
    assert set(_circle(tmp_path)) == {"metrics.first", "metrics.second"}


def test_what_only_a_type_checker_reads_is_no_circle(tmp_path):
    (tmp_path / "metrics").mkdir()
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from metrics.first import Answer\n"
    (tmp_path / "metrics" / "first.py").write_text("from metrics.second import read\n")
    (tmp_path / "metrics" / "second.py").write_text(typed)
    assert not _circle(tmp_path)
