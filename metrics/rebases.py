"""Decisions to work limits out anew from some month on: who, when and why, and of which series."""

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
    """One decision: `series` names what it is about, `first` is the first day that the new limits are of.

    `number` is its place on record. Of the public's figures `why` and `who` are empty.
    """

    metric: str
    series: str
    first: date
    why: str
    who: str
    at: datetime
    number: int = 0


def series(selection: Selection, members: tuple[Member, ...] = ()) -> str:
    """What a series is called: the same for a place whether filtered or split; "" for the whole metric."""
    kept = {each.dimension: each.members for each in selection.where}
    kept |= {member.dimension: (member.code,) for member in members}
    return json.dumps(kept, sort_keys=True) if kept else ""


def seen_whole(rebases: Iterable[Rebase], access: Access) -> tuple[Rebase, ...]:
    """The decisions on series of which this person sees every row.

    A manager's total is of a part of the council, so what was decided of the whole says nothing of it.
    """
    return tuple(each for each in rebases if is_seen_whole(each.metric, each.series, access))


def is_seen_whole(metric: str, name: str, access: Access) -> bool:
    """Whether every row of the series is in the scope: it names only localities, or only teams, that are.

    A rate counts the rows of the person's localities alone, so a team's is not seen whole.
    """
    if not access.limited:
        return True
    kept = json.loads(name or "{}")
    teams = () if isinstance(METRICS[metric].kind, Rate) else access.teams or ()
    own = {"locality": access.localities or (), "team": teams}
    return any(dimension in kept and set(kept[dimension]) <= set(codes) for dimension, codes in own.items())
