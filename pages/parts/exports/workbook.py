"""An accessible workbook by the Analysis Function's guidance on spreadsheets, written by gptables.

Cover with all notes, contents, and one real table a sheet, with nothing clipped and no cell a formula.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.exports import rows

NOTHING = "[z]"
INSTRUCTIONS = "This worksheet contains one table. Its definition and notes are on the cover."
WIDEST = 600  # pixels; longer text is wrapped
LETTERS = 80  # of a text that stays on one line


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own. `formats`: of columns, Excel's way of writing their numbers."""

    name: str
    title: str
    subtitle: str
    header: Sequence[str]
    body: Sequence[Sequence[rows.Cell]]
    legend: Sequence[str] = ()
    formats: Sequence[tuple[Sequence[str], str]] = ()


def write(sheets: Sequence[Sheet], intro: Sequence[str], about: Sequence[str]) -> bytes:
    """The bytes of the workbook, titled as its first sheet; `intro` and `about` are on the cover."""
    # Only when a workbook is asked for: gptables takes most of a second to import.
    import gptables

    first, out = sheets[0], io.BytesIO()
    with warnings.catch_warnings():
        # Meant so: the cover holds the notes, and a second copy would only be read twice.
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
    book.set_properties({"title": first.title, "subject": first.subtitle})
    book.close()
    return out.getvalue()


def _table(sheet: Sheet, table):
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
        ],
    )


def _known(cell: rows.Cell) -> rows.Cell:
    return NOTHING if cell is None else cell


def text(written: str) -> str:
    """Text that is only text: no formula, none of the marks gptables reads as notes or links.

    A name made of signs alone is said to be one, as the guidance allows no such cell.
    """
    plain = re.sub(r"\]\s*\(", "] - (", written.replace("$$", "$ $"))
    if plain.strip() and not re.search(r"[a-zA-Z0-9]", plain):
        plain = f"{plain} (name as recorded)"
    return rows.safe(plain) or NOTHING
