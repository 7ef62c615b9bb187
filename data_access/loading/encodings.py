"""Which encoding a text file is in, by its bytes; where it is damaged that is said, and nothing guessed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from data_access.loading.unreadable import UnreadableError

BLOCK = 1 << 20
# No letters of ours: the end of a line, where UTF-16 is read from the wrong byte on.
SHIFTED = re.compile("[\u0a00\u0d00]")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A letter beyond ASCII as UTF-8 has it, and any byte beyond ASCII.
LETTER = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile("[\x80-\xff]")


def wide_encoding(head: bytes) -> str:
    """UTF-16 by its mark or, without one, by every other byte being zero; else empty."""
    if head.startswith(UTF16):
        return "utf-16"
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if half > 3 and zeros.count(0) > 0.7 * half and head.count(0) < 1.2 * half:
            return encoding
    return ""


def mistakes(encoding: str) -> str:
    """What Python is to do about bytes that are no letter: in UTF-16 they mean that a byte is lost."""
    return "strict" if encoding.startswith("utf-16") else "replace"


def narrow_encoding(path: Path) -> tuple[str, bool, int]:
    """The encoding, whether DuckDB numbers the rows as a spreadsheet does, and how many lines there are.

    UTF-8 or Windows-1252; UnreadableError where it is UTF-8 with damaged letters in it.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    plain, tail, lines, last = True, b"", 0, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                _refuse_damaged(path)
                return "cp1252", False, 0
            seen = tail + block
            blank_line = b"\n\n" in seen or b"\n\r\n" in seen
            lone_return = seen.count(b"\r") != seen.count(b"\r\n") + seen.endswith(b"\r")
            plain = plain and not (blank_line or lone_return or b"\0" in block or b"\x1a" in block)
            tail, last = seen[-2:], block[-1:]
            lines += block.count(b"\n")
    return "utf-8-sig", plain, lines + (last != b"\n")


def _refuse_damaged(path: Path) -> None:
    """UnreadableError where at least as many letters beyond ASCII are in UTF-8 as are not.

    Read as Windows-1252, each would become two or three others, and a child's number that of somebody else.
    """
    letters = damaged = lines = first = 0
    with path.open(encoding="latin-1") as file:  # a character a byte, whatever ends the lines
        for lines, line in enumerate(file, 1):  # noqa: B007
            here = len(HIGH.findall(LETTER.sub("", line)))
            letters, damaged = letters + len(LETTER.findall(line)), damaged + here
            first = first or (lines if here else 0)
    if letters >= damaged:
        raise UnreadableError(
            "damaged_letters",
            f"Line {first}: a character is damaged, so that numbers of children could be read as those of "
            "others; the file was not loaded. Export it again as UTF-8.",
            rows=lines - 1,
        )


def without_marks(file: Iterable[str]) -> Iterator[str]:
    """The lines without what old programs put into text: zeros, and Ctrl-Z, which once ended a file."""
    try:
        for line in file:
            if SHIFTED.search(line):
                raise _shifted()
            yield line.replace("\0", "").replace("\x1a", "")
    except UnicodeDecodeError:
        raise _shifted() from None


def _shifted() -> UnreadableError:
    return UnreadableError(
        "broken_text",
        "The file is in UTF-16 and lacks a byte, or has one too many, so rows would be lost. "
        "Export it again, as UTF-8.",
    )
