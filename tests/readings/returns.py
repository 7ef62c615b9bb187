"""Hand-made answers with a curve, and the figures they must have, worked out on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics import METRICS
from metrics.answer import Answer
from metrics.asking.following import Followed, share_followed
from metrics.periods import Grain
from metrics.readings import read
from tests.answers import answer

METRIC = METRICS["came_back_within_12_months"]
# 80 children: 16 back on day 100, 24 last seen on day 200, 20 of the other 40 back on day 300.
# Not back: 64/80 = 80% from day 100, 80% x 20/40 = 40% from day 300.
PART_FOLLOWED = ((100, True, 16), (200, False, 24), (300, True, 20), (366, False, 20))
# The same children, all followed: 36 of 80 back.
ALL_FOLLOWED = ((100, True, 16), (300, True, 20), (366, False, 44))


def followed(rows, **more) -> Answer:
    """The answer about these children (days, back, how many), with its readings."""
    figure = share_followed(METRIC.kind, [Followed(*row) for row in rows], with_curve=True)
    shown = answer(
        [figure],
        METRIC.name,
        declared=METRIC,
        grain=Grain.WHOLE,
        first=date(2023, 4, 1),
        last=date(2024, 3, 31),
        **more,
    )
    return read(shown)


def protected(rows) -> Answer:
    """The same in public, where a figure carries no curve."""
    shown = followed(rows)
    (cell,) = shown.cells
    bare = replace(cell, figure=replace(cell.figure, curve=None, interval=None))
    return read(replace(shown, cells=(bare,)))
