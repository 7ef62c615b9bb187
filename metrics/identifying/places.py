"""Places: the council's own, towns that anybody knows, and what is called a street, a school or the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from metrics.asking.run import per_snapshot
from metrics.catalogue import reference
from metrics.identifying.listed import forms, is_near, is_ordinary, listed, names
from metrics.identifying.marks import Token
from metrics.snapshot import Snapshot

LEAST = 6  # letters of a town whose misspellings are known
LONGEST = 3  # words of a name before "primary" or "road"
_TO = (
    "in",
    "at",
    "on",
    "from",
    "near",
    "to",
    "outside",
    "around",
    "into",
    "through",
    "via",
    "towards",
    "by",
    "of",
)
_DIRECTIONS = ("east", "west", "north", "south", "new", "old", "upper", "lower")
_SAINT = ("st", "saint")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|(?:ML|G|EK|KA|EH)\d{1,2})\b", re.IGNORECASE
)


_OUR_LADY = re.compile(r"\bour lady(?:'?s| of(?: the)? \w+)\b", re.IGNORECASE)


@per_snapshot
def of_council(snapshot: Snapshot) -> frozenset[str]:
    """The words of the names of the council's localities and teams that are no ordinary words."""
    called = (
        each.name for name in ("locality", "team") for each in reference.listed(snapshot, name) if each.key
    )
    words = {word for each in called for word in re.findall(r"[a-z]{3,}", each.lower())}
    return frozenset(word for word in words if not is_ordinary(word))


def spans(words: str, said: Sequence[Token], own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From where to where each place stands; `own` are the council's own, in small letters."""
    for pattern in (_POSTCODE, _OUR_LADY):
        yield from (each.span() for each in pattern.finditer(words))
    known, near = own | listed("places"), _forms_of_towns() | forms(own)
    for place, token in enumerate(said):
        if token.small in known or _is_misspelt(token, near):
            first = said[place - 1] if place and said[place - 1].small in _DIRECTIONS else token
            yield first.first, token.last
        elif token.small in listed("streets") | listed("buildings"):
            yield from _called(said, place)
            if token.is_capital and place and said[place - 1].small == "in":
                yield token.first, token.last  # a town of that name
        elif place and said[place - 1].small in _SAINT and (token.is_capital or not is_ordinary(token.small)):
            yield said[place - 1].first, token.last
        elif place and said[place - 1].small in _TO and _is_no_word(token):
            yield token.first, token.last


@cache
def _forms_of_towns() -> frozenset[str]:
    return forms(each for each in listed("places") if len(each) >= LEAST)


def _is_misspelt(token: Token, near: frozenset[str]) -> bool:
    is_known = is_ordinary(token.small) or token.small in names()
    return len(token.small) >= LEAST and not is_known and is_near(token.small, near)


def _is_no_word(token: Token) -> bool:
    """Whether it is none that is known, in any of its forms: "moved to carstares"."""
    stem = re.sub(r"(?:s|ing|ed)$", "", token.small)
    may_be = (token.small, stem, f"{stem}e")
    is_known = token.small in names() or any(map(is_ordinary, may_be))
    return len(token.small) > 2 and not token.text.isupper() and not is_known


def _called(said: Sequence[Token], place: int) -> Iterator[tuple[int, int]]:
    """The street, school or the like at that place, with the words before and after it that are its name."""
    first = last = place
    while first and place - first < LONGEST and _is_of_name(said, first - 1):
        first -= 1
    while last + 1 < len(said) and _is_building(said, last + 1):
        last += 1
    if first < place:
        yield said[first].first, said[last].last


def _is_building(said: Sequence[Token], place: int) -> bool:
    """Whether the word goes with the one before it: "primary school"."""
    return said[place].small in listed("buildings") and said[place].first - said[place - 1].last == 1


def _is_of_name(said: Sequence[Token], place: int) -> bool:
    """Whether the word belongs to the name after it: by its capital, as no word, or right behind "at"."""
    token = said[place]
    if said[place + 1].first - token.last > 2 or token.small in listed("unnamed") or token.small in _TO:
        return False
    if token.small in _SAINT:
        return True
    if token.small in listed("streets") | listed("buildings") | listed("descriptors"):
        return place > 0 and _is_of_name(said, place - 1)
    is_said = place > 0 and said[place - 1].small in _TO
    return (token.is_capital and not token.opens) or not is_ordinary(token.small) or is_said
