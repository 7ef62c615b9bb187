"""How long something lasts, by the three clocks: of those that began, that ended, and that are under way.

The oracle's own Kaplan-Meier is a product of fractions, a day at a time, as in `lives`.
"""

from __future__ import annotations

from fractions import Fraction
from statistics import median

from tests.metrics.oracle.arithmetic import Counted, Figure, Row, every
from tests.metrics.oracle.council import COVERED

HALF = Fraction(1, 2)


def by_clock(began: str, ended: str) -> dict[str, Counted]:
    """How long it lasts from one day to the other, by each clock."""

    def has_begun(row: Row) -> bool:
        return row[began] <= COVERED[1]

    entry = Counted(half_ended(began, ended), on=began, turns_on=(ended,), alone=has_begun)
    lasted = Counted(_lasted(began, ended), on=ended, unseen=True, turns_on=(ended,), alone=every)
    so_far = Counted(_so_far(began), began, until=ended, unseen=True, turns_on=(ended,), alone=has_begun)
    return {"entry": entry, "exit": lasted, "point": so_far}


def half_ended(began: str, ended: str) -> Figure:
    """The days by which half had ended; None where too few were watched for so long, or nobody knows yet."""

    def worked_out(rows: list[Row]) -> float | None:
        watched, going, reached = _followed(rows, began, ended), Fraction(1), None
        for day in sorted({days for days, over in watched if over}):
            left = [days for days, _ in watched if days >= day]
            going *= 1 - Fraction(watched.count((day, True)), len(left))
            if reached is not None and going < HALF:
                return (reached + day) / 2  # it had rested at one half
            if reached is None and going <= HALF:
                known = sum(over or days >= day for days, over in watched)
                if 10 * known < 9 * len(watched) and len(left) < 10:
                    return None
                reached = day
                if going < HALF:
                    break
        return reached

    return worked_out


def _followed(rows: list[Row], began: str, ended: str) -> list[tuple[int, bool]]:
    """Of each that began by the last day covered: its days until it ended, or until that day."""
    found = []
    for row in rows:
        over = row[ended] is not None and row[ended] <= COVERED[1]
        until = row[ended] if over else COVERED[1]
        if row[began] <= COVERED[1]:
            found += [((until - row[began]).days, over)] * row["n"]
    return found


def _lasted(began: str, ended: str) -> Figure:
    def worked_out(rows: list[Row]) -> float | None:
        return _middle([(row[ended] - row[began]).days for row in rows for _ in range(row["n"])])

    return worked_out


def _so_far(began: str) -> Figure:
    """At the close of the period, or on the last day covered."""

    def worked_out(rows: list[Row]) -> float | None:
        days = [(min(row["close"], COVERED[1]) - row[began]).days for row in rows for _ in range(row["n"])]
        return _middle([each for each in days if each >= 0])

    return worked_out


def _middle(values: list[int]) -> float | None:
    return median(values) if values else None
