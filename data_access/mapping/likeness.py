"""How alike a council's words are to ours, in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
WITHIN = 0.9  # a word within a longer one is less alike than the word itself


def alike(written: str, names: Iterable[str]) -> int:
    """How alike a text is to the most alike of these names: 100 where it is that name."""
    text = as_name(written).replace("_", " ")
    known = [as_name(name).replace("_", " ") for name in names]
    return max((round(_alike(text, name)) for name in known if name and text), default=0)


def _alike(text: str, name: str) -> float:
    """0 where the two speak of other numbers, or one says "not": "0-2" is not "under 1"."""
    numbers = [sorted(re.findall(r"\d+", each)) for each in (text, name)]
    denied = [bool({"not", "non"} & set(each.split())) for each in (text, name)]
    if denied[0] != denied[1] or (all(numbers) and numbers[0] != numbers[1]):
        return 0.0
    return max(fuzz.token_sort_ratio(text, name), WITHIN * fuzz.token_set_ratio(text, name))


def best(written: str, names: Mapping[str, Iterable[str]]) -> tuple[str, int]:
    """The most alike of several things, each by its names, and how alike it is; the first of two."""
    found = [(alike(written, own), thing) for thing, own in names.items()]
    score = max((score for score, _ in found), default=0)
    return next((thing for each, thing in found if each == score), ""), score
