"""Reading: files whole and spoilt, and how many end in a traceback, hang, lose rows or change values."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.loading import fuzz

FILES = 10_000
PART = 500  # files to a process, which then begins anew


def bench() -> None:
    """Print what became of the files, and the seeds of those that went wrong."""
    files, tally = int(os.environ.get("FUZZ_FILES", FILES)), fuzz.Tally()
    parts = [range(first, min(first + PART, files)) for first in range(0, files, PART)]
    print(f"\nReading {files:,} files, whole and spoilt at random", flush=True)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), max_tasks_per_child=1) as processes:
        for done in as_completed([processes.submit(_part, part) for part in parts]):
            tally.join(done.result())
            wrong = sum(map(len, tally.wrong.values()))
            print(f"  after {tally.files:6,}: {wrong} went wrong {tally.wrong or ''}", flush=True)
    for outcome, number in tally.outcomes.most_common():
        print(f"  {outcome:20} {number:6,}")
    print(f"  {'inputs':20} {tally.files:6,}")
    for how in fuzz.WRONG:
        print(f"  {how:20} {len(tally.wrong.get(how, ())):6,}  (at most 0)")


def _part(seeds: range) -> fuzz.Tally:
    with tempfile.TemporaryDirectory() as folder:
        return fuzz.run(Path(folder), seeds)
