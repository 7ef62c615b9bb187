"""The folder that a load works in, and those that killed ones left: they hold rows about children."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data_access.stores.snapshots import StoreError

START = "outcomes-load-"
DAY = 86400


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder for this alone, gone afterwards; a lack of room for it is said as StoreError."""
    clear_stale()
    with tempfile.TemporaryDirectory(prefix=f"{START}{os.getpid()}-") as folder:
        try:
            yield Path(folder)
        except (duckdb.OutOfMemoryException, duckdb.IOException):
            raise StoreError(
                f"There is not enough room in {Path(folder).parent} for this load, or it cannot be written. "
                "Free some, or set TMPDIR to a folder with more. The store is as it was."
            ) from None


def clear_stale() -> None:
    """Remove this user's folders whose process is gone; what cannot be removed a later command will."""
    for folder in Path(tempfile.gettempdir()).glob(f"{START}*"):
        process = re.match(rf"{START}(\d+)-", folder.name)
        if process and _is_own(folder) and not _runs(int(process[1]), folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    """Whether this user made it, and it is no link to elsewhere. Windows has such a place for each user."""
    try:
        return not folder.is_symlink() and (os.name == "nt" or folder.stat().st_uid == os.getuid())
    except OSError:  # gone by now
        return False


def _runs(process: int, folder: Path) -> bool:
    """Whether the process may still run. Windows cannot be asked without harm: there a day is waited."""
    if os.name == "nt":
        return time.time() - folder.stat().st_mtime < DAY
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
