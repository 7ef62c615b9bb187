"""Whether any figure moves by itself: 200 councils in which nothing changes, sent from the sixth year on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest

from data_access.database import open_store
from metrics import METRICS
from tests.metrics.moving import MOST, endless, errors, rises
from tests.metrics.stationary import EXTRACTS, Council, loaded

COUNCILS, AT_ONCE = 200, 20
AS_BEFORE = ("rereferral_share", "rereferrals")
FORMAT = "{:34}{:>12}{:>8}"


def bench() -> None:
    """Print by how much each figure rose, in standard errors, and as re-referrals were counted before."""
    print(
        f"\nKnown quarters of {COUNCILS} councils, the later half less the earlier; aim: within {MOST} errors"
    )
    print(FORMAT.format("figure", "mean rise", "errors"))
    _print(_risen(tuple(METRICS), EXTRACTS), lambda moved: abs(moved) < MOST)
    print("With a look-back to the first day of data, known after a year; aim: beyond it")
    with pytest.MonkeyPatch.context() as before:
        endless(before)
        _print(_risen(AS_BEFORE, ("referrals",)), lambda moved: moved > MOST)


def _risen(names: Sequence[str], extracts: Sequence[str]) -> dict[str, list[float]]:
    """By metric the rise of each council, a few councils at a time so that little is on the disk."""
    found: dict[str, list[float]] = {name: [] for name in names}
    for first in range(0, COUNCILS, AT_ONCE):
        folder = Path(mkdtemp(prefix="lookback-"))
        councils = [Council(number, number % 2 == 0) for number in range(first, first + AT_ONCE)]
        with pytest.MonkeyPatch.context() as apart:
            apart.setenv("OUTCOMES_STATE", f"sqlite:///{folder}/state.sqlite")
            store = open_store(f"duckdb:///{folder / 'store'}")
            snapshot = loaded(folder / "sent", store, councils, extracts)
            for name in names:
                found[name] += rises(name, snapshot)
            store.close()
        shutil.rmtree(folder)
    return found


def _print(found: dict[str, list[float]], meets: Callable[[float], bool]) -> None:
    for name, each in found.items():
        moved = errors(each)
        aim = "" if meets(moved) else "  BEYOND THE AIM"
        print(FORMAT.format(name, f"{sum(each) / len(each):.3f}", f"{moved:.1f}") + aim)
