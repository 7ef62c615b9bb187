"""What the secret draws leave of a small cell to somebody who knows the code and every other count.

`tests/attacks/knowing.py` says how. Of the full sample, by three secrets.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from data_access.database import open_store
from data_access.protection.cubes import Cells
from data_access.protection.rounding import Drifts, rounded, seed
from tests.attacks.knowing import Narrowed, Published, attempt, to_be_rounded
from tests.bench.stores import load, sample

MANY, FEW, TRIES = 100, 20, 200  # cells by single turns alone, and by solving the programme again so often
SECRETS = [f"secret {number} of the bench alone" for number in range(3)]
ONE, TWO = 0.01, 0.10  # at most so many are narrowed to one value, and to two


def bench() -> None:
    """Print how many small cells are narrowed to one value, and to two."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"duckdb:///{folder}/store"
        load(sample(Path(folder)), url)
        internal = Path(folder) / "internal.duckdb"
        open_store(url).previous_file(internal)
        print("\nWho knows the code and every count but one")
        print(f"  at most {ONE:.0%} of cells are narrowed to one value, {TWO:.0%} to two")
        print(f"  {'fact':<12}{'knowing':<22}{'cells':>6}{'one':>8}{'two':>8}{'right':>8}")
        for fact in ("referral", "allocation"):
            either = to_be_rounded(internal, fact)
            told = [Published.by(partial(_rounded, secret), either) for secret in SECRETS]
            up_to, later = zip(*(attempt(each, MANY) for each in told), strict=True)
            _print(fact, "this and before", up_to)
            _print(fact, "all later months too", later)
            tried, _ = zip(*(attempt(each, FEW, tries=TRIES) for each in told), strict=True)
            _print(fact, "this, solved again", tried)


def _rounded(secret: str, counts: Cells, drifts: Drifts, month: int) -> Cells:
    return rounded(counts, drifts, seed(secret, month))


def _print(fact: str, name: str, found: tuple[Narrowed, ...]) -> None:
    cells = sum(each.cells for each in found)
    shares = [sum(getattr(each, part) for each in found) / cells for part in ("one", "two", "right")]
    print(f"  {fact:<12}{name:<22}{cells:>6}" + "".join(f"{share:>8.1%}" for share in shares), flush=True)
