"""Writing so that it stays written, and saying in words what the disk refused."""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data_access.stores.snapshots import StoreBusy, StoreUnreachable

HALF = ".new"  # behind the name of a file that is being written


def write(path: Path, text: str) -> None:
    """Write the text, in UTF-8, and settle it."""
    path.write_text(text, encoding="utf-8")
    settle(path)


def write_whole(path: Path, text: str) -> None:
    """Write it: never half of it, whenever the power goes. What that leaves is one of `halves`."""
    half = path.with_name(f"{path.name}{HALF}")
    write(half, text)
    os.replace(half, path)


def halves(folder: Path) -> list[Path]:
    """Files in a folder, in those within it and beside it under its name, that were never whole."""
    beside = folder.parent.glob(f"{glob.escape(folder.name)}.*{HALF}")
    return [*folder.glob(f"*{HALF}"), *folder.glob(f"*/*{HALF}"), *beside]


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
def in_words(doing: str, kind: type[StoreUnreachable] = StoreUnreachable) -> Iterator[None]:
    """Say a refusal of the operating system as an error of that kind: "Cannot <doing>: <reason>"."""
    try:
        yield
    except OSError as error:
        raise kind(f"Cannot {doing}: {reason(error)}.") from error


def reason(error: OSError) -> str:
    """What the operating system says, without its number."""
    return (error.strerror or str(error)).lower()


@contextmanager
def held_alone(lock: Path) -> Iterator[None]:
    """A lock of the operating system, through SQLite so on any; a killed process leaves none.

    StoreBusy where another process holds it.
    """
    try:
        with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as file:
            file.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreBusy from None
        raise StoreUnreachable(f"Cannot write in {lock.parent}: {error}.") from None
