"""Names: those listed, spellings near them, and words that stand where people put a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metrics.identifying.listed import is_near_name, is_ordinary, listed, names
from metrics.identifying.marks import Token

_TITLES = ("mr", "mrs", "ms", "miss", "mister", "dr")
_CALLS = ("called", "named", "nicknamed")
_ARTICLES = ("a", "an", "the", "this", "that", "no", "some", "any", "its")
_AND = ("and", "n", "or")
_MC = re.compile(r"(?:mc|mac|o['’])[a-z]{3,}")


def spans(said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """From where to where each name stands."""
    before = False  # whether the word before is a name
    names_before_and = False
    for place, token in enumerate(said):
        is_name = (
            _is_name(said, place) or (before and _goes_on(token)) or (names_before_and and _joins(token))
        )
        if is_name:
            yield with_title(said, place)
        names_before_and = before and token.small in _AND
        before = is_name


def with_title(said: Sequence[Token], place: int) -> tuple[int, int]:
    """From where to where the name at that place stands, with the "Mrs" or "wee" before it."""
    has_title = place > 0 and said[place - 1].small in listed("address")
    return said[place - has_title].first, said[place].last


def is_led_to(before: Sequence[Token]) -> bool:
    """Whether a name is likely to follow: after a title, "my son", "our worker", "called", "her name is"."""
    if not before:
        return False
    last = before[-1].small
    return (
        last in _TITLES
        or last in _CALLS
        or last in listed("relatives")
        or [each.small for each in before[-2:]] == ["name", "is"]
    )


def _is_name(said: Sequence[Token], place: int) -> bool:
    token, small, led = said[place], said[place].small, is_led_to(said[:place])
    if small not in names():
        is_short = len(small) <= 2 or token.text.isupper()  # initials, or a service
        return not (is_short or is_ordinary(small)) and _is_like_any(token, led)
    if place and said[place - 1].small in _ARTICLES:
        return not (is_ordinary(small) or small in listed("both"))
    # What is a word as well is a name where something leads to it, or a capital that opens nothing.
    return not is_ordinary(small) or led or (token.is_capital and (not token.opens or _acts(said, place)))


def _acts(said: Sequence[Token], place: int) -> bool:
    """Whether what follows is said of somebody, or is a surname: "Mark said", "Bill Tranter"."""
    after = said[place + 1] if place + 1 < len(said) else None
    return after is not None and (
        after.small in listed("acts") or (after.is_capital and not is_ordinary(after.small))
    )


def _is_like_any(token: Token, led: bool) -> bool:
    """Whether no word that is known is a name all the same: by its place, its capital or its spelling."""
    small = token.small
    return led or token.is_capital or bool(_MC.fullmatch(small)) or any(map(_is_like_name, small.split("-")))


def _is_like_name(part: str) -> bool:
    """Whether the word, or a part of a double name, is a name or nearly one."""
    return part in names() or (not is_ordinary(part) and is_near_name(part))


def _goes_on(token: Token) -> bool:
    """Whether the word after a name is the surname to it."""
    is_surname = token.small in listed("surnames")
    return is_surname and not token.opens and (token.is_capital or not is_ordinary(token.small))


def _joins(token: Token) -> bool:
    """Whether it is the second of two names: "sam and zo"."""
    return token.small in names() or not (is_ordinary(token.small) or token.opens or len(token.small) == 1)
