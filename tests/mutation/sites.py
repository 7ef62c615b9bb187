"""Mutants of a module: one operator, constant, condition or statement of it changed, all of them in turn."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.mutation.in_sql import changed_texts

COMPARED = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
WORKED_OUT = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Pow: ast.Mult,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
CALLED |= {"or_": "and_", "and_": "or_", "is_": "is_not", "is_not": "is_", "in_": "not_in", "not_in": "in_"}


@dataclass(frozen=True)
class Mutant:
    """One change: in which function, what was there and what is there instead, and the changed module."""

    where: str
    before: str
    after: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The same whatever line it is on."""
        return f"{self.where}: {self.before} -> {self.after}"


def mutants(source: str) -> list[Mutant]:
    """All of them, in the order of the source. Annotations, imports and docstrings are left alone."""
    tree, found = ast.parse(source), []
    for path, node, where in _walk(tree, (), "module"):
        for after in _changes(node):
            changed = copy.deepcopy(tree)
            _put(changed, path, after)
            found.append(Mutant(where, _said(node), _said(after), ast.fix_missing_locations(changed)))
    return found


def _said(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _walk(node: ast.AST, path: tuple, where: str) -> Iterator[tuple[tuple, ast.AST, str]]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            if _is_text_alone(child) or _is_for_types(child) or _is_strict(child):
                continue
            here = where
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                here = child.name if where == "module" else f"{where}.{child.name}"
            step = (*path, (name, place))
            yield step, child, here
            yield from _walk(child, step, here)


def _is_text_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and _said(node.test) == "TYPE_CHECKING"


def _is_strict(node: ast.AST) -> bool:
    """Of `zip`: it changes nothing where both are as long, and they are."""
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _put(tree: ast.AST, path: tuple, after: ast.AST) -> None:
    for name, place in path[:-1]:
        tree = getattr(tree, name) if place is None else getattr(tree, name)[place]
    name, place = path[-1]
    if place is None:
        setattr(tree, name, after)
    else:
        getattr(tree, name)[place] = after


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    for kind, change in CHANGES.items():
        if isinstance(node, kind):
            yield from change(node)


def _but(node: ast.AST, **fields) -> ast.AST:
    other = copy.deepcopy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, each in enumerate(node.ops):
        for other in COMPARED[type(each)]:
            yield _but(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])


def _worked_out(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in WORKED_OUT:
        yield _but(node, op=WORKED_OUT[type(node.op)]())


def _both(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _but(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for place in range(len(node.values)):
        left = node.values[:place] + node.values[place + 1 :]
        yield left[0] if len(left) == 1 else _but(node, values=left)


def _not(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    elif isinstance(node.value, str):
        yield from (ast.Constant(text) for text in changed_texts(node.value))


def _negated(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield _but(node, test=ast.UnaryOp(ast.Not(), node.test))


def _unfiltered(node: ast.comprehension) -> Iterator[ast.AST]:
    for place in range(len(node.ifs)):
        yield _but(node, ifs=node.ifs[:place] + node.ifs[place + 1 :])


def _shorter(node: ast.Tuple) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load) and len(node.elts) > 2:
        for place in range(len(node.elts)):
            yield _but(node, elts=node.elts[:place] + node.elts[place + 1 :])


def _undone(node: ast.Expr) -> Iterator[ast.AST]:
    yield ast.Pass()


def _called(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func
    if isinstance(name, ast.Name) and name.id in CALLED:
        yield _but(node, func=ast.Name(CALLED[name.id], ast.Load()))
    elif isinstance(name, ast.Attribute) and name.attr in CALLED:
        yield _but(node, func=_but(name, attr=CALLED[name.attr]))


CHANGES: dict[type | tuple[type, ...], Callable[..., Iterator[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BinOp: _worked_out,
    ast.BoolOp: _both,
    ast.UnaryOp: _not,
    ast.Constant: _constant,
    (ast.If, ast.IfExp, ast.While): _negated,
    ast.comprehension: _unfiltered,
    ast.Tuple: _shorter,
    ast.Expr: _undone,
    ast.Call: _called,
}
