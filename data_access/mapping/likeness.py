"""How alike a council's words are to ours, in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from data_access.loading.naming import as_name

# Words for the codes that figures go by, as case systems write them. Only ever a guess: a person confirms it.
SAID = {
    "self": ("self", "self referral", "parent", "parent or carer", "family member", "young person", "family"),
    "no_further_action": ("nfa", "no further action", "advice given", "information and advice", "no action"),
    "hub": ("early help", "family help", "family hub", "family support", "hub", "targeted youth support"),
    "local_office": (
        "mash",
        "social work",
        "child protection",
        "assessment team",
        "safeguarding",
        "statutory",
        "children in need",
        "local office",
    ),
}
SMALL = {"a", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"}  # words that tell nothing
SHORT = {"no": "number", "num": "number", "ref": "reference"}
SHORTEST = 3  # letters that can stand for a longer word, as "end" for "ended"
SLIP = 80  # per cent of letters that a word misspelt shares with the word
WITHIN = 0.9  # a word within a longer one is less alike than the word itself


def alike(written: str, names: Iterable[str]) -> int:
    """How alike a text is to the most alike of these names: 100 where it is that name."""
    text = as_name(written).replace("_", " ")
    known = [as_name(name).replace("_", " ") for name in names]
    return max((round(_alike(text, name)) for name in known if name and text), default=0)


def _alike(text: str, name: str) -> float:
    """By words, and not by letters: "Date Held" is not "date ended", nor "Offered by" "referred by".

    0 where the two speak of other numbers, or one says "not": "0-2" is not "under 1".
    """
    numbers = [sorted(re.findall(r"\d+", each)) for each in (text, name)]
    denied = [bool({"not", "non"} & set(each.split())) for each in (text, name)]
    if denied[0] != denied[1] or (all(numbers) and numbers[0] != numbers[1]):
        return 0.0
    if text.replace(" ", "") == name.replace(" ", ""):  # "D.O.B."
        return 100.0
    words = [_telling(each.split()) for each in (text, name)]
    fewer, more = sorted(words, key=len)
    met = _met(fewer, more)
    letters = sum(len(word) for each in words for word in each)
    whole = sum((len(a) + len(b)) * score for a, b, score in met) / letters
    within = WITHIN * sum(score for _, _, score in met) / len(met) if len(met) == len(fewer) else 0.0
    return max(whole, within)


def _telling(words: list[str]) -> list[str]:
    """The words that tell something, abbreviations written out; all where none does."""
    return [SHORT.get(word, word) for word in words if word not in SMALL] or words


def _met(fewer: Sequence[str], more: Sequence[str]) -> list[tuple[str, str, float]]:
    """Words of the one, each with the most alike of the other and how alike; those that are like none not."""
    found: list[tuple[str, str, float]] = []
    left = list(more)
    for word in fewer:
        score, other = max(((_word(word, each), each) for each in left), default=(0.0, ""))
        if score:
            found.append((word, other, score))
            left.remove(other)
    return found


def _word(one: str, other: str) -> float:
    """How alike two words are: 0 where they differ in more than an ending or a slip."""
    short, long = sorted((one, other), key=len)
    score = fuzz.ratio(one, other)
    begins = len(short) >= SHORTEST and long.startswith(short)
    return score if begins or score >= SLIP else 0.0


def best(written: str, names: Mapping[str, Iterable[str]]) -> tuple[str, int]:
    """The most alike of several things, each by its names, and how alike it is; the first of two."""
    found = [(alike(written, own), thing) for thing, own in names.items()]
    score = max((score for score, _ in found), default=0)
    return next((thing for each, thing in found if each == score), ""), score
