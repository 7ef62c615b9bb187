"""The plain CSV tables that conversions read from and end in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from data_access.checks import Finding
from data_access.extracts import LAYOUTS


class UnreadableError(Exception):
    """The file cannot be used at all; the message is a sentence for the user."""


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

    def all(self) -> list[Finding]:
        """Every finding, those of one rule and column together."""
        return [finding for said in self._said.values() for finding in said]


def write(out: Path, layout: str, rows: Iterable[dict[str, object]]) -> None:
    """Write `layout`.csv in the folder with every column of that layout; columns a row lacks stay empty."""
    out.mkdir(parents=True, exist_ok=True)
    names = [field.name for field in LAYOUTS[layout].fields]
    with (out / f"{layout}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def header(path: Path) -> list[str]:
    """Column names of a CSV as written, without surrounding spaces; empty when it has none."""
    with path.open("rb") as file:
        line = file.readline(65536).decode("utf-8-sig", errors="replace")
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=_delimiter(line)), [])]
    except csv.Error:
        return []


def read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV with its number (the header is row 1), trimmed; cells missing at the end are empty.

    UTF-8 with or without a byte order mark, else Windows-1252; commas, semicolons or tabs.
    Raises `UnreadableError` when it is not text in rows.
    """
    names = header(path)
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
            rows = csv.reader(file, delimiter=_delimiter(file.readline()))
            for number, cells in enumerate(rows, start=2):
                if any(cells):
                    padded = [cell.strip() for cell in cells] + [""] * (len(names) - len(cells))
                    yield number, dict(zip(names, padded, strict=False))
    except csv.Error as error:
        raise UnreadableError(
            f"{path.name} cannot be read as rows and columns; save it again as CSV (UTF-8)."
        ) from error


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _encoding(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for _ in iter(lambda: file.read(1 << 20), ""):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
