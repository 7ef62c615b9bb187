"""What a store knows besides facts: members, places, calendars and how far the data reaches.

Everything is read once per snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select

from data_access.access import Access
from data_access.protection.cubes import CUBES
from data_access.schema import FACTS, metadata
from metrics.asking.run import per_snapshot, run
from metrics.asking.seen import seen
from metrics.catalogue.records import completeness, coverage, findings, loads, restatements
from metrics.dimensions import DIMENSIONS, Member
from metrics.periods import Calendar, add_months, day_number, from_day_number
from metrics.snapshot import Snapshot

__all__ = ["completeness", "coverage", "findings", "loads", "restatements"]

ONE_DAY = from_day_number(1) - from_day_number(0)
PLACES = ("authority", "locality", "team")
# Extracts whose months are public only once they have settled; rows that nobody is in are so at once.
SETTLING = frozenset(cube.extract for cube in CUBES.values())


def members(snapshot: Snapshot, dimension: str, access: Access) -> tuple[Member, ...]:
    """Members of a dimension in the order of the council's own list; "Not recorded" comes last.

    Only the localities and teams that the person sees: their own, and those of the rows they see.
    """
    every = listed(snapshot, dimension)
    if not access.limited or dimension not in PLACES and not DIMENSIONS[dimension].shown_as:
        return every
    if told := DIMENSIONS[dimension].shown_as:
        own = seen(snapshot, access).own_teams
        return (*(m for m in every if m.key in own), *_as_others(snapshot, dimension, told), every[-1])
    shown = _shown(snapshot, dimension, access)
    return tuple(member for member in every if member.key in shown or member.key == 0)


def of_codes(snapshot: Snapshot, dimension: str, codes: Iterable[str]) -> tuple[Member, ...]:
    """The members of these codes, in standing order."""
    return tuple(member for member in listed(snapshot, dimension) if member.key and member.code in codes)


@per_snapshot
def listed(snapshot: Snapshot, dimension: str) -> tuple[Member, ...]:
    """The council's own list of a dimension in its order, not recorded last: names for anybody, no counts."""
    table, column = metadata.tables[DIMENSIONS[dimension].table], DIMENSIONS[dimension].column
    if not any(column in FACTS[fact].c for fact in snapshot.facts):
        return (Member(dimension, "not_recorded", "Not recorded"),)  # its list may be younger than the store
    rows = run(snapshot, select(table.c.key, table.c.code, table.c.name).order_by(table.c.key))
    found = [Member(dimension, row.code, row.name, row.key) for row in rows]
    return tuple(sorted(found, key=lambda member: (member.key == 0, member.key)))


def _as_others(snapshot: Snapshot, dimension: str, told: str) -> tuple[Member, ...]:
    """Members outside the scope, by the compiler's keys: minus the key of the member they are shown as."""
    return tuple(
        Member(dimension, f"other_{each.code}", f"{each.name} (another team)", -each.key)
        for each in listed(snapshot, told)
        if each.key
    )


@per_snapshot
def _shown(snapshot: Snapshot, dimension: str, access: Access) -> frozenset[int]:
    """Keys of the places in the scope, or named by a row that the person sees."""
    scope = seen(snapshot, access)
    own = {"locality": set(scope.localities), "team": set(scope.own_teams)}
    if dimension == "authority":
        return frozenset(
            authority_of(snapshot, name)[key] for name in own for key in _shown(snapshot, name, access) if key
        )
    for name, fact in FACTS.items():
        if name not in snapshot.facts or dimension not in fact.c:
            continue
        named = select(fact.c[dimension].label("key")).where(*scope.rows(fact)).distinct()
        own[dimension] |= {row.key for row in run(snapshot, named)}
    return frozenset(own[dimension])


@per_snapshot
def keys(snapshot: Snapshot, dimension: str) -> dict[str, int]:
    """The key of every code of a dimension."""
    return {member.code: member.key for member in listed(snapshot, dimension)}


@per_snapshot
def authority_of(snapshot: Snapshot, dimension: str) -> dict[int, int]:
    """For localities, teams and authorities: the key of the authority each key belongs to."""
    table = metadata.tables[DIMENSIONS[dimension].table]
    owner = table.c.key if dimension == "authority" else table.c.authority
    return {row.key: row.owner for row in run(snapshot, select(table.c.key, owner.label("owner")))}


@per_snapshot
def settled(snapshot: Snapshot, dimension: str, other: str) -> dict[int, int]:
    """For each key of a dimension the key of the other that it settles; empty where no list says so."""
    table, column = metadata.tables[DIMENSIONS[dimension].table], DIMENSIONS[other].table
    if column not in table.c:
        return {}
    return {
        row.key: row.settled for row in run(snapshot, select(table.c.key, table.c[column].label("settled")))
    }


def members_within(
    snapshot: Snapshot, dimension: str, authorities: tuple[str, ...], access: Access
) -> tuple[Member, ...]:
    """Members that the person sees of these authorities (of all authorities where none is named)."""
    theirs = members(snapshot, dimension, access)
    if not authorities or dimension not in PLACES:
        return theirs
    wanted = {keys(snapshot, "authority").get(code) for code in authorities}
    owner = authority_of(snapshot, dimension)
    return tuple(member for member in theirs if member.key == 0 or owner.get(member.key) in wanted)


def teams_of(
    snapshot: Snapshot, localities: tuple[str, ...], first: date, last: date, access: Access
) -> tuple[Member, ...]:
    """Teams the person sees that covered any of the localities (codes) on some day from `first` to `last`."""
    covering = _covering(snapshot, localities, first, last)
    return tuple(member for member in members(snapshot, "team", access) if member.key in covering)


@per_snapshot
def _covering(snapshot: Snapshot, localities: tuple[str, ...], first: date, last: date) -> frozenset[int]:
    link = metadata.tables["team_locality"]
    wanted = [keys(snapshot, "locality")[code] for code in localities if code in keys(snapshot, "locality")]
    covered = select(link.c.team).where(
        link.c.locality.in_(wanted),
        or_(link.c.valid_from.is_(None), link.c.valid_from <= day_number(last)),
        or_(link.c.valid_to.is_(None), link.c.valid_to >= day_number(first)),
    )
    return frozenset(row.team for row in run(snapshot, covered))


@per_snapshot
def calendars(snapshot: Snapshot) -> dict[str, Calendar]:
    """By authority code: the months in which its own years begin."""
    table = metadata.tables["authority"]
    rows = run(snapshot, select(table).where(table.c.key != 0).order_by(table.c.key))
    return {row.code: Calendar(row.service_year_start or 4, row.school_year_start or 8) for row in rows}


def calendar(snapshot: Snapshot, authorities: tuple[str, ...] = ()) -> Calendar:
    """The calendar of these authorities (the first one's where they differ, or where none is named)."""
    known = calendars(snapshot)
    chosen = [known[code] for code in authorities if code in known] or list(known.values())
    return chosen[0] if chosen else Calendar()


def window(snapshot: Snapshot) -> tuple[date, date]:
    """First and last day that any extract covers, in whole months (a month that has begun counts)."""
    spans = [each for each in coverage(snapshot) if each.covers_from and each.covers_to]
    if not spans:
        return snapshot.as_at.replace(day=1), add_months(snapshot.as_at, 1) - ONE_DAY
    first = min(each.covers_from for each in spans).replace(day=1)
    return first, add_months(max(each.covers_to for each in spans), 1) - ONE_DAY


def latest_years(snapshot: Snapshot, years: int = 3) -> tuple[date, date]:
    """The window a page opens with: the latest `years` up to the last complete month, in public of people."""
    first, last = window(snapshot)
    complete = [
        each.complete_to
        for each in coverage(snapshot)
        if each.covers_to and not (snapshot.protected and each.extract not in SETTLING)
    ]
    if complete:
        end = add_months(max(complete) + ONE_DAY, 0) - ONE_DAY  # the last whole month
        last = end if end >= first else last
    return max(first, add_months(last, 1 - 12 * years)), last
