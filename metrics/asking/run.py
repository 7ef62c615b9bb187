"""The one door through which the metrics layer asks the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Row, Select

from metrics.kept import Kept
from metrics.snapshot import Snapshot

Arguments = ParamSpec("Arguments")
Found = TypeVar("Found")
_kept = Kept(2000)


def run(snapshot: Snapshot, statement: Select) -> list[Row]:
    """All rows of one SELECT on the snapshot."""
    with snapshot.connect() as connection:
        return list(connection.execute(statement))


def per_snapshot(
    read: Callable[Concatenate[Snapshot, Arguments], Found],
) -> Callable[Concatenate[Snapshot, Arguments], Found]:
    """Keep what a reading function found: a snapshot never changes, so nothing read from it goes stale.

    The public snapshot of a load is kept apart from the true one, and each access (an argument) from others.
    """

    @wraps(read)
    def kept(snapshot: Snapshot, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Found:
        of = (snapshot.url, snapshot.number, snapshot.loaded_at, snapshot.protected)
        known = (read.__module__, read.__qualname__, *of, *arguments, *sorted(named.items()))
        return _kept.get(known, lambda: read(snapshot, *arguments, **named))

    return kept
