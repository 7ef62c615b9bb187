"""The sample in a store, with its public one: what is attacked, and the truth for scoring."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import text

from data_access.database import Store, open_store
from metrics.periods import day_number, from_day_number
from tests.attacks.reading import DIMENSIONS, Place
from tests.loads import load

FACTS = {"referrals": ("referral", "received"), "allocations": ("allocation", "started")}


def sample_store(folder: Path) -> Store:
    """The full sample, loaded as an officer would."""
    subprocess.run(
        [sys.executable, "-m", "sample_data", str(folder / "extracts")],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[2],
    )
    store = open_store(f"duckdb:///{folder / 'store'}")
    load([folder / "extracts"], store, invented=True)
    return store


def files(store: Store) -> tuple[Path, Path]:
    """The current snapshot's own file, opened to score attacks, and its public one."""
    folder = Path(store.folder) / f"{store.current().number:06d}"
    return folder / "internal.duckdb", folder / "public.duckdb"


def true_counts(store: Store, metric: str, first: date, last: date) -> dict[Place, int]:
    """The truth, opened to score attacks and never to make them."""
    fact, day = FACTS[metric]
    names = DIMENSIONS[metric]
    codes = ", ".join(f"(SELECT code FROM {name} d WHERE d.key = f.{name})" for name in names)
    with store.current().connect() as connection:
        rows = connection.execute(
            text(
                f"SELECT c.month, {codes}, CAST(sum(n) AS INTEGER) FROM {fact} f "
                f"JOIN calendar c ON c.day = f.{day} WHERE f.{day} BETWEEN :first AND :last "
                f"GROUP BY c.month, {', '.join(f'f.{name}' for name in names)}"
            ),
            {"first": day_number(first), "last": day_number(last)},
        ).all()
    return {(from_day_number(month), *members): count for month, *members, count in rows}


def small_cells(truth: dict[Place, int], most: int, seed: int = 7) -> list[Place]:
    """Cells of 1 to 4 events, as many as wanted."""
    found = sorted(cell for cell, count in truth.items() if 1 <= count <= 4)
    return sorted(random.Random(seed).sample(found, min(most, len(found))))
