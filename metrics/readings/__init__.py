"""What the statistics find in an answer: limits, intervals, forecasts, curves. Pages put it into words.

A reading uses an answer's own figures and nothing behind them, so a reading of
public figures can hold only what is public.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from metrics.answer import Answer, Cell
from metrics.clocks import Clock
from metrics.periods import Period
from metrics.readings import by_clock, change, curve, fan, judging, places, relative
from metrics.readings.by_clock import ByClock
from metrics.readings.change import Change
from metrics.readings.control import Control
from metrics.readings.curve import Returns
from metrics.readings.fan import Fan
from metrics.readings.known import Growing, Since
from metrics.readings.places import Places
from metrics.readings.relative import Relatives
from metrics.rebases import Rebase

Reading = TypeVar("Reading")
NOTHING_ASKED: Mapping[Period, int] = {}
BY_NO_CLOCK: Mapping[Clock, Answer] = {}


@dataclass(frozen=True)
class Readings:
    """All readings of one answer; empty or None where a reading does not suit it."""

    controls: tuple[Control, ...] = ()  # limits of every series, or why there are none
    fan: Fan | None = None  # the forecast of a single series
    change: Change | None = None  # the months before and after the selection's event
    places: Places | None = None  # each place against the rest of its council
    curve: Returns | None = None  # how many are back, by the days since closing
    by_clock: ByClock | None = None  # how long it lasts by each clock
    months: Control | None = None  # the verdict on the months of its total, whatever is drawn
    clocks: Answer | None = None  # the same months by each clock, where those that ended tell another story
    growing: Growing | None = None  # by how much months like its last ones still grow
    since: tuple[Since, ...] = ()  # by how much its years have grown since the public was given them
    relative: Relatives | None = None  # each group of children against all others


def controls_of(answer: Answer) -> tuple[Control, ...]:
    """The control charts of an answer's series; none where nothing has been read of it."""
    return answer.readings.controls if answer.readings else ()


def months_of(answer: Answer) -> Control | None:
    """The verdict on the months of what an answer shows in total; None where nobody can tell."""
    return answer.readings.months if answer.readings else None


def fan_of(answer: Answer) -> Fan:
    """The fan of an answer known to have one."""
    return _there(answer.readings.fan if answer.readings else None)


def change_of(answer: Answer) -> Change:
    """What is said of before and after, of an answer known to be asked about an event."""
    found: Change | None = answer.readings.change if answer.readings else None
    if found is None:
        raise ValueError("Nothing of this kind was read from the answer.")
    return found


def places_of(answer: Answer) -> Places:
    """The places set against the rest, of an answer known to be read so."""
    return _there(answer.readings.places if answer.readings else None)


def curve_of(answer: Answer) -> Returns:
    """The curve of an answer known to have one."""
    return _there(answer.readings.curve if answer.readings else None)


def by_clock_of(answer: Answer) -> ByClock:
    """The figures by each clock, of an answer known to have them."""
    return _there(answer.readings.by_clock if answer.readings else None)


def relative_of(answer: Answer) -> Relatives:
    """The groups of children set against one another, of an answer known to be read so."""
    return _there(answer.readings.relative if answer.readings else None)


def _there(reading: Reading | None) -> Reading:
    if reading is None:
        raise ValueError("Nothing of this kind was read from the answer.")
    return reading


def read(
    answer: Answer,
    rebases: Sequence[Rebase] = (),
    starts: Mapping[Period, int] = NOTHING_ASKED,
    months: Sequence[Cell] = (),
    history: Answer | None = None,
    clocks: Mapping[Clock, Answer] = BY_NO_CLOCK,
) -> Answer:
    """The answer with its readings; `rebases` are the decisions recorded on its metric.

    `starts`: for a stock before and after an event, how many came in each month. `months`: for places
    or groups set side by side, their cells by month. `history`: the answer for the periods before, where
    these are judged. `clocks`: the answers by each clock, where these are asked for.
    """
    readings = Readings(
        controls=judging.read(answer, rebases, history),
        fan=fan.read(answer, rebases),
        curve=curve.read(answer),
        change=change.read(answer, starts),
        places=places.read(answer, months),
        by_clock=by_clock.read(clocks),
        relative=relative.read(answer, months),
    )
    return replace(answer, readings=readings)


def with_months(answer: Answer, monthly: Answer) -> Answer:
    """The answer with what the control chart of its months comes to, if that says anything."""
    judged = controls_of(monthly)
    if answer.readings is None or not (judged and (judged[0].verdict or judged[0].step)):
        return answer
    return replace(answer, readings=replace(answer.readings, months=judged[0]))


def with_known(answer: Answer, growing: Growing | None, since: tuple[Since, ...]) -> Answer:
    """The answer with what was known when, if anything was to come."""
    if answer.readings is None or not (growing or since):
        return answer
    return replace(answer, readings=replace(answer.readings, growing=growing, since=since))


def with_clocks(answer: Answer, whole: Answer) -> Answer:
    """The answer with the one that sets its clocks side by side, if they disagree."""
    found = whole.readings.by_clock if whole.readings else None
    if answer.readings is None or found is None or not found.differ:
        return answer
    return replace(answer, readings=replace(answer.readings, clocks=whole))
