"""Reading: files spoilt at random, and how many end in a traceback, hang, lose rows or change values."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.loading import fuzz

FILES = 10_000


def bench() -> None:
    """Print what became of the files, and the seeds of those that went wrong."""
    files = int(os.environ.get("FUZZ_FILES", FILES))
    with tempfile.TemporaryDirectory() as folder:
        tally = fuzz.run(Path(folder), range(files))
    print(f"\nReading {tally.files:,} files spoilt at random")
    for outcome, number in tally.outcomes.most_common():
        print(f"  {outcome:32} {number:6,}")
    for how in fuzz.WRONG:
        seeds = tally.wrong.get(how, [])
        print(f"  {how:32} {len(seeds):6,}  (at most 0){f'  seeds {seeds[:20]}' if seeds else ''}")
