"""What was read, held against what is there, so that no row is lost without a word.

A quotation mark too many takes the lines below it into one cell. Such lines have as
many separators as the header has; lines of a note have not.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import duckdb

from data_access.loading.unreadable import UnreadableError
from data_access.stores.duckdb_file import one_row

END = "\x01the last line\x01"  # no file holds it; read as a row of its own only if every quotation is closed


class Lines:
    """The lines of a file as a CSV reader takes them, and those that the latest row was made of."""

    def __init__(self, lines: Iterable[str]):
        self._lines = iter(lines)
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken.append(line)
            yield line
        yield END

    def of_row(self) -> list[str]:
        """The lines taken since this was last asked."""
        taken, self.taken = self.taken, []
        return taken


@contextmanager
def counted(held: Callable[[], int]) -> Iterator[None]:
    """A file that cannot be read says how many rows it holds."""
    try:
        yield
    except UnreadableError as reason:
        reason.rows = reason.rows or held()
        raise


def refuse_unclosed(cells: list[str], number: int) -> bool:
    """Whether the row is the end of the file; UnreadableError where a quotation mark swallowed the end."""
    if cells == [END]:
        return True
    if cells and END in cells[-1]:
        raise UnreadableError(
            "broken_row",
            f"Row {number}: a quotation mark is opened and never closed, so the rows below it would be lost. "
            "Remove the mark, or export the file again if it was cut off.",
        )
    return False


def refuse_swallowed(lines: list[str], separator: str, width: int, number: int, spaced: bool) -> None:
    """UnreadableError where the lines of one row are rows of their own. `width`: cells of the header.

    `spaced`: the file has a space behind each separator.
    """
    if width < 2 or len(lines) < 2:
        return
    whole = [_cells(line.rstrip("\r\n").split(separator), spaced) >= width for line in lines]
    # What follows a cell of several lines is less than a row, if cells stand before it too.
    first, *others = (_cells(_filled(line, separator), spaced) for line in lines)
    if any(both == (True, True) for both in pairwise(whole)) or (first > 1 and max(others) >= width):
        raise UnreadableError(
            "rows_swallowed",
            f"Row {number}: a quotation mark opened there is closed only {len(lines) - 1} lines further "
            f"down, so {len(lines)} rows would be read as one. Remove the mark, or write it twice, and "
            "export the file again.",
        )


def _filled(line: str, separator: str) -> list[str]:
    """The cells of a line by itself up to the last with anything in it."""
    cells = next(csv.reader([line], delimiter=separator), [])
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _cells(row: Sequence[str], spaced: bool) -> int:
    """How many cells a line has: a comma before one space is prose, unless the text ends in spaces too."""
    told = (
        spaced or not cell.startswith(" ") or cell.startswith("  ") or cell.endswith(" ") for cell in row[1:]
    )
    return 1 + sum(told)


def is_spaced(header: Sequence[str]) -> bool:
    """Whether each name but the first has a space before it, as where a program writes one by habit."""
    return len(header) > 1 and all(name.startswith(" ") for name in header[1:])


def anything_in(columns: Iterable[str]) -> str:
    """The SQL of whether one of the columns holds anything."""
    return f"coalesce({', '.join([*columns, 'NULL'])}) IS NOT NULL"


def beyond_columns(
    connection: duckdb.DuckDBPyConnection, table: str, fields: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Rule, severity and sentence where rows hold something in no column but those that are left out."""
    empty = " AND ".join(f'"{name}" IS NULL' for name in fields)
    asked = f"SELECT count(*), min(coalesce(file_row, rowid + 2)) FROM {table} WHERE beyond AND {empty}"
    rows, first = one_row(connection, asked)
    if rows:
        more = f" and {rows - 1:,} more" if rows > 1 else ""
        sentence = (
            f"Row {first}{more}: only columns that are not this extract's are filled in; left out. If these "
            "are rows of the extract, fill in its columns."
        )
        yield "nothing_known", "warning", sentence
