"""The engines of a folder store: one a file, and another once that file is replaced by one of its name."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, QueuePool

from data_access.stores.duckdb_file import opened, read_only_engine, unreadable
from data_access.stores.manifest import Manifest
from data_access.stores.snapshots import StoreUnreachable

Stamp = tuple[int, ...]  # tells a file put back from a backup from the one that was there before
PATIENCE, STEP = 2.0, 0.02  # seconds to wait for those who still read the file that was there before


class Engines:
    """Opens files for questions. `is_kept`: whether a snapshot is still the one that the store has."""

    def __init__(self, is_kept: Callable[[Manifest], bool]):
        self._is_kept = is_kept
        self._held: dict[Manifest, tuple[Stamp, Engine]] = {}
        self._lock = Lock()

    def connect(self, manifest: Manifest, path: Path) -> Connection:
        """A connection to the file as it is now; StoreUnreachable where it is gone, locked or damaged."""
        return opened(self._engine(manifest, path), path)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            while self._held:
                self._held.popitem()[1][1].dispose()

    def _engine(self, manifest: Manifest, path: Path) -> Engine:
        """DuckDB refuses a second engine of a file with another configuration."""
        with self._lock:
            stamp = _stamp(path)
            held = self._held.get(manifest)
            if held and held[0] == stamp:
                return held[1]
            if held:
                _let_go(held[1], path)
            for other in [each for each in self._held if each == manifest or not self._is_kept(each)]:
                self._held.pop(other)[1].dispose()
            engine = read_only_engine(path)
            self._held[manifest] = (stamp, engine)
            return engine


def _stamp(path: Path) -> Stamp:
    try:
        found = os.stat(path)
    except OSError as error:
        raise unreadable(path, error) from error
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _let_go(engine: Engine, path: Path) -> None:
    """While one connection is open, DuckDB answers every other of that name from the same, older file."""
    pool, until = engine.pool, time.monotonic() + PATIENCE
    while isinstance(pool, QueuePool) and pool.checkedout():
        if time.monotonic() > until:
            raise StoreUnreachable(f"The data file {path} has just been put back. Open the page again.")
        time.sleep(STEP)
