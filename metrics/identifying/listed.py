"""The lists that the check goes by, and how near a spelling is to a name on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LEAST = 4  # letters of a spelling that is compared: shorter ones are near too much
# Spellings that sound alike, written one way.
ALIKE = (
    ("ph", "f"), ("ck", "k"), ("gh", ""), ("sch", "sh"), ("tch", "ch"), ("wh", "w"), ("wr", "r"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"),
    ("ei", "i"), ("ai", "a"), ("ie", "i"), ("ee", "i"), ("ea", "i"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list of that name in the folder `lists`, in small letters."""
    text = (Path(__file__).with_name("lists") / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def names() -> frozenset[str]:
    """Every name, given or not."""
    return listed("given") | listed("surnames")


def is_ordinary(word: str) -> bool:
    """Whether it is an ordinary word, or made of such, or short of a letter; a few of them are names too."""
    known, plain = listed("words"), word.replace("'", "").replace("’", "")
    ending = f"{plain}g" if plain.endswith("in") else plain.removesuffix("s")  # "gettin", "yours"
    return (
        plain in known or ending in known or ("-" in word and all(part in known for part in word.split("-")))
    )


def is_near_name(word: str) -> bool:
    """Whether the word is spelt or sounds nearly as a name does."""
    return is_near(word, _forms_of_names())


@cache
def _forms_of_names() -> frozenset[str]:
    return forms(names())


def forms(words: Iterable[str]) -> frozenset[str]:
    """What spellings near the words are known by: each word as written and as it sounds, less any letter."""
    known = (word for word in words if len(word) >= LEAST)
    return frozenset(form for word in known for said in (word, sound(word)) for form in _less(said))


def is_near(word: str, known: frozenset[str]) -> bool:
    """Whether a letter more, less or another, or two changed about, make it a word whose forms are known."""
    if len(word) < LEAST:
        return False
    return any(form in known for said in (word, sound(word)) for form in _less(said))


def sound(word: str) -> str:
    """The word as it sounds, near enough: "sophie" and "sofy" alike."""
    for written, said in ALIKE:
        word = word.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", word)


def _less(word: str) -> set[str]:
    """The word, and what it is without each of its letters but the first."""
    if len(word) < LEAST:
        return {word}
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))}
