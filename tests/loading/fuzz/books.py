"""Workbooks as programs save them: typed cells or texts, a sheet a year or an extract, hidden ones."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.loading import old_workbooks, workbooks
from tests.loading.fuzz.meaning import EXTRACTS, Row, rows
from tests.loading.fuzz.sent import Line, Sent, spoil
from tests.loading.fuzz.texts import Table

COUNT = re.compile(r"\d{5}(\.\d+)?")
KINDS = ("xlsx",) * 8 + ("ods", "xlsb", "xls")


@dataclass
class Sheet:
    """The cells of a sheet, and which of its rows are to be loaded."""

    name: str
    extract: str
    cells: list[list[object]]
    lines: list[Line] = field(default_factory=list)
    hidden: bool = False


def book_file(folder: Path, chance: random.Random) -> Sent:
    """A workbook of one kind or another, spoilt or not."""
    kind = chance.choice(KINDS)
    if chance.random() < 0.3:
        stem, extracts = "council", chance.sample(list(EXTRACTS), chance.choice([1, 2, 3]))
        parts = [(each.title(), each, rows(chance, each)) for each in extracts]
    else:
        stem = chance.choice(list(EXTRACTS))
        parts = [
            (str(2020 + year), stem, part) for year, part in enumerate(_years(rows(chance, stem), chance))
        ]
    tables = {extract: Table(chance, extract) for _, extract, _ in parts}
    sheets = [_sheet(name, tables[extract], kept, kind, chance) for name, extract, kept in parts]
    path = folder / f"{stem}.{chance.choice([kind, kind, 'xlsm', 'csv'])}"
    away = _away(tables[parts[0][1]], chance)
    _save(path, [*sheets, *away], kind, chance)
    content, touched = spoil(path.read_bytes(), chance)
    path.write_bytes(content)
    labels = {
        sheet.name: path.name if len(sheets) == 1 else f"{path.name} ({sheet.name})" for sheet in sheets
    }
    lines = [replace(line, label=labels[sheet.name]) for sheet in sheets for line in sheet.lines]
    return Sent(path, lines, touched, located=False, loose=2 if kind == "xls" and touched else 0)


def _years(kept: list[Row], chance: random.Random) -> list[list[Row]]:
    """The rows on one sheet, or on one for each of some years."""
    cuts = sorted(chance.randrange(1, len(kept) + 1) for _ in range(chance.choice([0, 0, 1, 2])))
    ends = zip([0, *cuts], [*cuts, len(kept)], strict=True)
    return [part for first, last in ends if (part := kept[first:last])]


def _sheet(name: str, table: Table, kept: list[Row], kind: str, chance: random.Random) -> Sheet:
    title: list[list[object]] = chance.choice([[], [], [["Run on 14/04/2025"], []]])
    sheet = Sheet(name, table.extract, [*title, [*table.header]])
    for row in kept:
        if chance.random() < 0.02:
            sheet.cells.append([])
        texts = table.cells(row)
        typed = [row.values[name].typed if name else None for name in table.names]
        worth = [_worth(value, text, kind) for value, text in zip(typed, texts, strict=True)]
        sheet.cells.append(worth)
        sheet.lines.append(Line(table.extract, "", len(sheet.cells), row, table.sent))
    return sheet


def _worth(typed: object, text: str, kind: str) -> object:
    """What stands in the cell: what was typed, where this kind of workbook can be written with it."""
    if typed is None or kind in ("xlsb", "xls") or (kind == "ods" and isinstance(typed, bool)):
        return text
    return typed


def _away(table: Table, chance: random.Random) -> list[Sheet]:
    """Sheets that are not to be loaded, and are said: hidden, or of something else."""
    away = []
    if chance.random() < 0.15:
        kept = [row for row in rows(chance, table.extract) if row.sound]
        away.append(Sheet("Old", table.extract, [[*table.header], *map(table.cells, kept)], hidden=True))
    if chance.random() < 0.15:
        away.append(Sheet("About", "", [["Made by the performance team"], ["for", "the", "council"]]))
    return away


def _save(path: Path, sheets: list[Sheet], kind: str, chance: random.Random) -> None:
    cells = {sheet.name: sheet.cells for sheet in sheets}
    hidden = next((sheet.name for sheet in sheets if sheet.hidden), "")
    if kind != "xlsx":
        texts = {name: [[_latin(cell) for cell in row] for row in rows] for name, rows in cells.items()}
        getattr(old_workbooks, kind)(path, cells if kind == "ods" else texts, hidden)
        return
    book = workbooks.workbook(cells)
    if hidden:
        book[hidden].sheet_state = chance.choice(["hidden", "veryHidden"])
    # A number that is a text counts from 1904 there too, and then it is another day than was meant.
    texts = {cell for rows in cells.values() for row in rows for cell in row if isinstance(cell, str)}
    if chance.random() < 0.1 and not any(COUNT.fullmatch(text.strip()) for text in texts):
        book.epoch = CALENDAR_MAC_1904
    book.save(path)


def _latin(cell: object) -> str:
    return str(cell).encode("latin-1", "replace").decode("latin-1")
