"""Whether what a load would show can be so: its months held against the last load, its people against others.

A reason not to load is more than chance would do. Brothers and sisters come together, so what scatters as
Poisson's counts do is half as many families. A month is held to have fallen only where so few would come by
chance once in a thousand months, and where it fell by more than half: from 14 to 1 or from 60 to 29, but not
from 14 to 2 or from 29 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import duckdb
from scipy.special import pdtr

from data_access.checks import Finding
from data_access.facts import FACTS
from data_access.facts.declaration import Measure
from data_access.loading import records
from data_access.loading.persons import FEW

CHANCE = 0.001  # of a month; a load brings a few new ones, so that chance stops one load in some hundreds
FAMILY = 2  # children to a family
MOST_MONTHS = 6  # named one by one
COUNTED = {
    fact.extract for fact in FACTS.values() if not isinstance(fact, Measure)
}  # totals say nothing of chance
PLANNED = {fact.extract for fact in FACTS.values() if fact.planned}

Place = tuple[str, int]  # an extract and the key of its authority
Fall = tuple[date, int, int, str]  # a month, its count, what was to be expected, and by what


def implausible(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Reasons not to load, once rows and coverage are in place."""
    yield from _fallen(connection)
    yield from _apart(connection)


def _fallen(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    before, now = (records.totals(connection, "totals_before"), records.totals(connection))
    known = _whole_months(connection, "coverage_before")
    names = dict(connection.execute("SELECT key, name FROM authority").fetchall())
    for place, months in _whole_months(connection, "coverage").items():
        was = {month: before.get((*place, month), 0) for month in known.get(place, ())}
        held = [month for month in months if month in was or place[0] not in PLANNED]
        found = falls([(month, now.get((*place, month), 0)) for month in held], was)
        if found and place[0] in COUNTED:
            extract, name = place[0], names[place[1]]
            sentence = (
                f"The {extract} of {name} fell by more than half in {len(found)} of {len(held)} whole "
                f"months: {_listed(found)}. See that the extract is whole."
            )
            dated = next(fact.dated for fact in FACTS.values() if fact.extract == extract)
            yield Finding("", extract, "months_fell", "warning", dated, None, sentence, stops=True)


def falls(counts: Sequence[tuple[date, int]], before: Mapping[date, int]) -> list[Fall]:
    """The months of a series that fell by more than half and more than by chance.

    A month that the last load had is held against itself: its events were there. A new one is held against
    the latest month that had not fallen, and no higher than any month after it reaches: a service that ends
    or shrinks for good is found once at most, when the month is the last.
    """
    found: list[Fall] = []
    usual = 0
    for place, (month, count) in enumerate(counts):
        later = max((each for _, each in counts[place + 1 :]), default=usual)
        expected, by = (
            (before[month], "in the last load") if month in before else (min(usual, later), "before")
        )
        if 2 * count < expected and pdtr(count // FAMILY, expected / FAMILY) < CHANCE:
            found.append((month, count, expected, by))
        else:
            usual = count
    return found


def _listed(found: Sequence[Fall]) -> str:
    """The months with their counts: "March 2024 (4, after 60 in the last load)"."""
    said = [f"{month:%B %Y} ({count:,}, after {expected:,} {by})" for month, count, expected, by in found]
    more = f" and {len(said) - MOST_MONTHS} more" if len(said) > MOST_MONTHS else ""
    return ", ".join(said[:MOST_MONTHS]) + more


def _whole_months(connection: duckdb.DuckDBPyConnection, coverage: str) -> dict[Place, list[date]]:
    """By extract and authority, the first days of the months that the table of coverage has whole."""
    spans = connection.execute(
        "SELECT extract, authority, DATE '1970-01-01' + covers_from, "
        f"DATE '1970-01-01' + least(covers_to, coalesce(as_at, covers_to)) FROM {coverage} ORDER BY ALL"
    ).fetchall()
    return {(extract, key): list(_months(first, last)) for extract, key, first, last in spans}


def _months(first: date, last: date) -> Iterator[date]:
    month = first if first.day == 1 else _next(first)
    while _next(month) - timedelta(days=1) <= last:
        yield month
        month = _next(month)


def _next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _apart(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """A finding where fewer than half of an extract's people are among the first extract's.

    It is a reason not to load where it was not so in the last load: then nobody has looked at it yet.
    """
    first = next(iter(FACTS.values())).extract
    for extract, name, person, people, met, was in connection.execute(
        "SELECT n.extract, a.name, n.person, n.people, n.met, coalesce(2 * b.met < b.people, FALSE) "
        f"FROM ({records.meeting()}) n JOIN authority a ON a.key = n.authority "
        "LEFT JOIN met_before b USING (extract, authority, person) "
        "WHERE n.people >= ? AND 2 * n.met < n.people ORDER BY ALL",
        [FEW],
    ).fetchall():
        sentence = (
            f"Column {person}: {met:,} of the {people:,} numbers in the {extract} of {name} are among its "
            f"{first}, so most of them would be people of whom nothing else is known. Two systems may number "
            "them differently, or one file is of other years. Export both from one system for the same dates."
        )
        yield Finding(
            "", extract, "people_apart", "warning", person, None, sentence, people - met, stops=not was
        )
