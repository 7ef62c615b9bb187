"""A series judged by a control chart: limits of chance, points that stand out, or why there are no limits.

A series is judged as it is published, by the figures of its answer alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from metrics.answer import Answer, Cell, Status, Value
from metrics.dimensions import Member
from metrics.kinds import Measured, Percentage, Stock
from metrics.model import Better, Metric
from metrics.periods import Grain
from metrics.readings.reasons import reason
from metrics.rebases import Rebase, series
from metrics.selection import Comparator
from metrics.statistics import icons, laney, spc
from metrics.statistics.icons import Assurance, Improvement, Variation
from metrics.statistics.runs import Runs, runs
from metrics.statistics.spc import Chart, Flag, Limits
from metrics.statistics.suitability import Reason, Why, is_moving, why_not

JUDGED = (Grain.MONTH, Grain.QUARTER)
UNEVEN = 2.0  # largest base over smallest: above this every point has limits of its own
BETTER = {Better.HIGHER: Improvement.UP, Better.LOWER: Improvement.DOWN, Better.NEITHER: Improvement.NEITHER}


@dataclass(frozen=True)
class Point:
    """One complete period: its cell, its limits (None: there are none) and why it stands out, if it does.

    `segment`: how many times limits were worked out anew before it.
    """

    cell: Cell
    limits: Limits | None = None
    flag: Flag | None = None
    segment: int = 0

    @property
    def direction(self) -> int:
        """Which way it stands out: 1 up, -1 down, 0 where it does not."""
        return self.flag.direction if self.flag else 0

    @property
    def judged_by(self) -> Limits:
        """Its limits, where it is known to have some: an error where it is not judged."""
        if self.limits is None:
            raise ValueError(f"{self.cell.period.label} has no limits to be judged by.")
        return self.limits


@dataclass(frozen=True)
class Control:
    """A series and the verdict of its chart, in the unit of the figures.

    `reason` is why the latest segment has no limits, or only trial ones. `variation` and `assurance` are
    of the latest point; `target` is what it is to meet. `rebases` are the decisions that cut this series.
    `is_uneven`: bases differ so much that each point has limits of its own. `runs`: runs about the median
    in the latest segment, where counts are too small for limits. `is_mixed`: the points that made the
    latest limits were moving themselves. Their mean is then no usual level, and the chart compares the
    latest point with neither that mean nor the target.
    """

    members: tuple[Member, ...]
    points: tuple[Point, ...]
    reason: Reason | None = None
    variation: Variation | None = None
    assurance: Assurance | None = None
    target: float | None = None
    rebases: tuple[Rebase, ...] = ()
    is_uneven: bool = False
    runs: Runs | None = None
    is_mixed: bool = False

    @property
    def latest(self) -> Point:
        """The last complete period, of a series that has one: one without `points` has none."""
        return self.points[-1]

    @property
    def is_judged(self) -> bool:
        """Whether the latest point has limits to be judged by."""
        return bool(self.points) and self.points[-1].limits is not None


def read(answer: Answer, rebases: Sequence[Rebase] = ()) -> tuple[Control, ...]:
    """One `Control` for each series; none for years, for a single period, or where two splits cross."""
    if isinstance(answer.metric.kind, Measured):
        return ()  # money follows plans and prices, so months of it have no limits of chance
    if answer.selection.grain not in JUDGED or len(answer.selection.by) > 1 or len(answer.periods) < 2:
        return ()
    own = [each for each in rebases if each.metric == answer.metric.name]
    return tuple(_of_series(answer, members, own) for members in answer.members)


def _of_series(answer: Answer, members: tuple[Member, ...], rebases: Sequence[Rebase]) -> Control:
    name = series(answer.selection, members)
    kept = tuple(each for each in rebases if each.series == name)
    return judged(answer.metric, answer.series(members), kept, answer.provenance.protected)


def judged(
    metric: Metric, cells: Sequence[Cell], rebases: Sequence[Rebase] = (), protected: bool = False
) -> Control:
    """The judgement of one series, its cells in order of period; `rebases` are those of this series.

    Periods that are not complete, and those before and after the data, are left out. A period without a
    figure between others is a gap, and a series with gaps has no limits.
    """
    shown = _complete(cells)
    members = shown[0].members if shown else ()
    values = [cell.figure.value for cell in shown]
    cuts = {place: each for each in rebases if (place := _place(shown, each)) is not None}
    if isinstance(metric.dating, Stock) or None in values or not values:
        forbidding = why_not(values, stock=isinstance(metric.dating, Stock))
        return Control(members, tuple(map(Point, shown)), forbidding, rebases=tuple(cuts.values()))
    figures, uneven = [cell.figure for cell in shown], not protected and _is_uneven(metric, shown)
    chart = _chart(figures, sorted(cuts), uneven)
    reasons = [reason(metric, figures[each.first : each.stop], protected) for each in chart.segments]
    found = Control(
        members,
        tuple(_points(shown, chart, reasons)),
        reasons[-1],
        target=_target(shown[-1]),
        rebases=tuple(cuts[place] for place in sorted(cuts)),
        is_uneven=uneven,
        runs=None if protected else _runs(figures[chart.segments[-1].first :], reasons[-1]),
    )
    if not found.is_judged:
        return found
    current = chart.current
    if is_moving(chart.values[current.first : current.frozen]):
        withheld = icons.assurance(chart, found.target, BETTER[metric.better]) and Assurance.WITHHELD_MIXED
        return replace(found, is_mixed=True, assurance=withheld)
    return _with_icons(found, chart, BETTER[metric.better])


def _runs(figures: Sequence[Value], why: Reason | None) -> Runs | None:
    return runs([each.given for each in figures]) if why and why.why is Why.SMALL_COUNTS else None


def _complete(cells: Sequence[Cell]) -> list[Cell]:
    """The complete periods from the first that the data reaches to the last."""
    whole = [cell for cell in cells if cell.figure.status is not Status.PROVISIONAL]
    reached = [place for place, cell in enumerate(whole) if cell.figure.status is not Status.NOT_AVAILABLE]
    return whole[reached[0] : reached[-1] + 1] if reached else []


def _place(cells: Sequence[Cell], rebase: Rebase) -> int | None:
    """The index of the first point of the new limits; None unless the series has points on both sides."""
    after = (place for place, cell in enumerate(cells) if cell.period.first >= rebase.first)
    return next(after, None) or None


def _is_uneven(metric: Metric, cells: Sequence[Cell]) -> bool:
    if not isinstance(metric.kind, Percentage):
        return False
    bases = [cell.figure.denominator or 0 for cell in cells]
    return min(bases) > 0 and max(bases) > UNEVEN * min(bases)


def _chart(figures: Sequence[Value], cuts: Sequence[int], uneven: bool) -> Chart:
    if not uneven:
        return spc.chart([each.given for each in figures], segments=cuts)
    counted, bases = zip(*(each.parts for each in figures), strict=True)
    chart = laney.chart(counted, bases, segments=cuts)
    percent = tuple(Limits(*(100 * line for line in each)) for each in chart.limits)
    return replace(chart, values=tuple(100 * each for each in chart.values), limits=percent)


def _points(cells: Sequence[Cell], chart: Chart, reasons: Sequence[Reason | None]) -> Iterator[Point]:
    for number, (segment, why) in enumerate(zip(chart.segments, reasons, strict=True)):
        silent = why is not None and why.forbids
        for place in range(segment.first, segment.stop):
            yield (
                Point(cells[place], segment=number)
                if silent
                else Point(cells[place], chart.limits[place], chart.flags[place], number)
            )


def _target(cell: Cell) -> float | None:
    beside = (each.figure.value for each in cell.comparisons if each.comparator is Comparator.TARGET)
    return next(beside, None)


def _with_icons(found: Control, chart: Chart, improvement: Improvement) -> Control:
    return replace(
        found,
        variation=icons.variation(chart, improvement),
        assurance=icons.assurance(chart, found.target, improvement),
    )
