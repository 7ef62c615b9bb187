"""What the statistics say of an answer: limits, intervals, fans, curves. Values only; pages find the words.

A reading is made of an answer's own figures and of nothing behind them, so of
public figures only what is public is ever read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.answer import Answer, Cell
from metrics.periods import Period
from metrics.readings import change, control, curve, fan, places
from metrics.readings.change import Change
from metrics.readings.control import Control
from metrics.readings.curve import Returns
from metrics.readings.fan import Fan
from metrics.readings.places import Places
from metrics.rebases import Rebase

NOTHING_ASKED: Mapping[Period, int] = {}


@dataclass(frozen=True)
class Readings:
    """All that is read from one answer; empty or None where it is not of a kind to be so read."""

    controls: tuple[Control, ...] = ()  # limits of every series, or why there are none
    fan: Fan | None = None  # the forecast of a single series
    change: Change | None = None  # before and after the selection's event
    places: Places | None = None  # each place against the rest of its council
    curve: Returns | None = None  # how many are back, by the days since closing


def read(
    answer: Answer,
    rebases: Sequence[Rebase] = (),
    starts: Mapping[Period, int] = NOTHING_ASKED,
    months: Sequence[Cell] = (),
) -> Answer:
    """The answer with what the statistics say of it; `rebases` are the decisions recorded on its metric.

    `starts`: of a stock set before and after an event, how many came in each month. `months`: of places set
    beside the rest, their cells by month.
    """
    readings = Readings(
        controls=control.read(answer, rebases),
        fan=fan.read(answer, rebases),
        curve=curve.read(answer),
        change=change.read(answer, starts),
        places=places.read(answer, months),
    )
    return replace(answer, readings=readings)
