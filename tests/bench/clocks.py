"""What each clock makes of a length that never changes: 200 councils of each world of `constant`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from tempfile import mkdtemp

import pytest

from data_access.database import open_store
from metrics.clocks import Clock
from tests.metrics import constant
from tests.metrics.moving import MOST, errors

COUNCILS, AT_ONCE = 200, 20
STEADY, NEW, GROWING = constant.WORLDS
FORMAT = "{:22}{:14}{:>12}{:>8}"
# Where a clock is to be off, and which way; nothing is aimed at for what is under way.
AIMS: dict[tuple[str, Clock], Callable[[float], bool]] = {
    **{(world, Clock.ENTRY): lambda off: abs(off) < MOST for world in constant.WORLDS},
    (STEADY, Clock.EXIT): lambda off: abs(off) < MOST,
    (NEW, Clock.EXIT): lambda off: off < -MOST,
    (GROWING, Clock.EXIT): lambda off: off < -MOST,
    (STEADY, Clock.POINT): lambda off: off > MOST,
}


def bench() -> None:
    """Print by how many days each clock is off, in standard errors too, and how often the page says so."""
    print(f"\nHalf last {constant.TRUE} days or less; {COUNCILS} councils of each world, asked of 2024")
    print(
        f"Aims: those that began within {MOST} standard errors of it; those that ended so where as many begin"
    )
    print(
        "every day, else below; of those under way above. Nearly all new councils are told that these differ"
    )
    print(FORMAT.format("allocations begin", "of those", "mean figure", "errors"))
    found = _found()
    for world, several in found.items():
        for clock in Clock:
            off = [each for some in several for each in some.off(clock)]
            told = f"{constant.TRUE + mean(off):.1f}", f"{errors(off):+.1f}"
            aim = AIMS.get((world, clock), lambda _: True)
            print(FORMAT.format(world, clock.whom, *told) + ("" if aim(errors(off)) else "  BEYOND THE AIM"))
    for world, several in found.items():
        told = sum(some.differing for some in several)
        print(f"The page says that they differ, {world}: {told} of {COUNCILS}")


def _found() -> dict[str, list[constant.Found]]:
    """A few councils at a time, so that little is on the disk."""
    told: dict[str, list[constant.Found]] = {world: [] for world in constant.WORLDS}
    for first in range(0, COUNCILS, AT_ONCE):
        folder = Path(mkdtemp(prefix="clocks-"))
        with pytest.MonkeyPatch.context() as apart:
            apart.setenv("OUTCOMES_STATE", f"sqlite:///{folder}/state.sqlite")
            store = open_store(f"duckdb:///{folder / 'store'}")
            some = constant.found(folder / "sent", store, range(first, first + AT_ONCE))
            store.close()
        shutil.rmtree(folder)
        for world, each in some.items():
            told[world].append(each)
    return told
