"""An accessible workbook by the Analysis Function's guidance on spreadsheets, written by gptables.

Cover with all notes, contents, and one real table a sheet, with nothing clipped and no cell a formula.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from pages.parts.exports import rows

if TYPE_CHECKING:
    from gptables import GPTable
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NOTHING = "[z]"
INSTRUCTIONS = "This worksheet contains one table. Its definition and notes are on the cover."
LETTERS = 60  # letters of a text that stays on one line
NUMBER = 9  # letters of the longest number shown: "1,234,567"
LINE = 16  # points of height for a line
ABOVE = 4  # rows over the figures besides the legend: title, subtitle, instructions, header
A4 = 9  # Excel's number for it
COVER = {"title": (45, 24), "text": (80, LINE)}  # letters of a line there, and its points


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own. `formats`: Excel's number formats, by column.

    A text of more than `wide` letters goes on to the next line.
    """

    name: str
    title: str
    subtitle: str
    header: Sequence[str]
    body: Sequence[Sequence[rows.Cell]]
    legend: Sequence[str] = ()
    formats: Sequence[tuple[Sequence[str], str]] = ()
    wide: int = LETTERS


def write(sheets: Sequence[Sheet], intro: Sequence[str], about: Sequence[str]) -> bytes:
    """The bytes of the workbook, with its first sheet's title; `intro` and `about` are on the cover."""
    # Only when a workbook is asked for: gptables takes most of a second to import.
    import gptables

    first, out = sheets[0], io.BytesIO()
    with warnings.catch_warnings():
        # On purpose: the cover holds the notes, and people would only read a second copy twice.
        warnings.filterwarnings("ignore", "No note text provided", UserWarning)
        book = gptables.produce_workbook(
            filename=out,
            sheets={sheet.name: _table(sheet, gptables.GPTable) for sheet in sheets},
            cover=gptables.Cover(
                title=text(first.title),
                intro=[text(each) for each in (first.subtitle, *intro)],
                about=list(map(text, about)),
            ),
            workbook_options={"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True},
        )
    _make_room(book, sheets)
    _room_on_cover(book.get_worksheet_by_name("Cover"), first.title, [first.subtitle, *intro], about)
    _fit_to_paper(book, sheets)
    book.set_properties({"title": first.title, "subject": first.subtitle})
    book.close()
    return out.getvalue()


def _table(sheet: Sheet, table: Callable[..., GPTable]) -> GPTable:
    import pandas as pd

    body = [[text(cell) if isinstance(cell, str) else _known(cell) for cell in row] for row in sheet.body]
    return table(
        table=pd.DataFrame(body, columns=list(sheet.header), dtype=object),
        table_name=sheet.name.lower().replace(" ", "_"),
        title=text(sheet.title),
        subtitles=[text(sheet.subtitle)],
        instructions=INSTRUCTIONS,
        legend=list(sheet.legend),
        index_columns={},
        additional_formatting=[
            {"column": {"columns": list(names), "format": {"num_format": shape, "align": "right"}}}
            for names, shape in sheet.formats
            if names
        ]
        + [{"column": {"columns": [name], "format": {"text_wrap": True}}} for name in _long(sheet).values()]
        + [{"column": {"columns": list(sheet.header), "format": {"valign": "top"}}}],
    )


def _long(sheet: Sheet) -> dict[int, str]:
    """The columns with a text too long for one line, by index."""
    return {
        place: name
        for place, name in enumerate(sheet.header)
        if any(_lines(row[place], sheet.wide) > 1 for row in sheet.body)
    }


def _make_room(book: Workbook, sheets: Sequence[Sheet]) -> None:
    """Wrap long texts and set the height of their rows, which not every program works out by itself."""
    for sheet in sheets:
        written, long = book.get_worksheet_by_name(sheet.name), _long(sheet)
        for place in long:
            written.set_column(place, place, sheet.wide)
        for place, letters in _of_numbers(sheet).items():
            written.set_column(place, place, letters)
        for number, row in enumerate(sheet.body, start=ABOVE + len(sheet.legend)):
            lines = max((_lines(row[place], sheet.wide - 5) for place in long), default=1)
            if lines > 1:
                written.set_row(number, LINE * lines)


def _of_numbers(sheet: Sheet) -> dict[int, int]:
    """The widths of number columns, by index: as numbers are shown, which is shorter than they are."""
    numbers = {name for names, _ in sheet.formats for name in names}
    return {
        place: 2 + max(NUMBER, len(name), *(_letters(row[place]) for row in sheet.body))
        for place, name in enumerate(sheet.header)
        if name in numbers
    }


def _letters(cell: rows.Cell) -> int:
    return len(cell) if isinstance(cell, str) else 0


def _room_on_cover(cover: Worksheet, title: str, intro: Sequence[str], about: Sequence[str]) -> None:
    written = [(title, "title"), ("", "text"), *((each, "text") for each in intro), ("", "text")]
    for number, (said, kind) in enumerate([*written, *((each, "text") for each in about)]):
        letters, points = COVER[kind]
        if (lines := _lines(said, letters)) > 1:
            cover.set_row(number, points * lines)


def _fit_to_paper(book: Workbook, sheets: Sequence[Sheet]) -> None:
    """Print every sheet as wide as the paper, with the table's headings on each page."""
    for written in book.worksheets():
        written.set_paper(A4)
        written.fit_to_pages(1, 0)  # one page wide, and as many pages long as it takes
    for sheet in sheets:
        written = book.get_worksheet_by_name(sheet.name)
        written.set_landscape()
        written.repeat_rows(ABOVE + len(sheet.legend) - 1)


def _lines(cell: rows.Cell, letters: int) -> int:
    return ceil(len(cell) / letters) if isinstance(cell, str) else 1


def _known(cell: rows.Cell) -> rows.Cell:
    return NOTHING if cell is None else cell


def text(written: str) -> str:
    """Text as plain text: no formula, and no mark that gptables reads as a note or link.

    The guidance allows no cell of signs alone, so a name made of signs gets words around it.
    """
    plain = re.sub(r"\]\s*\(", "] - (", written.replace("$$", "$ $"))
    if plain.strip() and not re.search(r"[a-zA-Z0-9]", plain):
        plain = f"{plain} (name as recorded)"
    return rows.safe(plain) or NOTHING
