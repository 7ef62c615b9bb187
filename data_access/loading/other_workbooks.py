"""Workbooks that are not .xlsx: .xls, .xlsb and .ods, unpacked by a process with limits of its own."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data_access.loading import unpacking
from data_access.loading.delimited import Row
from data_access.loading.unreadable import UnreadableError

MOST_SECONDS = 180
ROOT = Path(__file__).resolve().parents[2]


class OtherWorkbook:
    """A workbook unpacked into CSVs, which go with it. Of formulas only the values are known.

    `kind`: what its bytes say it is, as an ending of names, for the reader goes by these.
    """

    def __init__(self, path: Path, kind: str, scratch: Path):
        self._folder = tempfile.TemporaryDirectory(dir=scratch)
        self.formulas: dict[int, int] = {}
        self.unworked: dict[int, int] = {}
        self.days_1904 = False  # the reader has made dates of them
        folder = Path(self._folder.name)
        try:
            named = Path(shutil.copyfile(path, folder / f"workbook{kind}"))
            _unpack(named, folder)
            names = json.loads((folder / unpacking.SHEETS).read_text(encoding="utf-8"))
        except BaseException:
            self._folder.cleanup()
            raise
        self.sheets: list[str] = names["sheets"]
        self.hidden: list[str] = names["hidden"]

    def __enter__(self) -> OtherWorkbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet that have anything in them, as text."""
        path = Path(self._folder.name) / f"{self.sheets.index(sheet)}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for number, *cells in csv.reader(file):
                yield Row(int(number), cells)


def _unpack(path: Path, folder: Path) -> None:
    command = [sys.executable, "-m", unpacking.__name__, str(path), str(folder)]
    quiet = subprocess.DEVNULL  # what it says may hold values
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _too_large() from None
    if done.returncode == unpacking.LOCKED:
        raise locked()
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"memory allocation" in done.stderr:
        raise _too_large()
    if done.returncode:
        raise UnreadableError(
            "broken_workbook",
            "The workbook is damaged or cut off. Open it in the program that made it, and save it as .xlsx.",
        )


def locked() -> UnreadableError:
    """What is said of a workbook with a password."""
    return UnreadableError(
        "locked_workbook",
        "The workbook is protected by a password. Open it, save it without one and send that.",
    )


def _too_large() -> UnreadableError:
    return UnreadableError(
        "workbook_too_large",
        "The workbook needs far more room than a real one, most likely because a cell far from the others "
        "holds something. Save it as .xlsx or as CSV and send that.",
    )
