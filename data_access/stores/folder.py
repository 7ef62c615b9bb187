"""A folder of snapshots, each a DuckDB file with its manifest.

    store/CURRENT                   the pointer: which is current, which are kept
    store/000007/internal.duckdb
    store/000007/key.mark           which secret its numbers of people were hashed with
    store/000007/public.duckdb      protected counts; with CURRENT and the next all a public dashboard needs
    store/000007/manifest.json      public-1.duckdb and so on once it was brought up to a new version

What the pointer does not list is not there, whatever lies in the folder: moving
the pointer is the only step that changes what readers see.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine

from data_access.stores.disk import held_alone, in_words, settle
from data_access.stores.duckdb_file import copy_shared, create_tables, opened, read_only_engine
from data_access.stores.pointer import (
    MANIFEST,
    POINTER,
    Pointer,
    damage,
    manifest_in,
    read_manifest,
    write_manifest,
    write_pointer,
)
from data_access.stores.snapshots import Manifest, Snapshot, StoreUnreachable
from data_access.stores.store import Files, Store

LOCK = "loading.lock"
DATA, PUBLIC = "internal.duckdb", "public.duckdb"
REMEDY = "Say which snapshot to go back to with `python -m data_access rollback NUMBER`."


class FolderStore(Store):
    """Snapshots as DuckDB files in a folder on this machine."""

    dialect = "duckdb"

    def __init__(self, url: str, folder: Path, public_only: bool = False):
        super().__init__(url, public_only)
        self.folder = folder
        self._engines: dict[Manifest, Engine] = {}
        self._engines_lock = Lock()

    def _pointed(self) -> Manifest | None:
        pointer = self._pointer()
        return self._manifest(pointer.current) if pointer else None

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Those the pointer lists, oldest first."""
        pointer = self._pointer()
        return tuple(self._named(self._manifest(number)) for number in (pointer.kept if pointer else ()))

    def copy(self, snapshot: Snapshot | None, path: Path) -> None:
        """Copy the snapshot's file, or of one of another version the columns that both have."""
        if snapshot and snapshot.manifest.is_current:
            with in_words(f"copy the data file of snapshot {snapshot.number} to {path}"):
                shutil.copyfile(self._file(snapshot.manifest), path)
            create_tables(path)  # those of facts that it was made before
            return
        create_tables(path)
        if snapshot:
            copy_shared(self._file(snapshot.manifest), path, snapshot.manifest.schema_version)

    def close(self) -> None:
        """Let go of the files."""
        with self._engines_lock:
            while self._engines:
                self._engines.popitem()[1].dispose()

    def _add(self, files: Files, manifest: Manifest, kept: Sequence[int]) -> None:
        with in_words(f"write snapshot {manifest.number} in {self.folder}"):
            self._path(manifest.number).mkdir()
            self._move_in(files)
            settle(self.folder)
            write_pointer(self.folder, Pointer(manifest.number, tuple(kept)))

    def _replace(self, files: Files, manifest: Manifest) -> None:
        """The new files stand beside the old ones until the manifest, replaced in one step, names them."""
        with in_words(f"write snapshot {manifest.number} in {self.folder}"):
            self._move_in(files)
        self._tidy()

    def _move_in(self, files: Files) -> None:
        """Move the files of a snapshot into its folder, and its manifest last."""
        for manifest, path in files.items():
            create_tables(path)
            shutil.move(path, self._file(manifest))
            settle(self._file(manifest))
        [true] = [manifest for manifest in files if not manifest.protected]
        write_manifest(self._path(true.number), true)

    def _point(self, number: int, kept: Sequence[int] | None = None) -> None:
        kept = tuple(kept or (snapshot.number for snapshot in self._found()))
        with in_words(f"write {self.folder / POINTER}"):
            write_pointer(self.folder, Pointer(number, kept))

    def _tidy(self) -> list[int]:
        pointer = self._pointer()
        old = [path for path in self._homes() if pointer is None or int(path.name) not in pointer.kept]
        for path in old:
            # Where a reader still holds the file and the system forbids removing it, a later load will.
            shutil.rmtree(path, ignore_errors=True)
        for snapshot in self.snapshots():
            self._remove_other_revisions(snapshot.manifest)
        return [int(path.name) for path in old if path.exists()]

    def _remove_other_revisions(self, manifest: Manifest) -> None:
        ours = {self._file(replace(manifest, protected=protected)) for protected in (False, True)}
        for path in set(self._path(manifest.number).glob("*.duckdb")) - ours:
            with suppress(OSError):  # a reader still holds it: a later load will
                path.unlink()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """A file of the folder, made where it is missing, is the lock."""
        with in_words(f"write in {self.folder}"):
            self.folder.mkdir(parents=True, exist_ok=True)
        with held_alone(self.folder / LOCK):
            yield

    def _pointer(self) -> Pointer | None:
        path = self.folder / POINTER
        with in_words(f"read {path}"):
            if not self._exists(path):
                return None
            text = path.read_bytes()
        with damage(f"The file {path}, which says which data is current, is damaged. {REMEDY}"):
            return Pointer.from_json(text)

    def _exists(self, path: Path) -> bool:
        """Whether the pointer is there; a lost one is not taken for a store that was never loaded."""
        if path.exists():
            return True
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreUnreachable(
                f"{self.folder} is a file; the store is a folder. Name the folder instead."
            )
        if [path.name for path in self._homes()] not in ([], ["000001"]):  # a first load killed leaves one
            raise StoreUnreachable(f"The file {path}, which says which data is current, is gone. {REMEDY}")
        return False

    def _manifest(self, number: int) -> Manifest:
        path = self._path(number) / MANIFEST
        with in_words(f"read {path}"), damage(f"The file {path} is damaged. {REMEDY}"):
            return read_manifest(path.parent)

    def _found(self) -> tuple[Snapshot, ...]:
        """Those listed, or, where the pointer is damaged or gone, those whole enough to go back to."""
        try:
            return self.snapshots()
        except StoreUnreachable:
            whole = [manifest_in(path) for path in self._homes()]
            return tuple(self._named(manifest) for manifest in whole if manifest and self._has(manifest))

    def _homes(self) -> list[Path]:
        """Folders that are named as snapshots are, by number."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if re.fullmatch(r"\d{6}", path.name))

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}"

    def _open(self, manifest: Manifest) -> Connection:
        return opened(self._engine(manifest), self._file(manifest))

    def _has(self, manifest: Manifest) -> bool:
        return self._file(manifest).exists()

    def _file(self, manifest: Manifest) -> Path:
        name = PUBLIC if manifest.protected else DATA
        revised = f"-{manifest.revision}.duckdb" if manifest.revision else ".duckdb"
        return self._path(manifest.number) / name.replace(".duckdb", revised)

    def _engine(self, manifest: Manifest) -> Engine:
        """One engine a file: DuckDB refuses a second with another configuration."""
        with self._engines_lock:
            if manifest not in self._engines:
                for other in [held for held in self._engines if not self._is_kept(held)]:
                    self._engines.pop(other).dispose()
                self._engines[manifest] = read_only_engine(self._file(manifest))
            return self._engines[manifest]

    def _is_kept(self, manifest: Manifest) -> bool:
        return manifest_in(self._path(manifest.number)) == replace(manifest, protected=False)
