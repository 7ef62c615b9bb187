"""Workbooks: which kind a file is, and the sheets of .xlsx as rows of text, within limits."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from data_access.loading.cells import as_typed
from data_access.loading.delimited import Row
from data_access.loading.other_workbooks import OtherWorkbook, locked
from data_access.loading.unreadable import UnreadableError

# A real workbook of a million rows unpacks to less than this.
MOST_BYTES = 1 << 30
# Excel keeps all texts in one part, which has to be held in memory.
MOST_TEXT = 100 << 20
# Sheets pack 10 to 50 times; only a file made to do harm packs much more.
MOST_PACKED, LARGE = 200, 10 << 20
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
XLSX, OTHERS = "xl/workbook.xml", {"xl/workbook.bin": ".xlsb", "content.xml": ".ods"}
LOCKED = "EncryptedPackage".encode("utf-16-le")  # the part of an old file that holds a new one, locked


def opened(path: Path, scratch: Path) -> Workbook | OtherWorkbook | None:
    """The workbook that the file is by its bytes, whatever its name says; None where it is none."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(OLD):
        if LOCKED in path.read_bytes():
            raise locked()
        return OtherWorkbook(path, ".xls", scratch)
    if not start.startswith(ZIP):
        return None
    kind = _kind(path)
    return OtherWorkbook(path, kind, scratch) if kind else Workbook(path)


def _kind(path: Path) -> str:
    """Which other workbook the archive is, if not .xlsx; UnreadableError where it is none, or too large.

    The sizes are those the archive declares: Python reads no part beyond its declared size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _broken() from None
    names = {part.filename for part in parts}
    if not names & {XLSX, *OTHERS}:
        raise UnreadableError(
            "not_a_workbook", "This is a zip file, not a workbook. Unpack it and send its files."
        )
    packed = any(part.file_size > LARGE + MOST_PACKED * part.compress_size for part in parts)
    text = sum(part.file_size for part in parts if "sharedStrings" in part.filename)
    if packed or text > MOST_TEXT or sum(part.file_size for part in parts) > MOST_BYTES:
        raise UnreadableError(
            "workbook_too_large",
            "The workbook unpacks to far more than a real one would, so it was not opened. Send it as CSV.",
        )
    _refuse_damaged(path)
    return "" if XLSX in names else next(kind for part, kind in OTHERS.items() if part in names)


def _refuse_damaged(path: Path) -> None:
    """UnreadableError where a part is not what its checksum says: its reader may not notice changed cells."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip() is not None
    except Exception:  # a damaged archive raises almost anything
        damaged = True
    if damaged:
        raise _broken()


class Workbook:
    """A workbook open for reading twice over: what its cells show and what was typed in them."""

    def __init__(self, path: Path):
        self._file = path.open("rb")  # given a path, openpyxl goes by its ending
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it leaves out; we read none
            try:
                self._shown = openpyxl.load_workbook(self._file, read_only=True, data_only=True)
                self._typed = openpyxl.load_workbook(self._file, read_only=True)
            except Exception:  # a damaged workbook raises almost anything
                self._file.close()
                raise _broken() from None
        self.days_1904 = self._shown.epoch == CALENDAR_MAC_1904
        self.formulas: dict[int, int] = {}  # column position -> cells of formulas
        self.unworked: dict[int, int] = {}  # column position -> formulas without a worked-out value

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._shown.close()
        self._typed.close()
        self._file.close()

    @property
    def sheets(self) -> list[str]:
        """Names of the sheets in sight that hold cells, in order."""
        return [sheet.title for sheet in self._shown.worksheets if sheet.sheet_state == "visible"]

    @property
    def hidden(self) -> list[str]:
        """Names of the sheets that hold cells and are hidden."""
        return [sheet.title for sheet in self._shown.worksheets if sheet.sheet_state != "visible"]

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet that have anything in them, as text; counts the formulas it meets."""
        self.formulas, self.unworked = {}, {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield from self._rows(sheet)
            except UnreadableError:
                raise
            except Exception:  # openpyxl meets damage only when it comes to it
                raise _broken() from None

    def _rows(self, sheet: str) -> Iterator[Row]:
        shown, typed = _cells(self._shown[sheet]), _cells(self._typed[sheet])
        for number, (values, formulas) in enumerate(zip_longest(shown, typed, fillvalue=()), 1):
            self._count(values, formulas)
            cells = [as_typed(value) for value in values]
            if any(cells):
                yield Row(number, cells)

    def _count(self, values: tuple, formulas: tuple) -> None:
        for position, typed in enumerate(formulas):
            # Array formulas are objects of openpyxl's own, not text.
            if (isinstance(typed, str) and typed.startswith("=")) or hasattr(typed, "ref"):
                self.formulas[position] = self.formulas.get(position, 0) + 1
                if position < len(values) and values[position] is None:
                    self.unworked[position] = self.unworked.get(position, 0) + 1


def _cells(sheet: ReadOnlyWorksheet) -> Iterator[tuple]:
    sheet.reset_dimensions()  # the size a sheet declares is often wrong
    rows: Iterator[tuple] = sheet.iter_rows(values_only=True)
    return rows


def _broken() -> UnreadableError:
    return UnreadableError(
        "broken_workbook", "The workbook is damaged or cut off. Open it in Excel and save it again."
    )
