"""How far figures move where nothing changes (`stationary`), and the look-back by which they once did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from statistics import mean, stdev

import pytest

from data_access.access import EVERYTHING
from data_access.facts.referral import LOOKS_BACK
from data_access.facts.worked import LookBack
from data_access.loading.worked_out import NEVER, WORKED_OUT
from metrics import Selection, evaluate
from metrics.answer import Status
from metrics.catalogue import coverage
from metrics.periods import Grain
from tests.metrics.stationary import FROM, TO

MOST = 4.0  # standard errors


def quarters(metric: str, snapshot) -> dict[str, list[float]]:
    """By council the metric's figures of the quarters for which they are known, in order."""
    asked = Selection(metric=metric, first=FROM, last=TO, grain=Grain.QUARTER, by=("authority",))
    known: dict[str, list[float]] = {}
    for cell in evaluate(asked, snapshot, EVERYTHING).cells:
        if cell.figure.status in (Status.SHOWN, Status.NONE):
            known.setdefault(cell.members[0].code, []).append(cell.figure.value)
    return known


def rises(metric: str, snapshot) -> list[float]:
    """By how much, in each council, the later half of a figure's known quarters is above the earlier half."""
    known = [(each[: len(each) // 2], each[len(each) // 2 :]) for each in quarters(metric, snapshot).values()]
    return [mean(later) - mean(earlier) for earlier, later in known]


def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count re-referrals as they once were: whatever had closed before, known after a year of data."""
    before = WORKED_OUT["came_before"]
    sql = {name: each.replace(f"- {LOOKS_BACK}", f"- {NEVER // 2}") for name, each in before.columns.items()}
    monkeypatch.setitem(WORKED_OUT, "came_before", replace(before, columns=sql))
    monkeypatch.setattr(coverage, "looks_back", lambda *_: LookBack(365))


def errors(differences: Sequence[float]) -> float:
    """The mean of the differences of several councils, in standard errors of it; 0 where there are none."""
    if not any(differences):
        return 0.0  # a middle of whole numbers may be the same in every quarter of every council
    return mean(differences) / (stdev(differences) / sqrt(len(differences)))
