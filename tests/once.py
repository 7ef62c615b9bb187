"""What takes long to make and is only read, made by whichever process of a run needs it first."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Once = Callable[[str, Callable[[Path], object]], Path]
PATIENCE = 900  # seconds that another may take to make it on a busy machine


def once(factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)`: the folder of that name, which `make` fills once for all processes of the run."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = root / name, root / f"{name}.made"
        # SQLite's lock is the operating system's: one whose holder was killed is free.
        with closing(sqlite3.connect(root / f"{name}.lock", timeout=PATIENCE, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made
