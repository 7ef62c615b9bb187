"""The shape of the house, where import-linter's contracts do not reach."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("app.py", "pages", "metrics", "data_access", "sample_data")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "handler"}


def _sources() -> list[Path]:
    return [
        path for top in LAYERS for path in sorted([ROOT / top, *(ROOT / top).rglob("*.py")]) if path.is_file()
    ]


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_file_keeps_to_its_layer(path):
    name, imports = path.relative_to(ROOT).as_posix(), _imports(path)
    if not name.startswith(("pages/", "app.py")):
        assert not imports & {"streamlit", "plotly"}, f"{name} must not know how things are shown"
    if name.startswith("pages/"):
        assert not imports & {"sqlalchemy", "duckdb", "data_access"}, (
            f"{name} must ask metrics, not the store"
        )
    if name.startswith(("pages/parts/charts", "pages/parts/words", "pages/parts/exports")):
        assert "streamlit" not in imports, f"{name} is a function of an Answer, not of a screen"
    assert path.stem not in VAGUE, f"{name}: the name says nothing"


def test_metrics_has_one_door_out_of_the_store():
    doors = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "metrics").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"execute", "connect", "scalar", "exec_driver_sql"}
    ]
    assert len(set(doors)) == 1, f"only one module may run SQL, found {sorted(set(doors))}"


def test_a_page_asks_with_the_eyes_of_its_reader():
    """Whoever asks says for whom; a page says nobody but the person who reads it."""
    asking = {"evaluate", "changes", "sql"}
    calls = [
        ast.unparse(node)
        for path in (ROOT / "pages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and asking & set(map(ast.unparse, [node.func, *node.args]))
    ]
    assert len(calls) >= 4 and not [call for call in calls if "access" not in call]


def test_a_part_that_is_drawn_alone_asks_first_whether_its_reader_is_still_let_in():
    """Streamlit draws it without the frame. So are dialogs, and callbacks run before it."""
    alone = {"fragment", "dialog", "on_click", "on_select", "on_submit", "download_button"}
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path in (ROOT / "pages").rglob("*.py")
        for name in _of_streamlit(ast.parse(path.read_text(encoding="utf-8")))
        if name in alone
    }
    assert found == {"pages/parts/fragment.py: fragment"}


def _of_streamlit(tree: ast.AST) -> Iterator[str]:
    """What is taken from Streamlit: `st.NAME`, by whatever way it was imported; and names of arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st":
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit"):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def test_nothing_asks_the_clock_what_day_it_is():
    """Today is the snapshot's as-at date. Only loads, the audit and how long things are kept go by it.

    The frame reads it too, so that a page can say how old its data is; figures and files never know.
    """
    stamped = {"data_access/run.py", "data_access/state.py", "data_access/keeping.py", "pages/frame.py"}
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    }
    assert asking <= stamped


def test_statistics_know_nothing_of_what_they_count():
    may = {"__future__", "metrics", "numpy", "scipy", *sys.stdlib_module_names}
    for path in (ROOT / "metrics" / "statistics").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        ours = [module for module in inside if module.split(".")[0] == "metrics"]
        assert all(module.startswith("metrics.statistics") for module in ours), path.name
        assert _imports(path) <= may, path.name


def test_nothing_is_written_that_only_tests_use():
    """Functions, classes and constants at the top of a file; decorators, and `metadata`, register the rest.

    Names are counted as Python reads them: a word that stands in some sentence uses nothing.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in _sources()}
    used = {name for tree in trees.values() for name in _names_used(tree)}
    idle = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in trees.items()
        if not path.is_relative_to(ROOT / "data_access" / "schema")
        for node in tree.body
        for name in _names_given(node)
        if name not in used and not name.startswith("__")
    ]
    assert not idle


def _names_used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _names_given(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (each.id for each in node.targets if isinstance(each, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def test_no_module_is_only_a_pointer_to_another():
    """A file that holds nothing but its docstring is an old address; a package may say what is in it."""
    empty = [
        str(path.relative_to(ROOT))
        for path in _sources()
        if path.name != "__init__.py"
        if all(isinstance(node, ast.Expr) for node in ast.parse(path.read_text(encoding="utf-8")).body)
    ]
    assert not empty


def test_the_top_level_is_what_was_agreed():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert top <= {
        "app.py", "pages", "metrics", "data_access", "sample_data", "tests", "requirements.txt",
        "requirements-dev.txt", "README.md", "SECURITY.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md",
        "LICENSE", "Makefile", "pyproject.toml", "docs", ".streamlit", ".ci", ".gitignore", ".gitattributes",
    }  # fmt: skip


def test_the_sample_imports_only_the_layouts():
    for path in (ROOT / "sample_data").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("data_access"):
                assert node.module.startswith("data_access.extracts"), path
