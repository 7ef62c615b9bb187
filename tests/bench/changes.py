"""What has changed: the whole pass over the sample, cold, and what a series more costs."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from data_access.access import EVERYTHING
from data_access.database import open_store
from metrics.signals.changes import Changes, changes
from metrics.signals.series import SPLITS
from tests.bench.stores import load, sample

AIM = 3.0  # seconds, on two cores
AT_MOST = 1.0  # the cost of a series among all of them, in that of one among the totals alone
TIMES = 3


def bench() -> None:
    """Print the cold time, then the time for more and more series."""
    with tempfile.TemporaryDirectory() as folder:
        load(sample(Path(folder)), f"duckdb:///{folder}/store")
        snapshot = open_store(f"duckdb:///{folder}/store").current()
        cold, cpu, found = _timed(lambda: changes(snapshot, EVERYTHING))
        print(
            f"\nWhat has changed, the full sample, cold: {cold:.2f} s, {cpu:.2f} s of them at work "
            f"(aim {AIM:.0f} s on two cores), {_looked_at(found)} series, {len(found.found)} changes found"
        )
        _growing(snapshot)


def _growing(snapshot) -> None:
    print(f"More and more series (best of {TIMES}, nothing of the pass kept)")
    first = None
    for many in range(len(SPLITS) + 1):
        by = SPLITS[:many]
        runs = [_timed(lambda by=by: changes.__wrapped__(snapshot, EVERYTHING, (), by)) for _ in range(TIMES)]
        seconds, _, found = min(runs, key=lambda run: run[0])
        each = seconds / _looked_at(found)
        first = first or each
        print(
            f"  {' and '.join(('totals', *by)):32} {_looked_at(found):5} series {seconds:6.2f} s, "
            f"{1000 * each:5.2f} ms a series, ratio {each / first:4.2f}"
        )
    print(f"  a series costs {each / first:.2f} of what it costs among the totals alone (at most {AT_MOST})")


def _looked_at(found: Changes) -> int:
    return len(found.watched) + len(found.left_out)


def _timed(ask) -> tuple[float, float, Changes]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = ask()
    return time.perf_counter() - wall, time.process_time() - cpu, found
