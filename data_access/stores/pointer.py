"""The small files of a folder store."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data_access.stores.disk import settle, write_whole
from data_access.stores.manifest import Manifest

POINTER = "CURRENT"
MANIFEST = "manifest.json"  # public: what is known of a snapshot without opening it
KEY_MARK = "key.mark"  # stays where the snapshot was loaded: which secret from another


@dataclass(frozen=True)
class Pointer:
    """Which snapshot is current, which are kept, and the number of the file of published editions.

    `editions` is None in a store of before these were kept, and 0 where nothing was published yet.
    """

    current: int
    kept: tuple[int, ...]
    editions: int | None = None

    def to_json(self) -> str:
        """As the text of the pointer file."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Pointer:
        """From the text of a pointer file; ValueError, KeyError or TypeError where it is not one."""
        stored = json.loads(text)
        kept = tuple(sorted(int(number) for number in stored["kept"]))
        editions = stored.get("editions")
        return cls(int(stored["current"]), kept, None if editions is None else int(editions))


NOTHING = Pointer(0, (), 0)  # of a store that its first load is being written into


def write_pointer(folder: Path, pointer: Pointer) -> None:
    """Move the pointer of the store in that folder, in one step."""
    write_whole(folder / POINTER, pointer.to_json())
    settle(folder)


def pointer_in(folder: Path) -> Pointer | None:
    """The pointer of the store in that folder; None where there is none that can be read."""
    try:
        return Pointer.from_json((folder / POINTER).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def manifest_in(home: Path) -> Manifest | None:
    """The manifest of the snapshot in that folder; None where there is none that can be read."""
    try:
        return read_manifest(home)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_manifest(home: Path) -> Manifest:
    """The manifest of the snapshot in that folder; OSError, ValueError, KeyError or TypeError for none."""
    manifest = Manifest.from_json((home / MANIFEST).read_bytes())
    marked = home / KEY_MARK
    return replace(manifest, key_mark=marked.read_text("ascii")) if marked.exists() else manifest


def write_manifest(home: Path, manifest: Manifest) -> None:
    """Write it, in one step. The mark of the secret stands in a file of its own, as the manifest goes out."""
    write_whole(home / KEY_MARK, manifest.key_mark)
    write_whole(home / MANIFEST, replace(manifest, key_mark="").to_json())
    settle(home)
