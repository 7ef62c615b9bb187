"""The folder that a load works in, and those that killed ones left: they hold rows about children."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data_access.stores.disk import held_alone
from data_access.stores.snapshots import StoreError

START = "outcomes-load-"
IN_USE = "in_use.lock"  # held while its process lives, whatever number that has; the last of a folder to go
BEGINS = 3600  # seconds in which a folder without that may belong to a load that has just begun


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder for this alone, gone afterwards; a lack of room for it is said as StoreError."""
    clear_stale()
    with (
        # Another command that looks just now whether it is in use may keep it a moment, and removes it then.
        tempfile.TemporaryDirectory(prefix=START, ignore_cleanup_errors=True) as outer,
        held_alone(Path(outer) / IN_USE),
        tempfile.TemporaryDirectory(dir=outer) as folder,
    ):
        try:
            yield Path(folder)
        except (duckdb.OutOfMemoryException, duckdb.IOException):
            raise StoreError(
                f"There is not enough room in {Path(outer).parent} for this load, or it cannot be written. "
                "Free some, or set TMPDIR to a folder with more. The store is as it was."
            ) from None


def clear_stale() -> None:
    """Remove this user's folders whose process is gone; what cannot be removed a later command will."""
    for folder in filter(_is_own, Path(tempfile.gettempdir()).glob(f"{START}*")):
        if (folder / IN_USE).exists():
            with suppress(StoreError):
                with held_alone(folder / IN_USE):
                    for path in folder.iterdir():
                        if path.name != IN_USE:
                            shutil.rmtree(path, ignore_errors=True)
                shutil.rmtree(folder, ignore_errors=True)
        else:
            _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    """What one leaves that is killed as it begins or ends: there is nothing in it."""
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > BEGINS:
            folder.rmdir()


def _is_own(folder: Path) -> bool:
    """Whether this user made it, and it is no link to elsewhere. Windows has such a place for each user."""
    try:
        return not folder.is_symlink() and (os.name == "nt" or folder.stat().st_uid == os.getuid())
    except OSError:  # gone by now
        return False
