"""What was sent: the file, and of each row what it means and where in the file it stands."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tests.loading.fuzz.meaning import Row

MARKS = (b"\x1a", b"\0", b"\xff", b"\n", b",", b"\r", b'"', b"\xc3", b"<", b"&")


@dataclass(frozen=True)
class Line:
    """A row as sent: under which name the loader knows its table, its number there, and its bytes."""

    extract: str
    label: str
    number: int
    row: Row
    sent: frozenset[str]  # columns
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Sent:
    """A file and its rows. `spoilt`: the bytes as they were that a mark or a cut touched, if any did.

    `located`: it is known which bytes a row has, so which rows were touched. `loose`: where it is not, how
    many may be other rows now, in a format without checksums.
    """

    path: Path
    lines: list[Line]
    spoilt: tuple[int, int] | None = None
    located: bool = True
    loose: int = 0
    first: int = 0  # where the first row begins; before it stand title and header

    def touched(self, line: Line) -> bool:
        """Whether the spoiling touched the row, or the line's end before or after it."""
        if self.spoilt is None or not self.located:
            return False
        return line.start - 4 <= self.spoilt[1] and self.spoilt[0] <= line.end + 4

    @property
    def head_touched(self) -> bool:
        """Whether it touched what stands above the rows."""
        return self.spoilt is not None and (not self.located or self.spoilt[0] <= self.first + 4)


def spoil(content: bytes, chance: random.Random) -> tuple[bytes, tuple[int, int] | None]:
    """The bytes with a mark put in, a part taken out, cut off, or as they are; and which were touched."""
    place, length = chance.randrange(len(content)), chance.randint(1, 40)
    rest, whole = content[place + length :], len(content)
    mark = chance.choice(MARKS)
    tail = chance.choice([b"\x1a", b"\n\n\n", b"\n\x1a", b'"', b"\0" * 600])
    return chance.choice(
        [
            (content, None),
            (content, None),
            (content, None),
            (content[:place] + mark + content[place:], (place, place)),
            (content[:place] + b'"' + content[place:], (place, place)),
            (content[:place] + mark + content[place + 1 :], (place, place + 1)),
            (content[:place] + rest, (place, place + length)),
            (content[:place] + bytes(length) + rest, (place, place + length)),
            (content[:place], (place, whole)),
            (content + tail, (whole, whole)),
        ]
    )
