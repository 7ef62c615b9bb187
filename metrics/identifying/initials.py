"""Initials: "J.", "K B", "my son jm", and whatever stands for a name in one to three letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metrics.identifying.listed import is_ordinary, listed
from metrics.identifying.marks import Token
from metrics.identifying.named import is_led_to, with_title

LONGEST = 3
_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_](?![^\W\d_]))?")
_ABBREVIATION = re.compile(r"(?:e\.\s?g|i\.\s?e|a\.\s?m|p\.\s?m|n\.\s?b)\b", re.IGNORECASE)
_NO_LETTERS = ("I", "i", "a", "u", "U", "r", "n", "x", "X", "o")  # words, and kisses, in one letter
_NUMBERED = ("triple", "level", "plan", "class", "vitamin", "hepatitis", "grade")  # "Triple P"
_ENDS = ("I.", "i.", "a.", "u.", "x.", "X.")  # of these the stop ends the sentence


def spans(words: str, said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """From where to where initials stand."""
    for each in _DOTTED.finditer(words):
        dotted = each.group().rstrip()
        if dotted not in _ENDS and not _ABBREVIATION.match(dotted):
            yield each.start(), each.start() + len(dotted)
    for place, token in enumerate(said):
        if len(token.text) <= LONGEST and _stands_for_somebody(token, said[:place]):
            yield with_title(said, place)


def _stands_for_somebody(token: Token, before: Sequence[Token]) -> bool:
    """Whether a short word does: by its capitals, by what is before it, or as no word at all."""
    led = is_led_to(before)
    if before and before[-1].small in _NUMBERED:
        return False
    if len(token.text) == 1:
        is_letter = token.text not in _NO_LETTERS and not (token.text == "A" and token.opens)
        return is_letter or (led and token.small != "i")
    is_word = token.small in listed("short") or is_ordinary(token.small)
    if token.text.isupper():
        return not (is_word or token.small in listed("services"))
    return not is_word and (led or len(token.text) == 2) and token.text[1:].islower()
