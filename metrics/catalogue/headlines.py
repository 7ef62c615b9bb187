"""The figures that a council leads with, as its last mapping said."""

from __future__ import annotations

from sqlalchemy import select

from data_access.schema import headline
from metrics.asking.run import per_snapshot, run
from metrics.definitions import METRICS
from metrics.snapshot import Snapshot

SINCE = 5  # the version of the tables from which they hold headlines


@per_snapshot
def chosen(snapshot: Snapshot) -> tuple[str, ...]:
    """Names of the metrics that the council chose, in its order; none where it chose none.

    One that this version of the program no longer has is left out.
    """
    if snapshot.schema_version < SINCE:
        return ()
    rows = run(snapshot, select(headline.c.metric).order_by(headline.c.place))
    return tuple(row.metric for row in rows if row.metric in METRICS)
