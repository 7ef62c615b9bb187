"""Text files with one row a line: which encoding and separator they use, and their rows."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SEPARATORS = ",;\t|"
BLOCK = 1 << 20
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Text has no control characters but these.
ODD = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b\x1a")


class UnreadableError(Exception):
    """The file cannot be read at all. `rule` names why; the message is a sentence for its sender."""

    def __init__(self, rule: str, sentence: str):
        super().__init__(sentence)
        self.rule = rule


@dataclass(frozen=True)
class Examined:
    """What one pass over a text file's bytes told. `plain`: DuckDB may read it without our help."""

    encoding: str
    separator: str
    plain: bool


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it, the header being row 1, and its cells."""

    number: int
    cells: list[str]


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file, to tell whether it was loaded before."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def examine(path: Path) -> Examined:
    """Encoding, separator and plainness of a text file; UnreadableError when it is not text."""
    with path.open("rb") as file:
        head = file.read(65_536)
    _refuse_what_is_not_text(head)
    if head.startswith(UTF16):
        return Examined("utf-16", _separator(head.decode("utf-16", "replace")), plain=False)
    encoding, plain = _encoding(path)
    return Examined(encoding, _separator(head.decode(encoding, "replace")), plain)


def _refuse_what_is_not_text(head: bytes) -> None:
    if not head.strip():
        raise UnreadableError("empty_file", "The file is empty. Export it again and send the new file.")
    if head.startswith(OLD_EXCEL):
        raise UnreadableError(
            "old_excel", "This is an old Excel workbook (.xls). Save it as .xlsx or as CSV and send that."
        )
    if head.startswith(UTF16):
        return
    if head.startswith(b"%PDF") or sum(byte in ODD for byte in head) > len(head) / 100:
        raise UnreadableError("not_text", "This is not a text file or a workbook. Save it as CSV or .xlsx.")


def _encoding(path: Path) -> tuple[str, bool]:
    """The encoding, and whether the lines are such that DuckDB numbers the rows as a spreadsheet does."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    plain, tail = True, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return "cp1252", False
            seen = tail + block
            blank_line = b"\n\n" in seen or b"\n\r\n" in seen
            lone_return = seen.count(b"\r") != seen.count(b"\r\n") + seen.endswith(b"\r")
            plain = plain and not (blank_line or lone_return or b"\0" in block)
            tail = seen[-2:]
    return "utf-8-sig", plain


def _separator(text: str) -> str:
    """The separator that occurs most in the header."""
    lines = [line for line in text.splitlines() if line.strip()]
    return max(SEPARATORS, key=lines[0].count) if lines else ","


def rows(path: Path, examined: Examined) -> Iterator[Row]:
    """The rows that have anything in them; UnreadableError where a row cannot be told from the next."""
    with path.open(encoding=examined.encoding, errors="replace", newline="") as file:
        reader = csv.reader((line.replace("\0", "") for line in file), delimiter=examined.separator)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader, None)
            except csv.Error:
                raise UnreadableError(
                    "broken_row",
                    f"Row {number} cannot be read: a quotation mark is opened and never closed, or a cell "
                    "is far too long. Export the file again.",
                ) from None
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield Row(number, cells)


def write_clean(found: Iterable[Row], target: Path) -> list[str]:
    """Write rows as the plainest CSV there is, with their numbers; returns the header.

    Its first two columns are the row's number and, where that is not the header's, its number of cells.
    """
    found = iter(found)
    header = next(found, None)
    if header is None:
        raise UnreadableError("empty_file", "The file is empty. Export it again and send the new file.")
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
