"""What is written in Markdown more than once."""

from __future__ import annotations

from collections.abc import Iterable


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a bar or a new line inside a cell is kept from ending it."""
    titles = tuple(header)
    lines = [_row(titles), "|" + "---|" * len(titles)]
    return "\n".join([*lines, *(_row(map(_cell, row)) for row in rows)])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def code(names: Iterable[str]) -> str:
    """Names as they are typed, one after another."""
    return ", ".join(f"`{name}`" for name in names)
