"""Both editions of a cell, held by a family in it that knows its own events at either time, and the rule.

It subtracts its own from what was published, and one edition from the other. How many others there were,
how many there are, and how many came in between may be told where it is none of them, or five or more.
It must never be told that they are 1 to 4, and how many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from data_access.protection.cubes import CUBES
from tests.attacks.families import FEW, everybody, ours
from tests.protection.building import afresh as never_published
from tests.protection.building import cells, every_cell, protected, recent, then

Later = Callable[[int, int, int, int], frozenset[int]]  # true and shown before, true and largest family now
LATE = "DELETE FROM {fact} WHERE hash(coalesce(family, child, id)) % 8 = 0"


@dataclass(frozen=True)
class Both:
    """A family in a cell: its own events then and now, and what the cell was published as."""

    own: tuple[int, int]
    shown: tuple[int, int]


def by_fives(before: int, shown: int, now: int, _: int) -> frozenset[int]:
    """The published rule, written again from its words and not from the code."""
    since = now - before
    ways = {shown + since} if since % FEW == 0 else {shown + since // FEW * FEW + up for up in (0, FEW)}
    fit = {way for way in ways if way == 0 or way >= FEW}
    lowest = next(way for way in range(shown % FEW, shown + FEW, FEW) if way == 0 or way >= FEW)
    return frozenset(fit | ({lowest} if fit != ways else set())) if fit else frozenset({lowest})


def afresh(_: int, __: int, now: int, largest: int) -> frozenset[int]:
    """As if the month had never been published."""
    return ours(now, largest)


@cache
def others(both: Both, rule: Later) -> frozenset[tuple[int, int]]:
    """How many events of others fit, then and now, of whatever families."""
    return frozenset(
        (then, now)
        for then, now in product(
            *(_near(shown - own) for own, shown in zip(both.own, both.shown, strict=True))
        )
        if both.shown[0] in _first(both.own[0], then)
        and any(
            both.shown[1] in rule(both.own[0] + then, both.shown[0], both.own[1] + now, largest)
            for largest in _largest(both.own[1], now)
        )
    )


def _near(rest: int) -> range:
    """How many others there may be where this many are what is left: no count is as much as 15 out."""
    return range(max(rest - 3 * FEW, 0), max(rest + 3 * FEW, 0) + 1)


@cache
def _first(own: int, rest: int) -> frozenset[int]:
    return frozenset().union(*(ours(own + rest, largest) for largest in _largest(own, rest)))


def _largest(own: int, rest: int) -> set[int]:
    """How large the largest family may be."""
    return {max(own, other) for other in range(min(rest, 1), rest + 1)}


def told(both: Both, rule: Later = by_fives) -> bool:
    """Whether the family knows that others were, are or came between, 1 to 4, and how many."""
    fit = others(both, rule)
    sets = {then for then, _ in fit}, {now for _, now in fit}, {now - then for then, now in fit}
    return any(len(each) == 1 and 1 <= min(each) < FEW for each in sets)


def in_both(internal: tuple[Path, Path], public: tuple[Path, Path], fact: str) -> Iterator[Both]:
    """Every family in every cell of the months that both files publish."""
    shown = tuple(cells(path, fact) for path in public)
    own = tuple(everybody(path, fact) for path in internal)
    months = {place[0] for place in shown[0]} & {place[0] for place in shown[1]}
    for who, place in sorted(own[0].keys() | own[1].keys(), key=str):
        if place[0] in months:
            counts = tuple(each.get((who, place), 0) for each in own)
            yield Both(counts, tuple(each.get(place, 0) for each in shown))


@dataclass(frozen=True)
class Year:
    """The files of a year as first published, a year on, and as it would be then if published afresh."""

    before: Path
    after: Path
    anew: Path

    @classmethod
    def of(cls, full: Path, folder: Path) -> Year:
        """A year of the sample in which the rows of one family in eight came late."""
        everybody_there = recent(full, folder / "there.duckdb", 24, less=9)
        changes = (LATE.format(fact=fact) for fact in CUBES)
        before = never_published(everybody_there, folder / "before.duckdb", *changes)
        protected(before)
        after = then(before, recent(full, folder / "after.duckdb", 24))
        anew = never_published(after, folder / "anew.duckdb")
        protected(after)
        protected(anew)
        return cls(before, after, anew)

    def families(self, fact: str, rule: Later = by_fives) -> list[Both]:
        """Every family in every cell of the fact, with both editions of it by that rule."""
        second = self.after if rule is by_fives else self.anew
        pairs = (self.before, second), (self.before.with_suffix(".public"), second.with_suffix(".public"))
        return list(in_both(*pairs, fact))

    def moved(self, rule: Later = by_fives) -> list[int]:
        """By how much each cell of the year differs in the second edition."""
        second = self.after if rule is by_fives else self.anew
        shown = [every_cell(path.with_suffix(".public")) for path in (self.before, second)]
        last = max(cell[1] for cell in shown[0])
        places = {cell for each in shown for cell in each if cell[1] <= last}
        return [shown[1].get(place, 0) - shown[0].get(place, 0) for place in places]
