"""What exact figures, printed beside the public ones, would settle of the counts that these hide."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from data_access.database import Snapshot
from data_access.protection.bounds import narrowed
from data_access.protection.cells import Cells
from data_access.protection.cubes import CUBES, EPOCH, whole_months
from data_access.protection.totals import Total

TWO = 2  # values left of a count that is not settled but nearly
MOST = 2000  # counts tried; of more, as many are drawn
YEAR, APRIL = 12, 4  # the months that a financial year has, and the one that it begins in


@dataclass(frozen=True)
class Printed:
    """An exact count out of a table: of a fact's events in some months, told apart by the public cells' keys.

    `first` and `last` are days, as their numbers. `keys`: by the cube's dimensions which keys are added up,
    None where all are. `whole` is False where whoever reads the table knows that there may be more.
    """

    fact: str
    first: int
    last: int
    keys: tuple[frozenset[int] | None, ...]
    count: int
    whole: bool = True

    @property
    def months(self) -> list[int]:
        """The first days of its months."""
        return list(whole_months(self.first, self.last))


@dataclass(frozen=True)
class Table:
    """A file of exact figures: its counts, how many figures rest on 1 to 4, and what could not be tested."""

    file: str
    printed: tuple[Printed, ...]
    small: int
    untested: tuple[str, ...]


@dataclass(frozen=True)
class Settled:
    """What figures tell of a fact's hidden counts: how many they are about, and how many were tried.

    `one`: of how many of these one value is left, and `two`, of how many two. `example` names one that is
    settled. `yearly`: how many the same figures would settle as totals of financial years; None where they
    are not of shorter periods, or make no whole year. `later`: whether they reach beyond what is public.
    """

    extract: str
    hidden: int
    tried: int
    one: int
    two: int
    example: str
    yearly: int | None
    later: bool


def settled(snapshot: Snapshot, printed: Iterable[Printed], most: int = MOST) -> tuple[Settled, ...]:
    """What the figures would settle, fact by fact; of more than `most` hidden counts, of as many drawn."""
    by_fact: dict[str, list[Printed]] = {}
    for each in printed:
        by_fact.setdefault(each.fact, []).append(each)
    return tuple(_settled(Cells(snapshot, CUBES[fact]), each, most) for fact, each in by_fact.items())


def _settled(cells: Cells, printed: Sequence[Printed], most: int) -> Settled:
    totals = [_total(cells, each) for each in printed]
    about = frozenset().union(*(total.cells for total in totals))
    hidden = sorted(cells.hidden & about)
    tried = sorted(random.Random(0).sample(hidden, min(most, len(hidden))))
    found = narrowed(totals, tried, cells.known, TWO)
    one = sorted(cell for cell, bound in found.items() if bound.certain)
    yearly = [_total(cells, each) for each in by_year(printed)]
    return Settled(
        cells.cube.extract,
        len(hidden),
        len(tried),
        len(one),
        len(found) - len(one),
        cells.named(one[0]) if one else "",
        len(narrowed(yearly, tried, cells.known, 1)) if yearly else None,
        bool(about - cells.known.keys()),
    )


def _total(cells: Cells, printed: Printed) -> Total:
    """The figure as a sum over cells, or where not all events are counted, as the least they can be.

    Whether the parts of a table, as those by reason, leave anybody out, its reader sees.
    """
    held = frozenset(cells.among(printed.months, printed.keys))
    of_all = printed.whole and printed.count == sum(cells.true.get(cell, 0) for cell in held)
    return Total(held, printed.count, printed.count if of_all else inf)


def by_year(printed: Iterable[Printed]) -> list[Printed]:
    """The figures of shorter periods added up to financial years, of those years that are there whole."""
    years: dict[tuple, dict[int, Printed]] = {}
    for each in printed:
        if each.whole and 0 < len(each.months) < YEAR:
            first = EPOCH + timedelta(days=each.first)
            years.setdefault((each.keys, first.year - (first.month < APRIL)), {})[each.first] = each
    return [_added(parts) for of in years.values() if _is_whole(parts := [of[first] for first in sorted(of)])]


def _is_whole(parts: Sequence[Printed]) -> bool:
    months = [month for each in parts for month in each.months]
    return len(months) == YEAR and months == list(whole_months(parts[0].first, parts[-1].last))


def _added(parts: Sequence[Printed]) -> Printed:
    first, last = parts[0], parts[-1]
    return Printed(first.fact, first.first, last.last, first.keys, sum(each.count for each in parts))
