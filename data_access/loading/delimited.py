"""Text files with one row a line: which encoding and separator they use, and their rows."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from data_access.loading.beginnings import beginning, without_statement
from data_access.loading.encodings import mistakes, narrow_encoding, wide_encoding, without_marks
from data_access.loading.held import Lines, is_spaced, refuse_swallowed, refuse_unclosed
from data_access.loading.unreadable import UnreadableError

MOST_COLUMNS = 1_000  # an extract has two dozen, a whole system's export some hundreds
WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<?xml", b"mime-version:")
# Text has no control characters but these.
ODD = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b\x1a")


@dataclass(frozen=True)
class Examined:
    """What one pass over a text file's bytes told. `plain`: DuckDB may read it without our help.

    `lines`: how many there are, where it is plain. `above`: rows before the header, as a title. `width`: the
    header's cells.
    """

    encoding: str
    separator: str
    plain: bool
    lines: int = 0
    above: int = 0
    width: int = 0


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it, the header being row 1, and its cells."""

    number: int
    cells: list[str]


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file, to tell whether it was loaded before."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def examine(path: Path, own: frozenset[str] = frozenset()) -> Examined:
    """Encoding, separator, header and plainness of a text file; UnreadableError when it is not text.

    `own`: names of columns, besides ours, by which a header is known.
    """
    with path.open("rb") as file:
        head = file.read(65_536)
    known = wide_encoding(head)
    _refuse_what_is_not_text(head, known)
    encoding, plain, lines = (known, False, 0) if known else narrow_encoding(path)
    start = beginning(head.decode(encoding, "replace"), own)
    if not start.width:
        raise empty()
    if start.width > MOST_COLUMNS:
        raise UnreadableError(
            "too_many_columns",
            f"The first row has more than {MOST_COLUMNS:,} cells, so it is no header. Export the file "
            "again with one row to a line.",
        )
    plain = plain and not start.above and not start.stated
    return Examined(encoding, start.separator, plain, lines, start.above, start.width)


def rows_held(path: Path, examined: Examined) -> int:
    """How many lines with anything in them stand below the header."""
    with path.open(encoding=examined.encoding, errors="replace") as file:
        return max(sum(not line.isspace() for line in file) - 1 - examined.above, 0)


def empty() -> UnreadableError:
    """What is said of a file with nothing in it."""
    return UnreadableError("empty_file", "The file is empty. Export it again and send the new file.")


def _refuse_what_is_not_text(head: bytes, known: str) -> None:
    if not head.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\x1a"):
        raise empty()
    if head.removeprefix(codecs.BOM_UTF8).lstrip()[:400].lower().startswith(WEB_PAGE):
        raise UnreadableError(
            "web_page",
            "This is a web page, whatever its name says: some systems export one as .xls. Open it in Excel, "
            "save it as .xlsx or as CSV and send that.",
        )
    if known:
        return
    if head.startswith(b"%PDF") or sum(byte in ODD for byte in head) > len(head) / 100:
        raise UnreadableError("not_text", "This is not a text file or a workbook. Save it as CSV or .xlsx.")


def rows(path: Path, examined: Examined) -> Iterator[Row]:
    """The rows that have anything in them, the header first; UnreadableError where one swallows others."""
    with path.open(encoding=examined.encoding, errors=mistakes(examined.encoding), newline="") as file:
        lines = Lines(without_statement(without_marks(file)))
        reader = csv.reader(lines, delimiter=examined.separator)
        spaced = False
        for number in count(1):
            try:
                cells = next(reader, [])
            except csv.Error:
                raise UnreadableError(
                    "broken_row",
                    f"Row {number} cannot be read: a quotation mark is opened and never closed, or a cell "
                    "is far too long. Export the file again.",
                ) from None
            if refuse_unclosed(cells, number):
                return
            spaced = is_spaced(cells) if number == examined.above + 1 else spaced
            refuse_swallowed(lines.of_row(), examined.separator, examined.width, number, spaced)
            if number > examined.above and any(cell.strip() for cell in cells):
                yield Row(number, cells)


def write_clean(found: Iterable[Row], target: Path) -> list[str]:
    """Write rows as the plainest CSV there is, with their numbers; returns the header.

    Its first two columns are the row's number and, where that is not the header's, its number of cells.
    Separators with nothing behind them at the end of a row are no cells, unless more rows have something
    there: then the header lacks a column, and in every such row the values stand in wrong ones.
    """
    found = iter(found)
    header = next(found, None)
    if header is None:
        raise empty()
    names = [cell.strip() for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    width, cut, too_long = len(names), [], 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        writer.writerow(["file_row", "cells", *range(width)])
        for row in found:
            sent = row.cells if any(row.cells[width:]) else row.cells[:width]
            too_long += len(sent) > width
            if len(sent) < len(row.cells):
                cut.append(row.number)
            wrong = "" if len(sent) == width else len(sent)
            writer.writerow([row.number, wrong, *(sent + [""] * width)[:width]])
    if 0 < len(cut) < too_long:
        _count_again(target, frozenset(map(str, cut)), width + 1)
    return names


def _count_again(target: Path, numbers: Collection[str], cells: int) -> None:
    """Say of the rows of these numbers, written already, that they have so many cells."""
    before = target.rename(target.with_suffix(".before"))
    with (
        before.open(encoding="utf-8", newline="") as read,
        target.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        for number, wrong, *values in csv.reader(read):
            writer.writerow([number, cells if number in numbers else wrong, *values])
    before.unlink()
