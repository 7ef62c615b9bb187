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

from tests.attacks.families import FEW, everybody, ours
from tests.protection.building import cells

Later = Callable[[int, int, int, int], frozenset[int]]  # true and shown before, true and largest family now


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
        for then, now in product(range(both.shown[0] + FEW), range(both.shown[1] + 3 * FEW))
        if both.shown[0] in _first(both.own[0], then)
        and any(
            both.shown[1] in rule(both.own[0] + then, both.shown[0], both.own[1] + now, largest)
            for largest in _largest(both.own[1], now)
        )
    )


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
