"""Teams in time: when they worked, and which took over from which."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from data_access.schema import team as teams
from data_access.schema import team_successor as successors
from metrics.asking.run import per_snapshot, run
from metrics.catalogue import reference
from metrics.dimensions import Member
from metrics.periods import Period, from_day_number
from metrics.snapshot import Snapshot
from metrics.wording import day


@per_snapshot
def _working(snapshot: Snapshot) -> dict[int, tuple[date | None, date | None]]:
    """For each team's key its first and last day of work; None where the day lies outside the data."""
    return {row.key: (_day(row.opened), _day(row.closed)) for row in run(snapshot, select(teams))}


@per_snapshot
def _changes(snapshot: Snapshot) -> tuple[tuple[int, int, date], ...]:
    rows = run(snapshot, select(successors).order_by(successors.c.changed, successors.c.team))
    return tuple((row.team, row.successor, from_day_number(row.changed)) for row in rows)


def not_working(snapshot: Snapshot, chosen: tuple[Member, ...], period: Period) -> str:
    """Why none of the teams can have a row in the period; empty where one can."""
    reasons = [_closed_to(snapshot, team, period) for team in chosen]
    return reasons[0] if reasons and all(reasons) else ""


def _closed_to(snapshot: Snapshot, team: Member, period: Period) -> str:
    opened, closed = _working(snapshot).get(team.key, (None, None))
    if opened and period.last < opened:
        return f"{team.name} opened on {day(opened)}."
    if closed and period.first > closed:
        return f"{team.name} closed on {day(closed)}."
    return ""


def breaks(snapshot: Snapshot, shown: tuple[Member, ...], first: date, last: date) -> tuple[str, ...]:
    """Sentences on the changes of team between the two days that break the series of these teams."""
    names = {member.key: member.name for member in reference.listed(snapshot, "team")}
    keys = {member.key for member in shown}
    return tuple(
        f"{names[successor]} took over from {names[team]} on {day(changed)}: their series break there."
        for team, successor, changed in _changes(snapshot)
        if first <= changed <= last and {team, successor} & keys and {team, successor} <= set(names)
    )


def _day(number: int | None) -> date | None:
    return None if number is None else from_day_number(number)
