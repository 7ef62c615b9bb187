"""Text files with one row a line: which encoding and separator they use, and their rows."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from data_access.loading.beginnings import beginning, without_statement
from data_access.loading.held import Lines, refuse_swallowed, refuse_unclosed
from data_access.loading.unreadable import UnreadableError

BLOCK = 1 << 20
SHIFTED = "\u0a00"  # no letter: the end of a line, where UTF-16 is read from the wrong byte on
MOST_COLUMNS = 1_000  # an extract has two dozen, a whole system's export some hundreds
WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<?xml", b"mime-version:")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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
    known = _wide_encoding(head)
    _refuse_what_is_not_text(head, known)
    encoding, plain, lines = (known, False, 0) if known else _encoding(path)
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


def _wide_encoding(head: bytes) -> str:
    """UTF-16 by its mark or, without one, by every other byte being zero; else empty."""
    if head.startswith(UTF16):
        return "utf-16"
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if half > 3 and zeros.count(0) > 0.7 * half and head.count(0) < 1.2 * half:
            return encoding
    return ""


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


def _encoding(path: Path) -> tuple[str, bool, int]:
    """The encoding, whether DuckDB numbers the rows as a spreadsheet does, and how many lines there are."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    plain, tail, lines, last = True, b"", 0, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return "cp1252", False, 0
            seen = tail + block
            blank_line = b"\n\n" in seen or b"\n\r\n" in seen
            lone_return = seen.count(b"\r") != seen.count(b"\r\n") + seen.endswith(b"\r")
            plain = plain and not (blank_line or lone_return or b"\0" in block or b"\x1a" in block)
            tail, last = seen[-2:], block[-1:]
            lines += block.count(b"\n")
    return "utf-8-sig", plain, lines + (last != b"\n")


def rows(path: Path, examined: Examined) -> Iterator[Row]:
    """The rows that have anything in them, the header first; UnreadableError where one swallows others."""
    with path.open(encoding=examined.encoding, errors="replace", newline="") as file:
        lines = Lines(without_statement(_without_marks(file)))
        reader = csv.reader(lines, delimiter=examined.separator)
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
            refuse_swallowed(lines.of_row(), examined.separator, examined.width, number)
            if number > examined.above and any(cell.strip() for cell in cells):
                yield Row(number, cells)


def _without_marks(file: Iterable[str]) -> Iterator[str]:
    """The lines without what old programs put into text: zeros, and Ctrl-Z, which once ended a file."""
    for line in file:
        if SHIFTED in line:
            raise UnreadableError(
                "broken_text",
                "The file is in UTF-16 and lacks a byte, or has one too many, so rows would be lost. "
                "Export it again, as UTF-8.",
            )
        yield line.replace("\0", "").replace("\x1a", "")


def write_clean(found: Iterable[Row], target: Path) -> list[str]:
    """Write rows as the plainest CSV there is, with their numbers; returns the header.

    Its first two columns are the row's number and, where that is not the header's, its number of cells.
    """
    found = iter(found)
    header = next(found, None)
    if header is None:
        raise empty()
    names = [cell.strip() for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    width = len(names)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        writer.writerow(["file_row", "cells", *range(width)])
        for row in found:
            sent = row.cells if any(row.cells[width:]) else row.cells[:width]
            wrong = "" if len(sent) == width else len(sent)
            writer.writerow([row.number, wrong, *(sent + [""] * width)[:width]])
    return names
