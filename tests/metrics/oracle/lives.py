"""The oracle's own Kaplan-Meier: a product of fractions, a day at a time, over lists of dicts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction


def lives(rows: list[dict], until: date) -> list[tuple[int, bool]]:
    """Of each child's first ending among the rows: days until it was back or until the data ends."""
    found: dict[tuple, tuple] = {}
    for row in rows:
        ended, wait = row["involvement_ended"], row["days_to_next"]
        if row["child"] is None or ended > until:
            continue
        first = (ended, 10**6 if wait is None else wait)
        child = (row["authority"], row["child"])
        found[child] = min(found.get(child, first), first)
    watched = [(wait, (until - ended).days) for ended, wait in found.values()]
    return [(min(wait, left), wait <= left) for wait, left in watched]


def back_within_a_year(rows: list[dict], until: date) -> float | None:
    """Kaplan and Meier's product, a day at a time, in exact fractions; None where fewer than 10 are left."""
    watched, staying = lives(rows, until), Fraction(1)
    if sum(days >= 365 for days, _ in watched) < 10:
        return None
    for day in range(366):
        back = sum(days == day and came for days, came in watched)
        if back:
            staying *= 1 - Fraction(back, sum(days >= day for days, _ in watched))
    return float(100 * (1 - staying))


def followed_enough(rows: list[dict], until: date) -> bool:
    """Whether for nine in ten it is known if they were back within a year."""
    watched = lives(rows, until)
    return 10 * sum(came or days >= 365 for days, came in watched) >= 9 * len(watched)
