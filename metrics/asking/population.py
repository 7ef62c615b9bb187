"""Who a rate divides by: the children (or people) living in the places selected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from data_access.schema import population as table
from metrics.asking.run import per_snapshot, run
from metrics.catalogue import reference
from metrics.catalogue.lifetimes import lives_on
from metrics.periods import Period, add_months, months_apart
from metrics.snapshot import Snapshot

Places = tuple[tuple[int, int], ...]  # keys of authorities and localities; locality 0 is all of it
Groups = tuple[str, ...]  # of people, as the estimates call them
ALL = (("children",), ("all",))
NONE_LOADED = "No population is loaded for this place."
NO_PART = "No number of people of this group is loaded for this place: send it in populations.csv."
NO_YEARS = (
    "{months} months are no whole years, so there is no yearly rate: choose 12, 24 or 36 months, or "
    "part of a year."
)


@dataclass(frozen=True)
class People:
    """A population and the year of its estimate, or why there is none."""

    number: int | None
    year: int | None = None
    reason: str = ""


@per_snapshot
def _estimates(snapshot: Snapshot, age_group: str) -> dict[tuple[int, int], dict[int, int]]:
    """By (authority, locality): people by year. Locality 0 is the whole authority."""
    found: dict[tuple[int, int], dict[int, int]] = {}
    for row in run(snapshot, select(table).where(table.c.age_group == age_group)):
        found.setdefault((row.authority, row.locality), {})[row.year] = row.people
    return found


def estimate_year(period: Period) -> int:
    """The estimate of 30 June of a year holds from 1 July of it to 30 June of the next."""
    return period.last.year if period.last.month >= 7 else period.last.year - 1


def estimated(year: int) -> date:
    """The day that the estimate of a year is of."""
    return date(year, 6, 30)


def is_loaded(snapshot: Snapshot, age_group: str) -> bool:
    """Whether there is any estimate of this group."""
    return bool(_estimates(snapshot, age_group))


def yearly(snapshot: Snapshot, groups: Groups, places: Places, period: Period) -> People:
    """Whom a rate of the period divides by: for several whole years the people of each year, added up.

    Over more than a year the rate is so of one year. More than a year and no whole years have no such rate.
    """
    months = months_apart(period.first, period.last) + 1
    if months <= 12:
        return people(snapshot, groups, places, period)
    if months % 12:
        return People(None, reason=NO_YEARS.format(months=months))
    ends = (add_months(period.first, 12 * each) - timedelta(days=1) for each in range(1, months // 12 + 1))
    years = [people(snapshot, groups, places, replace(period, last=end)) for end in ends]
    unknown = next((each for each in years if each.number is None), None)
    return unknown or People(sum(each.number or 0 for each in years), years[-1].year)


def people(snapshot: Snapshot, groups: Groups, places: Places, period: Period) -> People:
    """People of the groups living in `places` (keys of authority and locality, 0 for all of it).

    All are taken from the same year: the latest that every one has, up to the year that holds.
    """
    known = [_of(snapshot, group, place) for place in places for group in groups]
    if not known or not all(known):
        return People(None, reason=NONE_LOADED if groups in ALL else NO_PART)
    shared = set.intersection(*(set(each) for each in known))
    years = [year for year in shared if year <= estimate_year(period)]
    if not years:
        return People(
            None, reason=f"No population estimate is loaded for {estimate_year(period)} or earlier."
        )
    return People(sum(each[max(years)] for each in known), max(years))


def _of(snapshot: Snapshot, age_group: str, place: tuple[int, int]) -> dict[int, int]:
    """Estimates of a place by year; a whole authority without one of its own is the sum of its localities.

    Of those there on the day of the estimate, so that nobody counts twice where boundaries moved.
    """
    estimates = _estimates(snapshot, age_group)
    authority, locality = place
    if locality or place in estimates:
        return estimates.get(place, {})
    owners = reference.authority_of(snapshot, "locality")
    own = [key for key, owner in owners.items() if key and owner == authority]
    parts = {key: estimates.get((authority, key), {}) for key in own}
    found = {}
    for year in {year for part in parts.values() for year in part}:
        there = [part for key, part in parts.items() if lives_on(snapshot, (authority, key), estimated(year))]
        if there and all(year in part for part in there):
            found[year] = sum(part[year] for part in there)
    return found
