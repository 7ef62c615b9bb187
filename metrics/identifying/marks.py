"""What the check found: a stretch of the words, and what it seems to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

WORD = re.compile(r"(?<![\w&])[^\W\d_]+(?!&)(?:['’\-][^\W\d_]+)*")
ENDS = re.compile(r"[.!?:;\n“\"(]\s*$")  # of what comes before the first word of a sentence


class Kind(StrEnum):
    """What a stretch of the words may be; of two that overlap the first of these is told."""

    AGE = "age"
    PLACE = "place"
    NAME = "name"
    INITIALS = "initials"

    @property
    def article(self) -> str:
        """The kind with its article: "an age"."""
        return {Kind.AGE: "an age", Kind.INITIALS: "initials"}.get(self, f"a {self}")


@dataclass(frozen=True)
class Mark:
    """The `words` from the place `first` up to `last` of a comment, and what they may be."""

    kind: Kind
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class Token:
    """A word of the comment, where it stands, and whether it begins a sentence."""

    text: str
    first: int
    last: int
    opens: bool

    @cached_property
    def small(self) -> str:
        """The word in small letters, without the 's of what is somebody's."""
        return re.sub(r"['’]s?$", "", self.text.lower())

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokens(words: str) -> list[Token]:
    """The words in order; where all of them are in capitals, as if none were."""
    shouted = sum(map(str.isupper, words)) > sum(map(str.islower, words))
    said = words.lower() if shouted else words
    found = []
    for each in WORD.finditer(said):
        opens = not said[: each.start()].strip() or bool(ENDS.search(said[: each.start()]))
        found.append(Token(each.group(), each.start(), each.end(), opens))
    return found


def joined(words: str, found: Iterable[tuple[Kind, int, int]]) -> tuple[Mark, ...]:
    """The marks in order, none within another: what overlaps, or stands side by side as one kind, is one."""
    marks: list[tuple[Kind, int, int]] = []
    order = list(Kind)
    for kind, first, last in sorted(found, key=lambda each: each[1:]):
        before = marks[-1] if marks else None
        if before and (
            first < before[2] or (kind is before[0] and not words[before[2] : first].strip(" .-"))
        ):
            kind = min(kind, before[0], key=order.index)
            marks[-1] = (kind, before[1], max(last, before[2]))
        else:
            marks.append((kind, first, last))
    return tuple(Mark(kind, first, last, words[first:last]) for kind, first, last in marks)
