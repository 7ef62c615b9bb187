"""A store with the public one beside it, of two years of one council."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date

from metrics.periods import day_number
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row

YEAR = (date(2023, 4, 1), date(2024, 3, 31))


def cell(month, n, locality=1, team_type=1, source_group=1, **more):
    keys = {**more, "locality": locality, "team_type": team_type, "source_group": source_group}
    return fact_row("referral", received=month, n=n, **keys)


def banded(metric, first, value, grain="financial_year"):
    status = "withheld" if value is None else "shown"
    row = {"metric": metric, "authority": 1, "grain": grain, "first": day_number(first)}
    return {**row, "value": value, "status": status}


@contextmanager
def true_and_public():
    """South Lanarkshire's protected cells of two years, and the true ones, which differ."""
    months = [date(2022 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(24)]
    cells = [cell(month, 20) for month in months] + [cell(month, 10, 2, 2, 2) for month in months]
    cells += [cell(months[12], 5, team_type=3)]
    living = [
        {"authority": 1, "locality": key, "year": 2022, "age_group": "children", "people": 1000}
        for key in (0, 1, 2)
    ]
    shared = {
        "population": living,
        "coverage": [
            coverage_row(1, extract, date(2022, 4, 1), date(2024, 3, 31))
            for extract in ("referrals", "allocations", "accounts")
        ],
        "spend": [fact_row("spend", month=YEAR[0], spent=pounds, budget=4.0) for pounds in (1.0, 2.0)],
        "target": [
            {"authority": 1, "metric": "referrals", "locality": 0, "value": 3.0}
            | {"first": day_number(YEAR[0]), "last": day_number(YEAR[1])}
        ],
        "banded": [
            banded("children_allocated", date(2022, 4, 1), 250.0),
            banded("children_allocated", YEAR[0], 265.0),
            banded("referrals_per_1000", YEAR[0], 340.0),
            banded("days_to_decision", YEAR[0], None),
            banded("open_allocations", date(2024, 1, 1), 80.0, "quarter"),
        ],
    }
    public = duckdb_store({"referral": cells, **shared}, two=False)
    public.protected = True
    true = duckdb_store(
        {"referral": [cell(YEAR[0], 1, team_type=2), cell(YEAR[0], 7, decision=2, team=1)], **shared},
        two=False,
    )
    true.open_to_all, true.number = public, public.number
    yield true
    true.engine.dispose()
    public.engine.dispose()
