"""Allocations of 2024 whose lengths by each clock are worked out on paper, asked as the page asks.

SLOW: 90 lasted 20 days, 50 lasted 200, and 100 have been under way for 213. Of the 140 that ended half lasted
20. Of the 240 that began 150 are left after day 20 (63%), of which 50 end on day 200 (42% are left), so half
lasted 200.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from data_access.access import EVERYTHING
from metrics import Selection, evaluate
from metrics.answer import Answer
from metrics.periods import Grain
from metrics.snapshot import Snapshot
from tests.metrics.small_store import duckdb_store, fact_row

YEAR = {"first": date(2024, 1, 1), "last": date(2024, 12, 31), "grain": Grain.WHOLE}
SLOW = ((90, date(2024, 11, 1), 20), (50, date(2024, 1, 10), 200), (100, date(2024, 6, 1), None))
OVER = ((60, date(2024, 2, 1), 30), (50, date(2024, 2, 1), 40))  # all that began ended
OLD = ((100, date(2023, 1, 1), 400), (60, date(2024, 2, 1), 30))  # most of those that ended began long before
YOUNG = ((5, date(2024, 11, 1), 20), (50, date(2024, 12, 1), None))  # fewer than half are over


@cache
def store(lives: tuple) -> Snapshot:
    """A store of these allocations: so many, from a day on, for so many days or until now."""
    rows = [
        fact_row("allocation", started=day, ended=day + timedelta(days=days) if days is not None else None)
        for many, day, days in lives
        for _ in range(many)
    ]
    return duckdb_store({"allocation": rows}, two=False)


@cache
def lasting(lives: tuple, clock: str | None = None) -> Answer:
    """The length of these allocations."""
    question = Selection(metric="length_of_allocations", clock=clock, **YEAR)
    return evaluate(question, store(lives), EVERYTHING)


@cache
def in_time(late: int) -> Answer:
    """Of 100 referrals of November decided at once; so many of October are decided in 2024, after 60 days."""
    rows = [
        fact_row("referral", received=day, decided=day + timedelta(days=days), working_days_to_decision=days)
        for many, day, days in ((100, date(2024, 11, 1), 0), (late, date(2023, 12, 1), 60))
        for _ in range(many)
    ]
    referrals = duckdb_store({"referral": rows}, two=False)
    return evaluate(Selection(metric="decided_within_1_day", **YEAR), referrals, EVERYTHING)
