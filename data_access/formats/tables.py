"""The plain CSV tables that conversions read from and end in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.loading.delimited import Row, examine, rows
from data_access.loading.unreadable import UnreadableError

LEFT_OUT = ".left_out"  # the ending of the file that says what a conversion left out of an extract
LEFT_OUT_COLUMNS = ("row", "column", "rule", "sentence", "rows")


class Found:
    """Findings about one file, gathered while it is converted.

    A broken export says the same of every child: after `MOST` findings of one rule and
    column, the others are counted in one finding more.
    """

    MOST = 50

    def __init__(self, file: str, extract: str):
        self.file, self.extract = file, extract
        self._said: dict[tuple, list[Finding]] = {}
        self.left_out: list[dict[str, object]] = []  # rows of the extract that there would have been

    def add(
        self,
        rule: str,
        severity: str,
        sentence: str,
        column: str | None = None,
        row: int | None = None,
        stops: bool = False,
    ) -> None:
        """Add one finding; `row` is the number of the row in a CSV, or of the child in a return, from 1."""
        said = self._said.setdefault((rule, severity, column), [])
        said.append(Finding(self.file, self.extract, rule, severity, column, row, sentence, stops=stops))
        if len(said) > self.MOST + 1:
            first, last = said[self.MOST], said.pop()
            about = f"The same ({rule.replace('_', ' ')}) was found {first.rows + last.rows} more times."
            said[self.MOST] = replace(first, sentence=about, rows=first.rows + last.rows)

    def leave_out(self, rule: str, sentence: str, column: str | None = None, row: int | None = None) -> None:
        """Add the finding for a row that is left out, and keep it for the list of rejected rows."""
        self.add(rule, "error", sentence, column, row)
        self.left_out.append({"row": row, "column": column, "rule": rule, "sentence": sentence})

    def unread(self, error: UnreadableError | OSError) -> None:
        """Add that the whole file could not be used, and why."""
        if isinstance(error, UnreadableError):
            self.add(error.rule, "error", str(error), stops=True)
            if error.rows > len(self.left_out):
                self.left_out = [{"rule": error.rule, "sentence": str(error), "rows": error.rows}]
        else:
            sentence = "The file cannot be opened; see that it is there and yours."
            self.add("cannot_open", "error", sentence, stops=True)

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


def write_left_out(out: Path, found: Found) -> None:
    """Write what a conversion left out beside what it wrote, for the list of rejected rows."""
    if found.left_out:
        out.mkdir(parents=True, exist_ok=True)
        with (out / f"{found.extract}{LEFT_OUT}").open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, LEFT_OUT_COLUMNS, restval="", lineterminator="\n").writerows(found.left_out)


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
