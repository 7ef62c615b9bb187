"""Names: those listed, spellings near them, and words that stand where people put a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metrics.identifying.listed import is_near_name, is_ordinary, listed, names
from metrics.identifying.marks import Token

_TITLES = ("mr", "mrs", "ms", "miss", "mister", "dr")
_CALLS = ("called", "named", "nicknamed")
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
            yield token.first, token.last
        names_before_and = before and token.small in _AND
        before = is_name


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
    if (len(small) <= 2 and small not in names()) or (len(small) <= 4 and token.text.isupper()):
        return False  # initials, or a service
    if small in names():
        # What is a word as well is a name where something leads to it, or a capital that opens nothing.
        return not is_ordinary(small) or led or (token.is_capital and not token.opens)
    if is_ordinary(small) or is_ordinary(re.sub(r"['’]", "", small)) or is_ordinary(small.removesuffix("s")):
        return False
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
    return token.small in names() or not (is_ordinary(token.small) or token.opens)
