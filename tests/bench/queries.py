"""Questions: each metric's SELECT against the same question written by hand, same engine, same connection."""

from __future__ import annotations

import tempfile
import time
from datetime import date

import metrics
from metrics import EVERYTHING
from metrics.catalogue.reference import members
from metrics.periods import Grain, day_number
from metrics.selection import Selection
from tests.bench import by_hand
from tests.bench.stores import enlarged_store
from tests.servers import postgres_server

FIRST, LAST = date(2022, 4, 1), date(2025, 3, 31)
AT_MOST = 1.3
# A window over a few hundred groups costs 3 ms at any size. Of a question that takes less than this by hand
# nobody notices a ratio, so what is held is how much longer it takes.
SHORT, LONGER = 0.01, 0.005  # seconds
TIMES = 9
SIZES = (1_000_000, 10_000_000)


def bench() -> None:
    """Print a table for each engine and size."""
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        for rows in SIZES:
            for url in (f"duckdb:///{folder}/store{rows}", server):
                _compare(enlarged_store(url, rows), rows)


def question(name: str, clock: str | None = None) -> Selection:
    """By quarter, and by locality where the metric has places."""
    by = ("locality",) if metrics.splits(metrics.METRICS[name], "locality") else ()
    return Selection(metric=name, first=FIRST, last=LAST, grain=Grain.QUARTER, by=by, clock=clock)


def _compare(snapshot, rows: int) -> None:
    print(f"\nEach metric, {rows:,} referrals, {snapshot.dialect} (seconds, best of {TIMES})")
    worst = longest = 0.0
    named = keys(snapshot)
    with snapshot.connect() as connection:
        for name, clock in by_hand.ALL:
            selection = question(name, clock)
            ours, theirs = _best(
                connection,
                metrics.statement(selection, snapshot, EVERYTHING),
                by_hand.query(name, clock, **named),
                snapshot,
            )
            if theirs < SHORT:
                longest = max(longest, ours - theirs)
            else:
                worst = max(worst, ours / theirs)
            called = f"{name} {clock or ''}"
            print(f"  {called:32} ours {ours:7.4f}   by hand {theirs:7.4f}   ratio {ours / theirs:5.2f}")
    print(f"  worst ratio {worst:.2f} (at most {AT_MOST})")
    told = f"at most {longest * 1000:.1f} ms longer (at most {LONGER * 1000:.0f})"
    print(f"  of those that take under {SHORT * 1000:.0f} ms by hand: {told}")


def _best(connection, ours, theirs: str, snapshot) -> tuple[float, float]:
    """Best of each, taken in turn so that a noisy moment falls on both."""
    runs = [
        (
            _seconds(lambda: connection.execute(ours).all()),
            _seconds(lambda: _by_hand(connection, theirs, snapshot)),
        )
        for _ in range(TIMES)
    ]
    return min(run[0] for run in runs), min(run[1] for run in runs)


def _by_hand(connection, text: str, snapshot) -> list:
    if snapshot.dialect == "postgresql":
        connection.exec_driver_sql(f"set local search_path to snapshot_{snapshot.number:06}")
    return connection.exec_driver_sql(text).all()


def _seconds(ask) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def keys(snapshot) -> dict[str, int]:
    """The keys and days that the queries by hand name."""
    wanted = {
        "hub": "team_type",
        "local_office": "team_type",
        "self": "source",
        "no_further_action": "decision",
        "pre_birth": "assessment_kind",
        "parenting_needs": "assessment_kind",
        "alternative_care": "assessment_outcome",
        "parents": "plan_kind",
        "escalated": "plan_outcome",
        "pregnancy": "programme",
    }
    found = {
        code: next(member.key for member in members(snapshot, dimension, EVERYTHING) if member.code == code)
        for code, dimension in wanted.items()
    }
    return found | {"first": day_number(FIRST), "last": day_number(LAST)}
