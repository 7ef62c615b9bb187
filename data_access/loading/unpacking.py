"""`python -m data_access.loading.unpacking WORKBOOK DIR`: its sheets as CSVs, by a process of its own.

The reader of .xls, .xlsb and .ods asks for room for every cell between the first and the last, so one stray
cell can make it ask for hundreds of gigabytes, and it then ends its process. This one has limits, and dies
alone.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from data_access.loading.cells import as_typed

MOST_MEMORY = 2 << 30
MOST_SECONDS = 120
LOCKED = 3  # exit status of a workbook with a password
SHEETS = "sheets.json"


def unpack(workbook: Path, folder: Path) -> None:
    """Write each sheet in sight as `0.csv`, `1.csv`..., its rows numbered, and `SHEETS` with their names."""
    book = CalamineWorkbook.from_path(str(workbook))
    names: dict[str, list[str]] = {"sheets": [], "hidden": []}
    for sheet in book.sheets_metadata:
        if sheet.visible is SheetVisibleEnum.Visible:
            _write(book.get_sheet_by_name(sheet.name), folder / f"{len(names['sheets'])}.csv")
            names["sheets"].append(sheet.name)
        else:
            names["hidden"].append(sheet.name)
    (folder / SHEETS).write_text(json.dumps(names), encoding="utf-8")


def _write(sheet: CalamineSheet, target: Path) -> None:
    first = (sheet.start or (0, 0))[0] + 1
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for number, row in enumerate(sheet.iter_rows(), first):
            cells = [as_typed(value) for value in row]
            if any(cells):
                writer.writerow([number, *cells])


def _limit() -> None:
    """Windows has no such limits: there the time limit of the caller is all there is."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit()
    try:
        unpack(Path(sys.argv[1]), Path(sys.argv[2]))
    except PasswordError:
        sys.exit(LOCKED)
