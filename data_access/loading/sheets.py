"""Which sheets of a workbook are which extract, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol

from data_access.extracts import FACTS, Layout
from data_access.loading.beginnings import DEEPEST, best_row
from data_access.loading.delimited import Row
from data_access.loading.naming import layout_beginning, layout_named
from data_access.mapping.own_words import OwnWords


class Book(Protocol):
    """A workbook, whatever program saved it.

    `formulas`, `unworked`: of the sheet read last, by the position of the column, how many cells hold a
    formula, and how many of these have no value.
    """

    formulas: dict[int, int]
    unworked: dict[int, int]

    @property
    def sheets(self) -> Sequence[str]:
        """Names of the sheets in sight."""

    @property
    def hidden(self) -> Sequence[str]:
        """Names of the hidden ones, which are not taken."""

    @property
    def days_1904(self) -> bool:
        """Whether dates that are only numbers count days from 1904."""

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet that have anything in them, as text."""


class OpenBook(Book, AbstractContextManager[Book], Protocol):
    """A workbook that is let go of afterwards."""


@dataclass(frozen=True)
class Sheet:
    """A sheet and the extract that it is; None where it is none."""

    name: str
    layout: Layout | None
    empty: bool


def sheets_of(book: Book, layout: Layout | None, own: OwnWords) -> list[Sheet]:
    """What each sheet in sight is. `layout`: what the file is by its name, and every sheet like it then."""
    found = [_what(book, name, layout, own) for name in book.sheets]
    if layout and not any(sheet.layout for sheet in found):
        # None has its columns: the first with anything in it is read, and what it lacks is said.
        first = next((sheet for sheet in found if not sheet.empty), None)
        return [Sheet(sheet.name, layout, False) if sheet is first else sheet for sheet in found]
    return found


def _what(book: Book, name: str, layout: Layout | None, own: OwnWords) -> Sheet:
    first = [row.cells for row in islice(book.rows(name), DEEPEST)]
    named = own.layout_of(name) or layout_named(name)
    if named or not first:
        return Sheet(name, named if first else None, not first)
    header = first[best_row(first, own.names())]
    asked = (layout,) if layout else FACTS
    like = [each for each in asked if set(each.required) <= own.ours(each, header)]
    return Sheet(name, like[0] if len(like) == 1 else layout_beginning(name), False)


def from_header(rows: Iterator[Row], own: frozenset[str]) -> Iterator[Row]:
    """The rows of a sheet from its header on: what stands above, as a title does, is left out.

    Each is as wide as the header, for workbooks leave empty ends out. `own`: names of columns besides ours.
    """
    first = list(islice(rows, DEEPEST))
    first = first[best_row([row.cells for row in first], own) :]
    width = len(first[0].cells) if first else 0
    for row in chain(first, rows):
        yield Row(row.number, row.cells + [""] * (width - len(row.cells)))


def not_read(book: Book, found: Sequence[Sheet]) -> Iterator[tuple[str, str, str]]:
    """Rule, severity and sentence for each sheet that was not read and has anything in it."""
    for sheet in found:
        if not (sheet.layout or sheet.empty):
            sentence = (
                f"Sheet “{sheet.name[:31]}” was not read: its columns are those of no extract. If rows are "
                "missing, give it the header of the other sheets, or name it after its extract."
            )
            yield "sheet_not_read", "warning", sentence
    for name in book.hidden:
        sentence = f"Sheet “{name[:31]}” is hidden, so it was not read. Unhide it if its rows are wanted."
        yield "hidden_sheet", "warning", sentence


def formulas_in(book: Book, header: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Rule, severity, sentence and column for each column of formulas in the sheet read last."""
    for position in sorted(book.formulas):
        column = header[position] if position < len(header) else f"number {position + 1}"
        if position in book.unworked:
            sentence = (
                f"Column {column} holds {book.unworked[position]} formulas without worked-out values, read "
                "as empty. Open the workbook in Excel, save it and send it again."
            )
            yield "formulas_without_values", "warning", sentence, column
        else:
            sentence = f"Column {column} holds formulas; the values they last showed were read."
            yield "formulas", "note", sentence, column
