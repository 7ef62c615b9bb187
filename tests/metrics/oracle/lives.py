"""The oracle's own Kaplan-Meier: a product of fractions, a day at a time, over lists of dicts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple


class Watch(NamedTuple):
    """The columns of whom is watched: since when, after how many days it happened, and until when at most."""

    since: str
    wait: str
    until: str | None = None


RETURN = Watch("involvement_ended", "days_to_next")
AT_HOME = Watch("born", "days_to_care", "observed_to")


def lives(rows: list[dict], until: date, watch: Watch = RETURN) -> list[tuple[int, bool]]:
    """Of each child's first such day among the rows: days until it happened or was last seen."""
    found: dict[tuple, tuple] = {}
    for row in rows:
        since, wait = row[watch.since], row[watch.wait]
        if row["child"] is None or since > until:
            continue
        last = min(until, (watch.until and row[watch.until]) or until)
        first = (since, 10**6 if wait is None else wait, (last - since).days)
        child = (row["authority"], row["child"])
        found[child] = min(found.get(child, first), first)
    return [(min(wait, left), wait <= left) for _, wait, left in found.values()]


def back_within_a_year(rows: list[dict], until: date, watch: Watch = RETURN) -> float | None:
    """Kaplan and Meier's product, a day at a time, in exact fractions; None where fewer than 10 are left."""
    watched, staying = lives(rows, until, watch), Fraction(1)
    if sum(days >= 365 for days, _ in watched) < 10:
        return None
    for day in range(366):
        back = sum(days == day and came for days, came in watched)
        if back:
            staying *= 1 - Fraction(back, sum(days >= day for days, _ in watched))
    return float(100 * (1 - staying))


def at_home_after_a_year(rows: list[dict], until: date) -> float | None:
    """The rest of those who went into care within a year."""
    gone = back_within_a_year(rows, until, AT_HOME)
    return None if gone is None else 100 - gone


def followed_enough(rows: list[dict], until: date) -> bool:
    """Whether for nine in ten it is known if they were back within a year."""
    watched = lives(rows, until)
    return 10 * sum(came or days >= 365 for days, came in watched) >= 9 * len(watched)
