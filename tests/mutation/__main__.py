"""`python -m tests.mutation [MODULE ...] [--sample N] [--at-once N]`: caught and survived, by module."""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from functools import partial
from pathlib import Path

from tests.mutation.nearest import NEAREST
from tests.mutation.running import ROOT, caught, passes, warm
from tests.mutation.sites import Mutant, mutants

LISTED = Path(__file__).with_name("survivors.csv")
SEED = 8


def listed() -> dict[tuple[str, str], str]:
    """The reason why a mutant may live, by its module and name."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {(row["module"], row["mutant"]): row["reason"] for row in csv.DictReader(file)}


def try_module(path: str, sample: int | None, at_once: int) -> tuple[int, list[Mutant]]:
    """How many mutants were tried on the tests, and those that lived."""
    source = (ROOT / path).read_text(encoding="utf-8")
    found = mutants(source)
    if sample is not None and sample < len(found):
        found = random.Random(SEED).sample(found, sample)
    unchanged = Mutant("module", "", "", compile(source, path, "exec", flags=1 << 10))
    runs = ((each, partial(passes, path, each.tree, NEAREST[path])) for each in (unchanged, *found))
    lived = [each for each, noticed in caught(runs, at_once) if not noticed]
    if unchanged not in lived:
        sys.exit(f"The tests nearest to {path} do not pass as it is, so they cannot tell anything.")
    return len(found), [each for each in lived if each is not unchanged]


def main(arguments: list[str]) -> int:
    """Print the table; how many mutants live that are not listed with a reason."""
    parser = argparse.ArgumentParser(prog="tests.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", help="a path or the end of one; all where none is named")
    parser.add_argument("--sample", type=int, help="at most so many of each module, the same each time")
    parser.add_argument("--at-once", type=int, default=2, help="processes")
    asked = parser.parse_args(arguments)
    warm()
    reasons, unexplained = listed(), 0
    chosen = [path for path in NEAREST if not asked.modules or path.endswith(tuple(asked.modules))]
    print(f"{'module':40} {'tried':>6} {'caught':>6} {'lived':>6} {'listed':>6}  seconds", flush=True)
    for path in chosen:
        begun = time.monotonic()
        tried, lived = try_module(path, asked.sample, asked.at_once)
        new = [each for each in lived if (path, each.name) not in reasons]
        unexplained += len(new)
        counts = f"{tried:6} {tried - len(lived):6} {len(lived):6} {len(lived) - len(new):6}"
        print(f"{path:40} {counts}  {time.monotonic() - begun:7.0f}", flush=True)
        for each in new:
            print(f"    {each.name}", flush=True)
    return unexplained


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
