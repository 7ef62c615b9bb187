"""Decisions to work limits out anew from some month on: who, when and why, and of which series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from metrics.dimensions import Member
from metrics.selection import Selection


@dataclass(frozen=True)
class Rebase:
    """One decision: `series` names what it is about, `first` is the first day that the new limits are of."""

    metric: str
    series: str
    first: date
    why: str
    who: str
    at: datetime


def series(selection: Selection, members: tuple[Member, ...] = ()) -> str:
    """What a series is called: the same for a place whether filtered or split; "" for the whole metric."""
    kept = {each.dimension: each.members for each in selection.where}
    kept |= {member.dimension: (member.code,) for member in members}
    return " ".join(f"{name}={','.join(kept[name])}" for name in sorted(kept))
