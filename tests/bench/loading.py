"""Loading: a million referral rows read, checked, derived and published, against DuckDB only reading them."""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

import duckdb

from tests.bench.stores import enlarge, load, sample

ROWS = 1_000_000
AT_MOST = 15


def bench() -> None:
    """Print the ratio, the seconds and the peak memory of the whole loading process."""
    with tempfile.TemporaryDirectory() as folder:
        extracts = sample(Path(folder))
        (extracts / "allocations.csv").unlink()
        enlarge(extracts, ROWS)
        plain = min(_plain_read(extracts / "referrals.csv") for _ in range(3))
        start = time.perf_counter()
        load(extracts, f"duckdb:///{folder}/store")
        ours = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nLoading {ROWS:,} referral rows")
    print(f"  DuckDB's read_csv into a table   {plain:6.2f} s")
    print(f"  our load, checks and all         {ours:6.2f} s   ratio {ours / plain:.1f} (at most {AT_MOST})")
    print(f"  peak memory of the process       {peak:6.0f} MB  (under 1,024)")


def _plain_read(path: Path) -> float:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/plain.duckdb") as connection:
        start = time.perf_counter()
        # A clerk's slips, as the 30th of February, are in the sample too.
        connection.sql(f"create table plain as from read_csv('{path}', ignore_errors = true)")
        return time.perf_counter() - start
