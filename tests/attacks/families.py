"""Each family in turn: it knows its own events and the rule, reads the cells it is in, and subtracts.

The remainder may be the only one that fits where nobody else is in the cell, or five or more are. A
remainder of 1 to 4 must never be: it would say how many of another family, or of few, there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data_access.protection.cubes import CUBES, MONTH
from tests.protection.building import cells

FEW = 5
Rule = Callable[[int, int], frozenset[int]]  # a cell's count and its largest family: what may be published


@dataclass(frozen=True)
class Inside:
    """A family in a cell: its own events, all events there, and those of the largest family."""

    own: int
    true: int
    largest: int


def ours(true: int, largest: int) -> frozenset[int]:
    """The published rule, written again from its words and not from the code."""
    below = true // FEW * FEW
    if true - largest >= FEW or true == below:
        return frozenset({true})
    return frozenset({below, below + FEW})


def events_alone(true: int, _: int) -> frozenset[int]:
    """The rule of before: small counts are rounded, whoever they are of."""
    return frozenset({true}) if true == 0 or true >= FEW else frozenset({0, FEW})


@cache
def remainders(own: int, shown: int, rule: Rule) -> frozenset[int]:
    """How many events of others fit, of whatever families, for a family that knows its own and the rule."""
    return frozenset(
        rest
        for rest in range(shown + FEW)
        for other in ({0} if rest == 0 else range(1, rest + 1))
        if shown in rule(own + rest, max(own, other))
    )


def told(own: int, shown: int, rule: Rule) -> bool:
    """Whether the family knows that there are 1 to 4 events of others, and how many."""
    left = remainders(own, shown, rule)
    return len(left) == 1 and 1 <= min(left) < FEW


def by_published(internal: Path, public: Path, fact: str) -> Iterator[tuple[int, Inside]]:
    """Every family in every published cell of the fact, with the cell's published count."""
    shown = cells(public, fact)
    first, last = min(place[0] for place in shown), max(place[0] for place in shown)
    with duckdb.connect(str(internal), read_only=True) as connection:
        for place, who in _inside(connection, fact):
            if first <= place[0] <= last:
                yield shown.get(place, 0), who


def everybody(internal: Path, fact: str) -> dict[tuple[int, tuple], int]:
    """By family and cell, its own events there."""
    cube = CUBES[fact]
    keys = ", ".join(cube.keys)
    with duckdb.connect(str(internal), read_only=True) as connection:
        rows = connection.execute(
            f"SELECT coalesce(family, child, id) AS who, {MONTH.format(cube.day)} AS month, {keys}, "
            f"sum(n)::INTEGER FROM {fact} WHERE {cube.day} IS NOT NULL GROUP BY ALL"
        ).fetchall()
    return {(who, tuple(place)): own for who, *place, own in rows}


def _inside(connection: duckdb.DuckDBPyConnection, fact: str) -> Iterator[tuple[tuple, Inside]]:
    """Every family in every cell of the true store, with the cell's month and keys."""
    cube = CUBES[fact]
    keys = ", ".join(cube.keys)
    rows = connection.execute(
        f"SELECT month, {keys}, own, sum(own) OVER cell, max(own) OVER cell FROM (SELECT "
        f"{MONTH.format(cube.day)} AS month, {keys}, sum(n)::INTEGER AS own FROM {fact} "
        f"WHERE {cube.day} IS NOT NULL GROUP BY month, {keys}, coalesce(family, child, id)) "
        f"WINDOW cell AS (PARTITION BY month, {keys})"
    ).fetchall()
    for *place, own, true, largest in rows:
        yield tuple(place), Inside(own, true, largest)
