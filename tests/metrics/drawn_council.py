"""A council of few cells, its referrals drawn month by month, and the same figures added up by hand."""

from datetime import date

import numpy as np

from metrics.periods import add_months
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row

MONTHS = [add_months(date(2022, 1, 1), n) for n in range(36)]
# Month by month and cell by cell: locality, team, type of team, source, and how many a month.
CELLS = [(1, 1, 1, 1, 40), (1, 1, 1, 2, 30), (1, 2, 2, 2, 90), (2, 0, 2, 1, 60), (2, 0, 2, 2, 50)]
NAMES = {
    "locality": {1: "hamilton", 2: "lanark"},
    "team": {0: "not_recorded", 1: "h_hub", 2: "h_local"},
    "source": {1: "self", 2: "police"},
}


def drawn(more=(), seed: int = 7) -> list[tuple]:
    """(month, cell, how many): steady, but for the `more`: cell, from which month on, and how many times."""
    chance = np.random.default_rng(seed)
    times = {(cell, n): by for cell, begun, by in more for n in range(begun, 36)}
    return [
        (n, cell, int(chance.poisson(mean * times.get((cell, n), 1))))
        for n in range(36)
        for cell, (*_, mean) in enumerate(CELLS)
    ]


def rows_of(facts) -> list[dict]:
    shared = {
        "decision": 2,
        "child": 1,
        "referral_kind": 1,
        "previous_received": date(2015, 1, 1),
        "days_since_previous": 900,
    }
    keys = ("locality", "team", "team_type", "referral_source")
    return [
        fact_row(
            "referral", received=MONTHS[n], n=many, **dict(zip(keys, CELLS[cell], strict=False)), **shared
        )
        for n, cell, many in facts
    ]


def added_up(facts, name: str = "", key: int = 0, counts=lambda cell: True) -> list[float]:
    """A series, by hand."""
    place = {"locality": 0, "team": 1, "source": 3}
    of = [
        (n, many) for n, cell, many in facts if (not name or CELLS[cell][place[name]] == key) and counts(cell)
    ]
    return [float(sum(many for at, many in of if at == n)) for n in range(36)]


def store():
    covered = [coverage_row(1, each, MONTHS[0]) for each in ("referrals", "allocations")]
    return duckdb_store({"coverage": covered}, two=False)
