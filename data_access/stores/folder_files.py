"""What lies in a folder of snapshots: what its pointer names, and what it does not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from data_access.stores import kept_text
from data_access.stores.disk import halves, settle
from data_access.stores.manifest import Manifest
from data_access.stores.pointer import Pointer, write_manifest
from data_access.stores.store import Files

DATA, PUBLIC = "internal.duckdb", "public.duckdb"


@dataclass(frozen=True)
class FolderFiles:
    """The files in the folder, and how they come and go."""

    folder: Path

    def home(self, number: int) -> Path:
        """The folder of the snapshot of that number."""
        return self.folder / f"{number:06d}"

    def homes(self) -> list[Path]:
        """Folders that are named as snapshots are, by number."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if re.fullmatch(r"\d{6}", path.name))

    def data(self, manifest: Manifest) -> Path:
        """The data file that the manifest means."""
        name = PUBLIC if manifest.protected else DATA
        revised = f"-{manifest.revision}.duckdb" if manifest.revision else ".duckdb"
        return self.home(manifest.number) / name.replace(".duckdb", revised)

    def unlisted(self, pointer: Pointer | None) -> list[Path]:
        """Folders of snapshots that the pointer does not list."""
        return [path for path in self.homes() if pointer is None or int(path.name) not in pointer.kept]

    def unnamed(self, pointer: Pointer | None, kept: Iterable[Manifest]) -> list[Path]:
        """Files that neither a kept snapshot nor the pointer names, and halves of files."""
        found = list(halves(self.folder))
        for manifest in kept:
            ours = {self.data(replace(manifest, protected=each)) for each in (False, True)}
            found += set(self.home(manifest.number).glob("*.duckdb")) - ours
        return found + self._other_editions(pointer)

    def move_in(self, files: Files) -> None:
        """Move the files of a snapshot into its folder, and its manifest last."""
        for manifest, path in files.items():
            shutil.move(path, self.data(manifest))
            settle(self.data(manifest))
        [true] = [manifest for manifest in files if not manifest.protected]
        write_manifest(self.home(true.number), true)

    def tidy(self, pointer: Pointer | None, kept: Iterable[Manifest]) -> list[int]:
        """Remove what neither a kept snapshot nor the pointer names; the snapshots that could not be."""
        old = self.unlisted(pointer)
        for path in old:
            # Where a reader still holds the file and the system forbids removing it, a later load will.
            shutil.rmtree(path, ignore_errors=True)
        for path in self.unnamed(pointer, kept):
            with suppress(OSError):  # a reader still holds it: a later load will
                path.unlink()
        return [int(path.name) for path in old if path.exists()]

    def _other_editions(self, pointer: Pointer | None) -> list[Path]:
        """Files of editions that the pointer does not name; none where it cannot say."""
        if pointer is None or pointer.editions is None:
            return []
        meant = kept_text.path_of(self.folder, pointer.editions)
        return [path for path in kept_text.lying(self.folder) if path != meant]
