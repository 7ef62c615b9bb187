"""How often the check is right, on 200 invented comments labelled by somebody who had not seen it.

Something labelled is found where every letter of it is marked, wherever it stands in the comment, as
whichever kind. A mark on nothing that is labelled is a false alarm.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from metrics.identifying import Mark
from metrics.identifying.check import find_among
from sample_data.places import LOCALITIES

LABELLED = Path(__file__).parents[1] / "bench" / "comments.csv"
LEAST = 90  # percent of names, of places and of initials that are found
KINDS = ("names", "places", "initials", "ages")
OWN = frozenset(word for name, _ in LOCALITIES.values() for word in name.lower().split() if word != "east")


@dataclass
class Measured:
    """By kind how many are labelled and found; what was missed; false alarms, and comments that have one."""

    labelled: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    alarms: list[tuple[str, str]] = field(default_factory=list)
    comments: int = 0
    alarmed: int = 0

    def recall(self, kind: str) -> float:
        """The share of the kind's labels that is found, as a percentage."""
        return 100 * self.found[kind] / self.labelled[kind]


def measured(first: int = 1, last: int = 200) -> Measured:
    """The check measured on these rows of the file, both included; the first after the header is 1."""
    told = Measured()
    with LABELLED.open(encoding="utf-8", newline="") as file:
        for row in list(csv.DictReader(file))[first - 1 : last]:
            _add(told, row)
    return told


def _add(told: Measured, row: dict[str, str]) -> None:
    words = row["comment"]
    marks = find_among(words, OWN)
    covered = {place for each in marks for place in range(each.first, each.last)}
    labelled: set[int] = set()
    for kind in KINDS:
        for item in filter(None, row[kind].split("|")):
            letters = set(_letters(words, item))
            assert letters, f"{item!r} is not in {words!r}"
            labelled |= letters
            told.labelled[kind] += 1
            if letters <= covered:
                told.found[kind] += 1
            else:
                told.missed.append((kind, item, words))
    alarms = [each.words for each in marks if not labelled & _of(each)]
    told.alarms += [(each, words) for each in alarms]
    told.comments += 1
    told.alarmed += bool(alarms)


def _letters(words: str, item: str) -> Iterator[int]:
    """Where the letters and digits of what is labelled stand, each time that it does as words of its own."""
    for each in re.finditer(rf"(?<!\w){re.escape(item)}(?!\w)", words):
        yield from (place for place in range(*each.span()) if words[place].isalnum())


def _of(mark: Mark) -> set[int]:
    return set(range(mark.first, mark.last))
