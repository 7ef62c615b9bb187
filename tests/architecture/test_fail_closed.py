"""Nothing is answered to somebody because a caller forgot to say whom it is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASKED = [*sorted((ROOT / "metrics").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]


def _defaults(tree: ast.AST) -> Iterator[tuple[str, ast.expr | None, ast.expr]]:
    """Every parameter, and every field of a class, that has a default: its name, its type and the default."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            named = [*node.args.posonlyargs, *node.args.args]
            pairs = [*zip(named[::-1], node.args.defaults[::-1], strict=False)]
            pairs += zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            yield from ((each.arg, each.annotation, default) for each, default in pairs if default)
        elif isinstance(node, ast.ClassDef):
            fields = (each for each in node.body if isinstance(each, ast.AnnAssign) and each.value)
            yield from ((ast.unparse(each.target), each.annotation, each.value) for each in fields)


def _opens(name: str, annotation: ast.expr | None, default: ast.expr) -> bool:
    kind = ast.unparse(annotation) if annotation else ""
    return name == "access" or "Access" in kind.split(" | ") or "EVERYTHING" in ast.unparse(default)


@pytest.mark.parametrize("path", ASKED, ids=lambda path: str(path.relative_to(ROOT)))
def test_whoever_asks_says_for_whom(path):
    """No default access, whoever's: what one caller leaves out would be what another is shown."""
    found = _defaults(ast.parse(path.read_text(encoding="utf-8")))
    assert not [name for name, kind, default in found if _opens(name, kind, default)]


def test_a_default_that_sees_everything_would_be_found():
    for line in (
        "def evaluate(selection, snapshot, access: Access = PUBLIC): ...",
        "def evaluate(selection, *, seen=EVERYTHING): ...",
        "class Shown:\n    access: Access | None = None",
        "def _internal(read):\n    def asked(snapshot, access=EVERYTHING): ...",
    ):
        assert [each for each in _defaults(ast.parse(line)) if _opens(*each)], line


@pytest.mark.parametrize("path", ASKED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_snapshot_that_does_not_say_whether_it_is_protected_is_an_error(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    looked = [ast.unparse(each) for each in calls if ast.unparse(each.func) in ("getattr", "hasattr")]
    assert not [each for each in looked if "protected" in each or "public" in each]
    assert not [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if each.arg == "snapshot" and each.annotation is None
    ]
