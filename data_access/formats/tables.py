"""The plain CSV tables that conversions read from and end in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.loading.delimited import Row, UnreadableError, examine, rows


class Found:
    """Findings about one file, gathered while it is converted.

    A broken export says the same of every child: after `MOST` findings of one rule and
    column, the others are counted in one finding more.
    """

    MOST = 50

    def __init__(self, file: str, extract: str):
        self.file, self.extract = file, extract
        self._said: dict[tuple, list[Finding]] = {}

    def add(
        self, rule: str, severity: str, sentence: str, column: str | None = None, row: int | None = None
    ) -> None:
        """Add one finding; `row` is the number of the row in a CSV, or of the child in a return, from 1."""
        said = self._said.setdefault((rule, severity, column), [])
        said.append(Finding(self.file, self.extract, rule, severity, column, row, sentence))
        if len(said) > self.MOST + 1:
            first, last = said[self.MOST], said.pop()
            about = f"The same ({rule.replace('_', ' ')}) was found {first.rows + last.rows} more times."
            said[self.MOST] = replace(first, sentence=about, rows=first.rows + last.rows)

    def unread(self, error: UnreadableError | OSError) -> None:
        """Add that the whole file could not be used, and why."""
        if isinstance(error, UnreadableError):
            self.add(error.rule, "error", str(error))
        else:
            self.add("cannot_open", "error", "The file cannot be opened; see that it is there and yours.")

    def all(self) -> list[Finding]:
        """Every finding, those of one rule and column together."""
        return [finding for said in self._said.values() for finding in said]


def write(out: Path, layout: str, extract: Iterable[Mapping[str, object]]) -> None:
    """Write `layout`.csv in the folder with every column of that layout; columns a row lacks stay empty.

    Rows join those already written there: two files of one name, from different folders, share `out`.
    """
    out.mkdir(parents=True, exist_ok=True)
    names = [field.name for field in LAYOUTS[layout].fields]
    target = out / f"{layout}.csv"
    begun = target.exists()
    with target.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        if not begun:
            writer.writeheader()
        writer.writerows(extract)


def header(path: Path) -> list[str]:
    """Column names of a CSV as written; empty when it is not text in rows."""
    try:
        return _names(rows(path, examine(path)))
    except UnreadableError:
        return []


def read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV with its number (the header is row 1), trimmed; cells missing at the end are empty.

    Raises `UnreadableError` when it is not text in rows.
    """
    found = rows(path, examine(path))
    names = _names(found)
    for row in found:
        cells = [cell.strip() for cell in row.cells] + [""] * (len(names) - len(row.cells))
        yield row.number, dict(zip(names, cells, strict=False))


def _names(found: Iterator[Row]) -> list[str]:
    first = next(found, None)
    return [cell.strip() for cell in first.cells] if first else []
