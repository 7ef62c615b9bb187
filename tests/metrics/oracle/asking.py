"""Which rows are in question, who is counted beside them, and which periods are known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.metrics.oracle.arithmetic import Counted, Row
from tests.metrics.oracle.council import COUNCIL_OF, COVERED, LOOK_BACK, PEOPLE, UNSEEN


@dataclass(frozen=True)
class Scope:
    """What a manager may see: codes of localities and teams; None for both where nothing is hidden."""

    localities: frozenset[str] | None
    teams: frozenset[str] | None

    @property
    def limited(self) -> bool:
        return self.localities is not None

    @property
    def known(self) -> list[str]:
        return [code for code in sorted(self.localities) if code in COUNCIL_OF]

    @property
    def empty(self) -> bool:
        return self.limited and not self.known and not self.teams

    def sees(self, row: Row, places_only: bool = False) -> bool:
        if not self.limited or row.get("locality") in self.localities:
            return True
        return not places_only and row.get("team") in self.teams

    def masked(self, row: Row) -> Row:
        if not self.limited or row.get("from_team") in (None, *self.teams):
            return row
        return row | {"from_team": f"other_{row['from_team_type']}"}


def kept(row: Row, filters: dict[str, tuple]) -> bool:
    return all(row[dimension] in codes for dimension, codes in filters.items())


def people(places: list[tuple[str, str | None]], last: date) -> int | None:
    """People of the places, all from the latest year they share that the rule of 1 July allows."""
    holds = last.year if (last.month, last.day) >= (7, 1) else last.year - 1
    for year in range(holds, 2000, -1):
        if places and all(year in PEOPLE.get(place, {}) for place in places):
            return sum(PEOPLE[place][year] for place in places)
    return None


def living_in(places: list[tuple[str, str | None]], first: date, last: date) -> int | None:
    """People of the places: over several whole years those of every year, over other long spans nobody."""
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if length <= 12:
        return people(places, last)
    begins = [date(first.year + year, first.month, 1) for year in range(1, length // 12 + 1)]
    each = [people(places, day - timedelta(days=1)) for day in begins]
    return None if length % 12 or None in each else sum(each)


def known(counted: Counted, first: date, last: date, told_apart: Iterable[str] = ()) -> str:
    """ "no", "part" or "yes"; of rows told apart by what came before them, from when that is known."""
    far = [
        (counted.looks_back, counted.unseen),
        *(LOOK_BACK[name] for name in told_apart if name in LOOK_BACK),
    ]
    unseen = UNSEEN.get(counted.on, 0) if any(each for _, each in far) else 0
    earlier = max(window for window, _ in far) + unseen
    begins = date(COVERED[0].year + earlier // 12, COVERED[0].month + earlier % 12, COVERED[0].day)
    if (last if counted.until else first) < begins or (first > COVERED[1] and not counted.ahead):
        return "no"
    return "part" if last + timedelta(days=counted.settles) > COVERED[1] else "yes"


def value(
    counted: Counted,
    rows: list[Row],
    first: date,
    last: date,
    places: list[tuple],
    told_apart: Iterable[str] = (),
) -> float | None:
    """The figure of the rows that are in question, or None where there is none."""
    if known(counted, first, last, told_apart) == "no":
        return None
    found = counted.figure([row | {"close": last} for row in rows if counted.belongs(row, first, last)])
    if counted.per is None:
        return found
    living = living_in(places, first, last)
    return counted.per * found / living if living else None


def months(first: date, last: date, length: int, starts: int) -> list[tuple[date, date]]:
    """The stretches of `length` months, one of which begins in month `starts`, that touch the window."""
    index = first.year * 12 + first.month - 1
    index -= (index - (starts - 1)) % length
    found = []
    while (index // 12, index % 12 + 1) <= (last.year, last.month):
        end = index + length - 1
        last_day = monthrange(end // 12, end % 12 + 1)[1]
        found.append((date(index // 12, index % 12 + 1, 1), date(end // 12, end % 12 + 1, last_day)))
        index += length
    return found
