"""The product's own files of figures read back: the line that says which they are, and their rows as text."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from data_access.loading.unreadable import UnreadableError
from data_access.loading.workbooks import Workbook, opened
from data_access.stores.snapshots import StoreError

BEGINS = '{"question":'  # the line, in a cell of the cover or of every row of a CSV
COVER, FIGURES = "Cover", "Figures"
NOT_OURS = (
    "{file} is no table of figures as this program writes them, so it was not tested. Take it anew from the "
    "page that shows the figures, and leave it as it is."
)


class NotOurs(StoreError):  # noqa: N818 - named for what the file is
    """The file is none that this program wrote."""

    def __init__(self, file: str):
        super().__init__(NOT_OURS.format(file=file))


@dataclass(frozen=True)
class Exported:
    """A file of figures: its name, the line that says which they are, and its rows below their header."""

    file: str
    line: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, *names: str) -> int:
        """Where the column stands that has one of these names, in a CSV or a workbook."""
        found = [place for place, name in enumerate(self.header) if name in names]
        if not found:
            raise NotOurs(self.file)
        return found[0]


def read(path: Path) -> Exported:
    """The file read; NotOurs where it is none of ours."""
    try:
        with TemporaryDirectory() as scratch:
            book = opened(path, Path(scratch))
            if book is None:
                return _from_csv(path)
            with book:
                if not isinstance(book, Workbook):
                    raise NotOurs(path.name)
                return _from_workbook(path, book)
    except (UnreadableError, UnicodeDecodeError, csv.Error, KeyError, StopIteration, ValueError):
        raise NotOurs(path.name) from None


def _from_csv(path: Path) -> Exported:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = (tuple(row) for row in csv.reader(file) if any(row))
    return Exported(path.name, _line(rows[0] if rows else ()), header, tuple(rows))


def _from_workbook(path: Path, book: Workbook) -> Exported:
    line = _line(cell for row in book.rows(COVER) for cell in row.cells)
    sheet = [tuple(row.cells) for row in book.rows(FIGURES)]
    top = next(place for place, cells in enumerate(sheet) if "Status" in cells)
    width = len(sheet[top])
    rows = tuple((*cells, *[""] * (width - len(cells))) for cells in sheet[top + 1 :])
    return Exported(path.name, line, sheet[top], rows)


def _line(cells: Iterable[str]) -> str:
    """The first of the cells that has it, without the name that a cover puts before it."""
    found = next(cell[cell.index(BEGINS) :] for cell in cells if BEGINS in cell)
    json.loads(found)  # ValueError where it is cut off
    return found
