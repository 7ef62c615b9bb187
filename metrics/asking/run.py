"""The one door through which the metrics layer asks the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from sqlalchemy import Row, Select

from metrics.kept import Kept
from metrics.snapshot import Snapshot

_kept = Kept(2000)


def run(snapshot: Snapshot, statement: Select) -> list[Row]:
    """All rows of one SELECT on the snapshot."""
    with snapshot.connect() as connection:
        return list(connection.execute(statement))


def per_snapshot(read: Callable) -> Callable:
    """Keep what a reading function found: a snapshot never changes, so nothing read from it goes stale.

    The public snapshot of a load is kept apart from the true one, and each access (an argument) from others.
    """

    @wraps(read)
    def kept(snapshot: Snapshot, *arguments):
        of = (snapshot.url, snapshot.number, snapshot.loaded_at, snapshot.protected)
        known = (read.__module__, read.__qualname__, *of, *arguments)
        return _kept.get(known, lambda: read(snapshot, *arguments))

    return kept
