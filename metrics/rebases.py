"""Recorded decisions to start limits again from a month: for which figure, by whom, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from data_access.access import Access
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.kinds import Rate
from metrics.selection import Selection


@dataclass(frozen=True)
class Rebase:
    """One decision: `series` names the figure it is about, `first` is the first day of the new limits.

    `number` is its place on record. In public `why` and `who` are empty.
    """

    metric: str
    series: str
    first: date
    why: str
    who: str
    at: datetime
    number: int = 0


def series(selection: Selection, members: tuple[Member, ...] = ()) -> str:
    """The name of a series: the same for a place whether filtered or split; "" for the whole metric.

    By another clock than the metric's own it is another series.
    """
    kept = {each.dimension: each.members for each in selection.where}
    kept |= {member.dimension: (member.code,) for member in members}
    kept |= {"clock": (selection.clock,)} if selection.clock else {}
    return json.dumps(kept, sort_keys=True) if kept else ""


def bearing_on(metric: str, rebases: Iterable[Rebase]) -> tuple[Rebase, ...]:
    """The decisions that the metric's verdict rests on: its own, and those on what it is held against."""
    named = {metric, *(each.metric for each in METRICS[metric].counterweights)}
    return tuple(each for each in rebases if each.metric in named)


def seen_whole(rebases: Iterable[Rebase], access: Access) -> tuple[Rebase, ...]:
    """The decisions on series whose every row this person sees.

    A manager's total covers a part of the council, so a decision on the whole does not apply to it.
    """
    return tuple(each for each in rebases if is_seen_whole(each.metric, each.series, access))


def is_seen_whole(metric: str, name: str, access: Access) -> bool:
    """Whether the scope holds every row of the series: all its localities, or all its teams, are in it.

    A rate counts only the rows of the person's localities, so nobody with a scope sees a team's whole.
    """
    if not access.limited:
        return True
    kept = json.loads(name or "{}")
    teams = () if isinstance(METRICS[metric].kind, Rate) else access.teams or ()
    own = {"locality": access.localities or (), "team": teams}
    return any(dimension in kept and set(kept[dimension]) <= set(codes) for dimension, codes in own.items())
