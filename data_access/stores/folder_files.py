"""What lies in a folder of snapshots, by name: what its pointer names, and what it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data_access.stores import kept_text
from data_access.stores.disk import halves
from data_access.stores.pointer import Pointer
from data_access.stores.snapshots import Manifest

DATA, PUBLIC = "internal.duckdb", "public.duckdb"


@dataclass(frozen=True)
class FolderFiles:
    """The paths in the folder."""

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

    def _other_editions(self, pointer: Pointer | None) -> list[Path]:
        """Files of editions that the pointer does not name; none where it cannot say."""
        if pointer is None or pointer.editions is None:
            return []
        meant = kept_text.path_of(self.folder, pointer.editions)
        return [path for path in kept_text.lying(self.folder) if path != meant]
