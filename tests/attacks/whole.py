"""The whole sample at once: every published month, asked for alone and as what two longer windows differ by.

Truth is not opened here. The cells of different months have no sum in common but
those that are sums of months, and what is told of a window is told of its months
as soon as the same window is asked for with one month less. So all that is told
of the whole sample is told month by month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data_access.protection.totals import Total
from metrics import METRICS
from metrics.catalogue import reference
from metrics.catalogue.coverage import reach
from metrics.periods import Grain, months_apart
from tests.attacks.attempts import Scene
from tests.attacks.reading import Line, Target, figure, last_of, lines, ways

Told = dict[tuple[date, Line], tuple[int, int]]  # of a month and a line, or of a window up to or from a month


def whole_scene(store, metric: str, sample: int = Scene.sample) -> WholeScene:
    """Every published month of the metric, and so many of its small cells to attack."""
    public = store.current().public()
    known, last = reach(METRICS[metric], (), public), reference.latest_years(public)[1]
    first = known.first.replace(day=1)
    return WholeScene(store, metric, first, months_apart(first, last) + 1, sample)


class WholeScene(Scene):
    """The whole sample attacked."""

    def _told(self, target: Target) -> list[Total]:
        return [
            figure(target, month, last_of(month), line, *between)
            for (month, line), between in told_by_month(target).items()
        ]


def told_by_month(target: Target) -> Told:
    """What the answers leave of every line of every month, the narrowest of what is told in two ways."""
    found = _asked(target, target.starts[0], last_of(target.starts[-1]), Grain.MONTH)
    for (month, line), (low, high) in _by_subtraction(target):
        known = found.get((month, line), (low, high))
        found[month, line] = max(low, known[0]), min(high, known[1])
    return found


def _by_subtraction(target: Target) -> Iterator[tuple[tuple[date, Line], tuple[int, int]]]:
    """Each month as a window less the same window without it: those to the end of the data, or its start.

    The longer of the two is taken, as few of its lines are small enough for anybody to hide.
    """
    first, *_, last = target.starts
    half = len(target.starts) // 2
    for month, after in zip(target.starts[:half], target.starts[1:], strict=False):
        yield from _less(month, _window(target, month, last), _window(target, after, last))
    for before, month in zip(target.starts[half - 1 :], target.starts[half:], strict=False):
        yield from _less(month, _window(target, first, month), _window(target, first, before))


def _less(month: date, longer: dict, shorter: dict) -> Iterator[tuple[tuple[date, Line], tuple[int, int]]]:
    for line in longer.keys() & shorter.keys():
        yield (month, line), (longer[line][0] - shorter[line][1], longer[line][1] - shorter[line][0])


def _window(target: Target, first: date, end: date) -> dict[Line, tuple[int, int]]:
    told = _asked(target, first, last_of(end), Grain.WHOLE, ("locality",))
    return {line: between for (_, line), between in told.items()}


def _asked(target: Target, first: date, last: date, grain: Grain, through: tuple[str, ...] = ()) -> Told:
    answers = (target.ask(selection) for selection in ways(target, first, last, grain, through))
    return {(start, line): between for (start, _, line), between in lines(target, answers).items()}
