"""Matching what people type to the names we know: spelling that does not matter, and did-you-mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from data_access.extracts import LAYOUTS, Layout


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
    found = get_close_matches(folded(text)[:80], near, n=1, cutoff=0.6)
    return f" Did you mean {near[found[0]]}?" if found else ""
