"""What the council aims for, outcome by outcome, and the metrics that measure each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from data_access.schema import aim as table
from metrics.asking.run import per_snapshot, run
from metrics.catalogue import reference
from metrics.definitions import METRICS
from metrics.model import Metric
from metrics.snapshot import Snapshot

SINCE = 8  # the version of the tables from which they hold aims


@dataclass(frozen=True)
class Outcome:
    """One outcome of an aim, as a council sent it.

    `council` is its name. `metrics` measure the outcome; where there are none, nothing does yet.
    `would_measure` says what would, "" where the council did not say.
    """

    council: str
    framework: str
    aim: str
    text: str
    metrics: tuple[Metric, ...]
    would_measure: str


@per_snapshot
def outcomes(snapshot: Snapshot) -> tuple[Outcome, ...]:
    """Every outcome in the council's own order; none where no aims were loaded.

    A metric that this version of the program no longer has measures nothing.
    """
    if snapshot.schema_version < SINCE:
        return ()
    named = {each.key: each.name for each in reference.listed(snapshot, "authority")}
    by_name = (table.c.framework, table.c.aim, table.c.outcome)
    placed = (table.c.authority, table.c.place.is_(None), table.c.place, *by_name)
    return tuple(
        Outcome(
            named.get(row.authority, ""),
            row.framework,
            row.aim,
            row.outcome,
            tuple(METRICS[name] for name in (row.metrics or "").split() if name in METRICS),
            row.would_measure or "",
        )
        for row in run(snapshot, select(table).order_by(*placed))
    )
