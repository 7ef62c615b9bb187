"""Matching what people type to the names we know: spelling that does not matter, and did-you-mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from data_access.extracts import LAYOUTS, Layout

SHORTEST = 4  # letters of a word that can be told to be misspelt
LEAST_ALIKE = 0.75


def as_name(text: str) -> str:
    """A column's, sheet's or file's name as we write them: small letters, words joined by underscores."""
    return re.sub(r"[\W_]+", "_", text.replace("\ufeff", "").strip().casefold()).strip("_")


def folded(text: str) -> str:
    """A code or a name without what does not matter in it: case, spaces, hyphens, kind of apostrophe."""
    return re.sub(r"[\s_\-–]+", " ", text.replace("’", "'").casefold()).strip()


def layout_named(text: str) -> Layout | None:
    """The layout of that exact name; None when there is none."""
    return LAYOUTS.get(as_name(text))


def layout_beginning(text: str) -> Layout | None:
    """The layout whose name begins the text, as in `referrals_2024-25`; the longest if several."""
    name = as_name(text) + "_"
    found = [layout for layout in LAYOUTS.values() if name.startswith(layout.name + "_")]
    return max(found, key=lambda layout: len(layout.name), default=None)


def closest(text: str, names: Iterable[str] | Mapping[str, str]) -> str:
    """A did-you-mean to put after a sentence, with its leading space; empty when nothing is near.

    `names` are those known, or what may be written mapped to how it is said.
    """
    said = names if isinstance(names, Mapping) else {name: name for name in names}
    near = {folded(name): said[name] for name in said if name}
    found = get_close_matches(folded(text)[:80], near, n=5, cutoff=0.6)
    meant = next((name for name in found if _misspells(folded(text), name)), None)
    return f" Did you mean {near[meant]}?" if meant else ""


def not_an_extract(stem: str) -> str:
    """The sentence for a file whose name is not that of a layout."""
    meant = closest(as_name(stem), list(LAYOUTS))
    return (
        f"No extract is called “{stem[:40]}”, so the file was not loaded.{meant} "
        "Name each file after its extract, as `python -m data_access templates DIR` does, or say which it is "
        "under [files] in mapping.toml, as `python -m data_access map` proposes."
    )


def _misspells(text: str, name: str) -> bool:
    """Whether a text can be the name misspelt, word by word; "N/A" is no misspelling of "NFA".

    A misspelt word begins alike and has the same digits: "East Hub" and "West Hub" are two places.
    """
    words, meant = text.split(), name.split()
    return len(words) == len(meant) and all(map(_misspells_word, words, meant))


def _misspells_word(word: str, meant: str) -> bool:
    if word == meant:
        return True
    digits = [re.sub(r"\D", "", each) for each in (word, meant)]
    alike = SequenceMatcher(None, word, meant).ratio() > LEAST_ALIKE
    return len(word) >= SHORTEST and word[0] == meant[0] and digits[0] == digits[1] and alike
