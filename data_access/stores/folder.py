"""A folder of snapshots, each a DuckDB file with its manifest.

    store/CURRENT                   the pointer: which is current, which are kept
    store/EDITIONS.000007           what was published, with true counts; the pointer names which one is meant
    store/REACHED                   how far it has come; also beside the folder, as store.reached
    store/000007/internal.duckdb
    store/000007/key.mark           which secret its numbers of people were hashed with
    store/000007/public.duckdb      protected counts; with CURRENT and the next all a public dashboard needs
    store/000007/manifest.json      public-1.duckdb and so on once it was brought up to a new version

What the pointer does not list is not there, whatever lies in the folder: moving
the pointer is the only step that changes what readers see.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from data_access.stores import kept_text
from data_access.stores.disk import halves, held_alone, in_words, settle
from data_access.stores.duckdb_file import copy_shared, create_tables
from data_access.stores.engines import Engines
from data_access.stores.folder_files import FolderFiles
from data_access.stores.manifest import Manifest
from data_access.stores.pointer import (
    KEY_MARK,
    MANIFEST,
    NOTHING,
    POINTER,
    Pointer,
    manifest_in,
    pointer_in,
    read_manifest,
    write_pointer,
)
from data_access.stores.reached import Reached, read_reached, write_reached
from data_access.stores.snapshots import Snapshot, StoreDamaged, StoreUnreachable
from data_access.stores.store import Files, Store

LOCK = "loading.lock"


class FolderStore(Store):
    """Snapshots as DuckDB files in a folder on this machine."""

    dialect = "duckdb"

    def __init__(self, url: str, folder: Path, public_only: bool = False):
        super().__init__(url, public_only)
        self.folder = folder
        self._files = FolderFiles(folder)
        self._engines = Engines(self._is_kept)

    def _pointed(self) -> Manifest | None:
        pointer = self._pointer()
        return self._manifest(pointer.current) if pointer and pointer.current else None

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Those the pointer lists, oldest first."""
        pointer = self._pointer()
        return tuple(self._named(self._manifest(number)) for number in (pointer.kept if pointer else ()))

    def copy(self, snapshot: Snapshot | None, path: Path) -> None:
        """Copy the snapshot's file, or of one of another version the columns that both have."""
        if snapshot and snapshot.manifest.is_current:
            with in_words(f"copy the data file of snapshot {snapshot.number} to {path}"):
                shutil.copyfile(self._files.data(snapshot.manifest), path)
            create_tables(path)  # those of facts that it was made before
            return
        create_tables(path)
        if snapshot:
            copy_shared(self._files.data(snapshot.manifest), path, snapshot.manifest.schema_version)

    def close(self) -> None:
        """Let go of the files."""
        self._engines.close()

    def _add(self, files: Files, manifest: Manifest, kept: Sequence[int], editions: str | None) -> None:
        with in_words(f"write snapshot {manifest.number} in {self.folder}"):
            if self._pointer() is None:
                write_pointer(self.folder, NOTHING)  # so that a first load, killed, leaves no lost pointer
            self._files.home(manifest.number).mkdir()
            self._files.move_in(files)
            settle(self.folder)
            kept_now = None if editions is None else kept_text.write(self.folder, editions)
            self._point_at(manifest.number, kept, kept_now)

    def _kept_editions(self) -> str | None:
        return kept_text.read(self.folder)

    def _keep_editions(self, editions: str) -> None:
        pointer = self._pointer() or NOTHING
        with in_words(f"write in {self.folder}"):
            write_pointer(self.folder, replace(pointer, editions=kept_text.write(self.folder, editions)))

    def _replace(self, files: Files, manifest: Manifest) -> None:
        """The new files stand beside the old ones until the manifest, replaced in one step, names them."""
        with in_words(f"write snapshot {manifest.number} in {self.folder}"):
            self._files.move_in(files)
        self._tidy()

    def _point(self, number: int, kept: Sequence[int] | None = None) -> None:
        with in_words(f"write {self.folder / POINTER}"):
            self._point_at(number, kept or [snapshot.number for snapshot in self._found()])

    def _point_at(self, number: int, kept: Sequence[int], editions: int | None = None) -> None:
        """With the editions of that number, or with those that are meant now."""
        editions = kept_text.number_of(self.folder) if editions is None else editions
        write_pointer(self.folder, Pointer(number, tuple(kept), editions))

    def _tidy(self) -> list[int]:
        return self._files.tidy(self._pointer(), self._manifests())

    def _anything_left(self) -> bool:
        if halves(self.folder):
            return True
        pointer = self._pointer()
        if pointer is None:
            return False
        return bool(self._files.unlisted(pointer) or self._files.unnamed(pointer, self._manifests()))

    def _manifests(self) -> list[Manifest]:
        return [snapshot.manifest for snapshot in self.snapshots()]

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
        try:
            return Pointer.from_json(text)
        except (ValueError, KeyError, TypeError) as error:
            raise self.lost(f"The file {path}, which says which data is current, is damaged.") from error

    def _exists(self, path: Path) -> bool:
        """Whether the pointer is there; a lost one is not taken for a store that was never loaded."""
        if path.exists():
            return True
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreUnreachable(
                f"{self.folder} is a file; the store is a folder. Name the folder instead."
            )
        try:
            self._refuse_lost()
        except StoreDamaged:
            if path.exists():  # a first load has ended just now
                return True
            raise
        return False

    def _manifest(self, number: int) -> Manifest:
        path = self._files.home(number) / MANIFEST
        try:
            with in_words(f"read {path}"):
                return read_manifest(path.parent)
        except (ValueError, KeyError, TypeError) as error:
            raise self.lost(f"The file {path} is damaged.") from error
        except StoreUnreachable as error:
            if path.exists():
                raise
            raise self.lost(f"Snapshot {number} is damaged: the file {path} is gone.") from error

    def _whole(self) -> tuple[Snapshot, ...]:
        """Those of which the manifest and a file of data are there."""
        listed = pointer_in(self.folder)
        homes = [path for path in self._files.homes() if listed is None or int(path.name) in listed.kept]
        whole = [manifest_in(path) for path in homes]
        return tuple(self._named(manifest) for manifest in whole if manifest and self._has(manifest))

    def _lying(self) -> list[int]:
        return [int(path.name) for path in self._files.homes()]

    def _is_remains(self, numbers: Sequence[int]) -> bool:
        return numbers not in ([], [1])  # a first load that was killed leaves one

    def _named_loss(self, number: int) -> str:
        if self._files.homes():
            return f"the file {self.folder / POINTER}, which says which data is current, is gone."
        return f"the folder {self.folder} held snapshot {number}, and nothing of it is there."

    def remembered(self) -> Reached:
        """By a file in the folder and one beside it, which stays where the whole folder is lost."""
        return read_reached(self.folder)

    def remember(self, reached: Reached) -> None:
        """Write both of them."""
        with in_words(f"write in {self.folder}"):
            write_reached(self.folder, reached)

    def _keeps_rows(self, manifest: Manifest) -> bool:
        return (self._files.home(manifest.number) / KEY_MARK).exists()

    def _clear(self) -> None:
        with in_words(f"write {self.folder / POINTER}"):
            (self.folder / POINTER).unlink(missing_ok=True)

    def _open(self, manifest: Manifest) -> Connection:
        return self._engines.connect(manifest, self._files.data(manifest))

    def _has(self, manifest: Manifest) -> bool:
        return self._files.data(manifest).exists()

    def _is_kept(self, manifest: Manifest) -> bool:
        return manifest_in(self._files.home(manifest.number)) == replace(manifest, protected=False)
