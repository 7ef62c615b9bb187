"""Text files as one system or another writes them: encoding, separator, quoting, titles, columns."""

from __future__ import annotations

import codecs
import csv
import io
import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.loading.fuzz.meaning import EXTRACTS, Row, rows
from tests.loading.fuzz.sent import Line, Sent, spoil

NOTES = ("", "seen", "Mum, dad, and gran", "line one\nline two, with more", 'said "no"', "a;b|c\td", "é ’ £")
ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16, big": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-16 without a mark": (b"", "utf-16-le"),
    "utf-16, big, without a mark": (b"", "utf-16-be"),
    "windows": (b"", "cp1252"),
}


@dataclass
class Table:
    """The columns of a file in its order: fields of the extract, and others (None) that are its own."""

    chance: random.Random
    extract: str
    names: list[str | None] = field(default_factory=list)
    header: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        required, chance = EXTRACTS[self.extract].required, self.chance
        row = EXTRACTS[self.extract].draw
        known = list(row(_draw(chance), 1).values)
        left_out = chance.choice([0, 0, 0.3])
        self.names = [name for name in known if name in required or chance.random() >= left_out]
        others = chance.sample(
            ["notes", "Worker's name", "", "Case note ref", "Week"], chance.choice([0, 1, 2])
        )
        self.names += [None] * len(others)
        if chance.random() < 0.5:
            chance.shuffle(self.names)
        style = chance.choice([str, str.upper, str.title, lambda name: f" {name.replace('_', ' ')} "])
        self.header = [style(name) if name else others.pop() for name in self.names]
        if not self.header[-1]:
            self.header[-1] = "Area"

    @property
    def sent(self) -> frozenset[str]:
        """Fields that the file has a column of."""
        return frozenset(name for name in self.names if name)

    def cells(self, row: Row) -> list[str]:
        """The row as texts."""
        return [row.values[name].text if name else self.chance.choice(NOTES) for name in self.names]


def _draw(chance: random.Random):
    from tests.loading.fuzz.meaning import Draw

    return Draw(random.Random(chance.random()))


def text_file(folder: Path, chance: random.Random) -> Sent:
    """A file of one extract as a system or a spreadsheet exports it, spoilt or not."""
    extract = chance.choice(["referrals", "referrals", "allocations", "accounts"])
    table, kept = Table(chance, extract), rows(chance, extract)
    separator, ending = chance.choice(",,;\t|"), chance.choice(["\n", "\r\n", "\r\n", "\r"])
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    if ending == "\r":
        quoting = csv.QUOTE_ALL  # Python would leave a cell of two lines unquoted, as no program does
    mark, encoding = ENCODINGS[chance.choice(list(ENCODINGS))]

    def line(cells: list[str]) -> bytes:
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator=ending, quoting=quoting).writerow(cells)
        return out.getvalue().encode(encoding, "replace")

    blank = ending.encode(encoding)
    content = mark
    if chance.random() < 0.1:
        content += f"sep={separator}".encode(encoding) + blank
    number = 1
    if chance.random() < 0.15:
        content, number = content + "Run on 14/04/2025".encode(encoding) + blank * 2, 3
    content += line(table.header)
    first, lines = len(content), []
    path = folder / chance.choice([f"{extract}.csv", f"{extract}_2024-25.txt", f"{extract.title()}.CSV"])
    for row in kept:
        number += 1
        if chance.random() < 0.02:
            content, number = content + blank, number + 1
        cells, sound = table.cells(row), row.sound
        if sound and row is not kept[0] and chance.random() < 0.01:  # the first is there to be repeated
            cells, row = cells[:-1], Row(row.values, sound=False)
        elif chance.random() < 0.02:
            cells += ["", ""]
        written = line(cells)
        lines.append(Line(extract, path.name, number, row, table.sent, len(content), len(content + written)))
        content += written
    if chance.random() < 0.2:
        content = content[: -len(blank)]
    spoilt, touched = spoil(content, chance)
    path.write_bytes(spoilt)
    return Sent(path, lines, touched, first=first)
