"""The small files of a folder store, and saying in words that one is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data_access.stores.snapshots import Manifest, StoreUnreachable


@dataclass(frozen=True)
class Pointer:
    """Which snapshot is current and which are kept."""

    current: int
    kept: tuple[int, ...]

    def to_json(self) -> str:
        """As the text of the pointer file."""
        return json.dumps({"current": self.current, "kept": self.kept})

    @classmethod
    def from_json(cls, text: str | bytes) -> Pointer:
        """From the text of a pointer file; ValueError, KeyError or TypeError where it is not one."""
        stored = json.loads(text)
        return cls(int(stored["current"]), tuple(sorted(int(number) for number in stored["kept"])))


def manifest_in(path: Path) -> Manifest | None:
    """The manifest in that file; None where there is none that can be read."""
    try:
        return Manifest.from_json(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def damage(sentence: str) -> Iterator[None]:
    """Say with this sentence, as StoreUnreachable, that what is read is not what was written."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise StoreUnreachable(sentence) from error
