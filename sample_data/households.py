"""Families and children that nobody is."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

from sample_data.places import LOCALITIES

YEAR = 365.25
ADULT = int(18 * YEAR)
OLDER_YOUNG_PERSON = int(15 * YEAR)
KNOWN_BEFORE_BIRTH = 180  # days before birth from which a pregnancy can be referred

SIZES = (0.47, 0.30, 0.15, 0.06, 0.02)  # children at home: one to five, some still to come
# Age of the oldest child in years when the family first comes; -1 is before birth.
OLDEST = (2.0, *(6.4, 5.6, 5.4, 5.2, 5.0, 5.0), *(5.1,) * 6, *(5.6, 6.2, 6.8, 7.8, 7.4, 5.6))
DEPRIVATION = {
    "hamilton": (0.36, 0.26, 0.18, 0.12, 0.08),
    "east_kilbride": (0.20, 0.22, 0.22, 0.20, 0.16),
    "lanark": (0.24, 0.26, 0.24, 0.16, 0.10),
    "cambuslang": (0.42, 0.24, 0.15, 0.11, 0.08),
}
ETHNIC_GROUPS = ("white", "asian", "mixed", "black", "other")
ETHNIC = (0.925, 0.035, 0.017, 0.013, 0.010)


class Wheel:
    """Draws a place in a list of weights; one uniform draw each time."""

    def __init__(self, weights):
        """Weights of any sum, none negative."""
        *self.steps, self.total = accumulate(weights)

    def draw(self, rng: Random) -> int:
        """A place, 0 for the first weight."""
        return bisect(self.steps, rng.random() * self.total)


class Child:
    """A child: when born (a day number, perhaps still to come), sex and disability (empty if not asked)."""

    __slots__ = ("born", "disability", "number", "sex")

    def __init__(self, number: int, born: int, rng: Random):
        """Invent the child born on that day."""
        self.number = number
        self.born = born
        luck = rng.random()
        self.sex = "male" if luck < 0.512 else "female" if luck < 0.996 else "other" if luck < 0.998 else ""
        luck = rng.random()
        self.disability = "" if luck < 0.09 else "yes" if luck < 0.17 else "no"


class Family:
    """A family: where it lives, its children from the oldest, and what is recorded of it."""

    __slots__ = ("children", "deprivation", "ethnic_group", "locality", "number")


class Contact:
    """The children of one family referred together: a row each in the extract.

    `need` (0 to 1) is how heavy things are; `known` how many of the children
    had an involvement that closed in the 24 months before, and none open now;
    `repeat_of` the contact still open when this one came.
    """

    __slots__ = (
        "children",
        "closed",
        "decided",
        "decision",
        "family",
        "known",
        "locality",
        "need",
        "reason",
        "received",
        "repeat_of",
        "repeated",
        "source",
        "team",
        "unsupported",
    )


_WHERE, _SIZE, _OLDEST, _ETHNIC = (
    Wheel(share for _, share in LOCALITIES.values()),
    Wheel(SIZES),
    Wheel(OLDEST),
    Wheel(ETHNIC),
)
_PLACES = tuple(LOCALITIES)
_FIFTHS = {place: Wheel(weights) for place, weights in DEPRIVATION.items()}


class Registry:
    """Hands out families and numbers them as they come."""

    def __init__(self, rng: Random):
        """`rng` decides everything about them."""
        self.rng = rng
        self.families = self.children = 0

    def family(self, day: int) -> Family:
        """A family that first comes to notice on that day."""
        rng = self.rng
        self.families += 1
        family = Family()
        family.number = self.families
        family.locality = _PLACES[_WHERE.draw(rng)]
        family.deprivation = str(_FIFTHS[family.locality].draw(rng) + 1) if rng.random() > 0.015 else ""
        family.ethnic_group = ETHNIC_GROUPS[_ETHNIC.draw(rng)] if rng.random() > 0.07 else ""
        family.children = self._children(day)
        return family

    def _children(self, day: int) -> list[Child]:
        rng = self.rng
        years = _OLDEST.draw(rng) - 1
        born = day - int((years + rng.random()) * YEAR) if years >= 0 else day + int(rng.random() * 170)
        children = [self._child(born)]
        for _ in range(_SIZE.draw(rng)):
            born += 400 + int(rng.random() * 1300)  # a younger one, perhaps not yet on the way
            children.append(self._child(born))
        return children

    def _child(self, born: int) -> Child:
        self.children += 1
        return Child(self.children, born, self.rng)


def at_home(family: Family, day: int) -> list[Child]:
    """Children of the family who can be referred on the day: under 18, born or soon to be."""
    return [child for child in family.children if child.born - KNOWN_BEFORE_BIRTH <= day < child.born + ADULT]


def age_band(born: int, day: int) -> str:
    """Code of the child's age band on the day."""
    if day < born:
        return "unborn"
    years = (day - born) / YEAR
    for limit, code in ((1, "0"), (5, "1-4"), (10, "5-9"), (16, "10-15"), (18, "16-17")):
        if years < limit:
            return code
    return "18+"
