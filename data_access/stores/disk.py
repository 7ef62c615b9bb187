"""Writing so that it stays written, and saying in words what the disk refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.stores.snapshots import StoreUnreachable


def write(path: Path, text: str) -> None:
    """Write the text, in UTF-8, and settle it."""
    path.write_text(text, encoding="utf-8")
    settle(path)


def settle(path: Path) -> None:
    """Have the system put it on the disk now, so that a power cut cannot undo what later steps rely on."""
    if path.is_dir() and os.name == "nt":
        return  # a folder cannot be opened there, nor need it be
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def in_words(doing: str) -> Iterator[None]:
    """Say a refusal of the operating system as StoreUnreachable: "Cannot <doing>: <reason>"."""
    try:
        yield
    except OSError as error:
        raise StoreUnreachable(f"Cannot {doing}: {(error.strerror or str(error)).lower()}.") from error
