"""The one door through which the metrics layer asks the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select

if TYPE_CHECKING:
    from data_access.database import Snapshot

_KEPT: dict[tuple, Any] = {}
_MOST_KEPT = 2000


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
        known = (
            read.__module__,
            read.__qualname__,
            snapshot.url,
            snapshot.number,
            snapshot.loaded_at,
            getattr(snapshot, "protected", False),
            *arguments,
        )
        found = _KEPT.get(known, _KEPT)
        if found is _KEPT:  # which stands for nothing kept, as None may be what was read
            found = read(snapshot, *arguments)
            if len(_KEPT) >= _MOST_KEPT:
                _KEPT.clear()
            _KEPT[known] = found
        return found

    return kept
