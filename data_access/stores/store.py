"""What every store does, wherever it keeps its snapshots: one load at a time, the pointer moved last."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection

from data_access.stores.manifest import Manifest
from data_access.stores.remembering import Remembering
from data_access.stores.snapshots import Snapshot, StoreBusy, StoreError
from data_access.stores.staying import KEEP, kept

Files = dict[Manifest, Path]  # of one snapshot: its true file, and its protected one where there is one


def _files(built: Path, public: Path | None, manifest: Manifest) -> Files:
    return {manifest: built} | ({replace(manifest, protected=True): public} if public else {})


class Store(Remembering, ABC):
    """Where snapshots are kept. One object per URL in a process; safe to use from several threads."""

    url: str
    dialect: str

    def __init__(self, url: str, public_only: bool = False):
        self.url = url
        self.public_only = public_only  # never opens what is not protected
        self._own = RLock()
        self._depth = 0

    def current(self) -> Snapshot | None:
        """The snapshot the pointer names now; None when nothing was ever loaded.

        Reads the pointer each time, which is cheap, so a running dashboard notices a load.
        """
        manifest = self._pointed()
        if manifest is None:
            return None
        snapshot = self._named(manifest)
        snapshot.refuse_newer()
        return snapshot

    @abstractmethod
    def snapshots(self) -> tuple[Snapshot, ...]:
        """Those kept, oldest first; StoreDamaged where what there was is lost."""

    def previous_file(self, path: Path) -> None:
        """Put the current snapshot's tables in a new DuckDB file at `path`, as `copy` does."""
        self.copy(self.current(), path)

    @abstractmethod
    def copy(self, snapshot: Snapshot | None, path: Path) -> None:
        """Put the snapshot's tables in a new DuckDB file at `path`: all are there, and empty without one.

        Of a snapshot that another version of the program wrote, what both have is kept: see `stores.older`.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; they open again when next asked for."""

    @abstractmethod
    def _add(self, files: Files, manifest: Manifest, kept: Sequence[int], editions: str | None) -> None:
        """Make the snapshot, name it current with those `kept`, and keep the editions, in one step."""

    @abstractmethod
    def _replace(self, files: Files, manifest: Manifest) -> None:
        """Put these files in place of those of the snapshot of the manifest's number, in one step."""

    @abstractmethod
    def _tidy(self) -> list[int]:
        """Remove what is no longer kept or a killed load left; the numbers of what could not be removed."""

    @abstractmethod
    def _locked(self) -> AbstractContextManager:
        """Hold the store against every other process; StoreBusy when one holds it. Ends with the process."""

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Hold the store for a load, from reading the previous snapshot to publishing; StoreBusy otherwise.

        The same thread may enter again, as `publish` does.
        """
        if not self._own.acquire(blocking=False):
            raise StoreBusy
        try:
            self._depth += 1
            if self._depth > 1:
                yield
                return
            with self._locked():
                self._settle()
                yield
        finally:
            self._depth -= 1
            self._own.release()

    def next_number(self) -> int:
        """The number the next snapshot will have. Hold `loading()` for it to stay true."""
        return self.reached().number + 1

    @abstractmethod
    def _anything_left(self) -> bool:
        """Whether anything is there that `_tidy` would remove."""

    def publish(
        self,
        built: Path,
        manifest: Manifest,
        public: Path | None = None,
        alone: bool = False,
        editions: str | None = None,
    ) -> Snapshot:
        """Make the DuckDB file at `built`, of every table and closed, the current snapshot; it is used up.

        `public` is the protected file of the same load, and used up with it. The snapshot
        is numbered `next_number()` whatever the manifest says. In the same step: no other is kept
        (`alone`); the `editions` are kept in place of those there were, which stay where it is None.
        StoreBusy while another load runs.
        """
        with self.loading():
            self._tidy()
            current, there = self.current(), self.snapshots()
            manifest = replace(manifest, number=self.next_number())
            new = self._named(manifest)
            pinned = {manifest.number, current.number if current else manifest.number}
            staying = [manifest.number] if alone else kept((*there, new), pinned, KEEP)
            self._add(_files(built, public, manifest), manifest, staying, editions)
            for path in filter(None, (built, public)):
                path.unlink(missing_ok=True)
            self._settle()
            self._tidy()
        return new

    def clear_left(self) -> None:
        """Remove what a killed command left; nothing while one runs, or where the store cannot be had."""
        with suppress(StoreError):
            if self._anything_left():
                with self.loading():
                    self._tidy()

    def replace(self, built: Path, manifest: Manifest, public: Path | None) -> None:
        """Put files derived again, closed by now, in place of the snapshot's own; they are used up."""
        with self.loading():
            self._replace(_files(built, public, manifest), manifest)
            for path in filter(None, (built, public)):
                path.unlink(missing_ok=True)

    def staying(self, keep: int) -> list[int]:
        """The numbers of those that `drop_older` would keep, by what is there now."""
        current = self._pointed()
        return kept(self.snapshots(), {current.number}, keep) if current else []

    def drop_older(self, keep: int) -> list[int]:
        """Keep the current snapshot and the latest others, `keep` of them in all.

        Gives the numbers of those no longer kept that a reader still holds: drop them again when they are
        free. `keeping.prune` records it.
        """
        with self.loading():
            current = self._pointed()
            if current is None:
                return []
            self._point(current.number, self.staying(keep))
            return self._tidy()

    def _named(self, manifest: Manifest) -> Snapshot:
        return Snapshot(manifest, self.url, self.dialect, self._allowed, self._has)

    def _allowed(self, manifest: Manifest) -> Connection:
        if self.public_only and not manifest.protected:
            raise StoreError("Only public figures are served here: the full data is not opened.")
        return self._open(manifest)

    @abstractmethod
    def _open(self, manifest: Manifest) -> Connection:
        """A read-only connection to that snapshot, or to its protected one."""

    @abstractmethod
    def _has(self, manifest: Manifest) -> bool:
        """Whether that snapshot, or its protected one, is in the store."""
