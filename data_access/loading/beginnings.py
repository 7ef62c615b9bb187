"""Where a table begins in a text or a sheet: its header may stand below a title, and state its separator."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from data_access.extracts import LAYOUTS
from data_access.loading.naming import as_name

SEPARATORS = ",;\t|"
DEEPEST = 20  # rows looked at for the header
FEWEST = 2  # names of columns that make a row a header
STATEMENT = "sep="  # Excel takes a first line `sep=;` as its separator and shows it nowhere

NAMES = frozenset(
    name for layout in LAYOUTS.values() for name in (*(each.name for each in layout.fields), *layout.insteads)
)


@dataclass(frozen=True)
class Beginning:
    """The separator, how many rows stand above the header, and how many cells the header has.

    `stated`: the file's first line says the separator and is no row.
    """

    separator: str
    above: int
    width: int
    stated: bool


def beginning(text: str, own: frozenset[str] = frozenset()) -> Beginning:
    """Where the table begins in the first part of a text; without a known column, in its first line.

    `own`: names of columns that are known besides ours.
    """
    lines = text.splitlines(keepends=True)
    stated = _stated(lines[0]) if lines else ""
    found = [
        (known, -above, len(cells), separator)
        for separator in stated or SEPARATORS
        for above, cells in enumerate(_first_rows(lines, separator))
        if (known := len((NAMES | own) & set(map(as_name, cells)))) >= FEWEST
    ]
    if found:
        _, above, width, separator = max(found, key=lambda each: each[:3])
        return Beginning(separator, -above, width, bool(stated))
    separator = stated or _commonest(lines)
    first = next((cells for cells in _first_rows(lines, separator) if any(map(str.strip, cells))), [])
    return Beginning(separator, 0, len(first), bool(stated))


def _stated(line: str) -> str:
    statement = line.strip("\ufeff\r\n\"' ").casefold()
    given = line.strip("\ufeff\r\n\"'")[len(STATEMENT) :][:1] if statement.startswith(STATEMENT) else ""
    return given if given and given in SEPARATORS else ""


def without_statement(lines: Iterable[str]) -> Iterator[str]:
    """The lines but for one at the top that states the separator."""
    lines = iter(lines)
    first = next(lines, None)
    if first is not None and not _stated(first):
        yield first
    yield from lines


def _commonest(lines: Sequence[str]) -> str:
    """The separator that occurs most in the first line with anything in it."""
    first = next((line for line in lines if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _first_rows(lines: Iterable[str], separator: str) -> list[list[str]]:
    reader = csv.reader(without_statement(lines), delimiter=separator)
    try:
        return list(islice(reader, DEEPEST))
    except csv.Error:  # a cell too long; whoever reads the whole file says so
        return []


def best_row(rows: Sequence[Sequence[str]], own: frozenset[str] = frozenset()) -> int:
    """Which of the first rows is the header: the first with most known names of columns.

    Where none is known, the first that fills half as many cells as the fullest does: a title fills one.
    """
    known = [len((NAMES | own) & set(map(as_name, cells))) for cells in rows]
    if known and max(known) >= FEWEST:
        return known.index(max(known))
    filled = [sum(map(bool, map(str.strip, cells))) for cells in rows]
    return next((nth for nth, cells in enumerate(filled) if 2 * cells >= max(filled)), 0)
