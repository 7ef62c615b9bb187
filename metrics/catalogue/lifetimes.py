"""Authorities, localities and teams in time: when each was there, and what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from data_access.access import Access
from data_access.schema import SUCCESSORS, metadata
from metrics.asking.run import per_snapshot, run
from metrics.asking.scope import in_words
from metrics.asking.seen import seen
from metrics.catalogue import reference
from metrics.dimensions import Member
from metrics.periods import Period, from_day_number
from metrics.snapshot import Snapshot
from metrics.wording import day

ONE_DAY = timedelta(1)
BEGAN = {"team": "opened"}  # what is said of a place is that it began and ended
ENDED = {"team": "closed"}

Home = tuple[int, int]  # keys of an authority and a locality of it; 0 for all of it


@dataclass(frozen=True)
class Life:
    """The first and the last day of a place or a team, None where it lies outside the data.

    `followed`: the keys of what took over from it, with the day from which each did.
    """

    first: date | None = None
    last: date | None = None
    followed: tuple[tuple[int, date], ...] = ()


@per_snapshot
def lives(snapshot: Snapshot, dimension: str) -> dict[int, Life]:
    """For the key of each authority, locality or team its life. What handed over ended the day before."""
    table, successors = metadata.tables[dimension], SUCCESSORS[dimension]
    followed: dict[int, list[tuple[int, date]]] = {}
    for row in run(snapshot, select(successors).order_by(successors.c.changed, successors.c.successor)):
        after = followed.setdefault(row._mapping[dimension], [])
        after.append((row.successor, from_day_number(row.changed)))
    found = {}
    for row in run(snapshot, select(table.c.key, table.c.opened, table.c.closed)):
        after = followed.get(row.key, [])
        handed_over = max((changed for _, changed in after), default=None)
        last = _day(row.closed) or (handed_over and handed_over - ONE_DAY)
        found[row.key] = Life(_day(row.opened), last, tuple(after))
    return found


def not_there(snapshot: Snapshot, chosen: tuple[Member, ...], period: Period) -> str:
    """Why none of the places, or of the teams, chosen can have a row in the period; empty where one can."""
    for dimension in SUCCESSORS:
        reasons = [_away(snapshot, each, period) for each in chosen if each.dimension == dimension]
        if reasons and all(reasons):
            return reasons[0]
    return ""


def lives_on(snapshot: Snapshot, home: Home, on: date) -> bool:
    """Whether the place is there on that day, so that people live in it."""
    _, _, life = _of(snapshot, home)
    return not (life.first and on < life.first) and not (life.last and on > life.last)


def there_in_part(snapshot: Snapshot, homes: Iterable[Home], period: Period) -> str:
    """Why the people of these places cannot be divided by: one was there for a part of the period only."""
    for home in homes:
        dimension, key, life = _of(snapshot, home)
        name = _names(snapshot, dimension).get(key, "")
        if life.first and period.first < life.first <= period.last:
            return f"{name} began on {day(life.first)}, within this period, so there is no rate of it."
        if life.last and period.first <= life.last < period.last:
            return f"{name} ended on {day(life.last)}, within this period, so there is no rate of it."
    return ""


def outgrown(snapshot: Snapshot, homes: Iterable[Home], estimate: date, period: Period) -> str:
    """Why an estimate of that day is not of these places any more: one took over from another since then."""
    for dimension, key, _ in (_of(snapshot, home) for home in homes):
        for before, life in lives(snapshot, dimension).items():
            for successor, changed in life.followed:
                if successor == key and estimate < changed <= period.last:
                    names = _names(snapshot, dimension)
                    return (
                        f"{names[key]} took over from {names[before]} on {day(changed)}, after its "
                        f"population was estimated ({day(estimate)}), so there is no rate of it."
                    )
    return ""


def _of(snapshot: Snapshot, home: Home) -> tuple[str, int, Life]:
    authority, locality = home
    dimension, key = ("locality", locality) if locality else ("authority", authority)
    return dimension, key, lives(snapshot, dimension).get(key, Life())


def changes(
    snapshot: Snapshot, shown: tuple[Member, ...], window: tuple[date, date], access: Access
) -> tuple[str, ...]:
    """Sentences on what ended, what follows it and since when, where a window of days shows it.

    Whoever sees a part of the council is told where they do not see what follows.
    """
    return tuple(
        sentence
        for dimension in SUCCESSORS
        for key, life in lives(snapshot, dimension).items()
        if _shows(life, key, _keys(shown, dimension), window)
        for sentence in _change(snapshot, (dimension, key), life, access)
    )


def _shows(life: Life, key: int, shown: frozenset[int], window: tuple[date, date]) -> bool:
    """Whether the series of what ended reaches its end, or that of what follows has its beginning."""
    days = [changed for _, changed in life.followed]
    if not days or min(days) > window[1]:
        return False
    return key in shown or (max(days) >= window[0] and any(each in shown for each, _ in life.followed))


def _change(snapshot: Snapshot, ending: tuple[str, int], life: Life, access: Access) -> Iterator[str]:
    (dimension, key), names = ending, _names(snapshot, ending[0])
    if life.last:
        yield f"{names[key]} {ENDED.get(dimension, 'ended')} on {day(life.last)}; {_follows(names, life)}."
    if access.limited and dimension != "authority":
        own = seen(snapshot, access)
        held = own.localities if dimension == "locality" else own.own_teams
        if unseen := [names[each] for each, _ in life.followed if each not in held]:
            yield f"You do not see {in_words(unseen)}. If you should, ask an administrator."


def _away(snapshot: Snapshot, member: Member, period: Period) -> str:
    life = lives(snapshot, member.dimension).get(member.key, Life())
    if life.first and period.last < life.first:
        return f"{member.name} {BEGAN.get(member.dimension, 'began')} on {day(life.first)}."
    if life.last and period.first > life.last:
        after = f"; {_follows(_names(snapshot, member.dimension), life)}" if life.followed else ""
        return f"{member.name} {ENDED.get(member.dimension, 'ended')} on {day(life.last)}{after}."
    return ""


def _follows(names: dict[int, str], life: Life) -> str:
    """What follows: "Hamilton West follows it from 1 April 2025"."""
    said = in_words([names[successor] for successor, _ in life.followed])
    days = {changed for _, changed in life.followed}
    since = f" from {day(min(days))}" if len(days) == 1 else ""
    return f"{said} {'follows' if len(life.followed) == 1 else 'follow'} it{since}"


def _names(snapshot: Snapshot, dimension: str) -> dict[int, str]:
    return {member.key: member.name for member in reference.listed(snapshot, dimension)}


def _keys(shown: tuple[Member, ...], dimension: str) -> frozenset[int]:
    return frozenset(member.key for member in shown if member.dimension == dimension)


def _day(number: int | None) -> date | None:
    return None if number is None else from_day_number(number)
