"""The limits of a series of cells, and the twelve of them that make these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metrics.answer import Cell, Value
from metrics.kinds import Count, Percentage, Rate
from metrics.model import Metric
from metrics.periods import Period, year_before
from metrics.statistics import baseline, icons, laney, season, spc
from metrics.statistics.baseline import Baseline
from metrics.statistics.icons import Assurance, Improvement
from metrics.statistics.season import Month
from metrics.statistics.spc import Chart, Flag, Limits, Segment
from metrics.statistics.suitability import LEAST_FULL

UNEVEN = 2.0  # largest base over smallest: above this every point has limits of its own


def is_uneven(metric: Metric, cells: Sequence[Cell]) -> bool:
    """Whether the cells are shares of bases so different that each takes limits of its own."""
    if not isinstance(metric.kind, Percentage):
        return False
    bases = [cell.figure.denominator or 0 for cell in cells]
    return min(bases) > 0 and max(bases) > UNEVEN * min(bases)


def baseline_of(
    metric: Metric, window: Sequence[Cell], known: Sequence[Cell], uneven: bool
) -> Baseline | None:
    """The baseline of a window of firm cells; None where no twelve are fit to be one.

    `known`: these and the cells before them. `uneven`: every point has limits of its own. With fewer than
    13 periods all of them make trial limits.
    """
    values = [cell.figure.given for cell in window]

    def limits_from(first: int) -> Sequence[Limits]:
        return _limits([cell.figure for cell in window[first:]], uneven)

    if len(values) < LEAST_FULL:  # trial limits: all there is makes them
        limits = tuple(limits_from(0))
        return Baseline(0, limits, tuple(spc.signals(values, limits)))
    before = {cell.period: cell.figure for cell in known}
    return baseline.find(values, limits_from, [_years(metric, cell, before) for cell in window])


def _years(metric: Metric, cell: Cell, known: Mapping[Period, Value]) -> tuple[Month, Month] | None:
    """What was counted in the period and in the one a year before; None where that is not known."""
    then = known.get(year_before(cell.period))
    if then is None or not then.is_firm:
        return None
    now, before = _month(metric, cell.figure), _month(metric, then)
    return (now, before) if now and before else None


def _month(metric: Metric, figure: Value) -> Month | None:
    """What a figure counts; None for a middle value, which counts nothing."""
    if isinstance(metric.kind, Percentage):
        return Month(*figure.parts) if figure.numerator is not None else None
    if isinstance(metric.kind, Count):
        return Month(figure.given)
    return Month(figure.numerator) if isinstance(metric.kind, Rate) and figure.numerator is not None else None


def beyond_chance(metric: Metric, now: Value, then: Value) -> bool | None:
    """Whether two shares differ by more than chance, at 95% (`season.is_alike`); None for other figures.

    Counts, rates, middle values and amounts of two periods have no such test, nor do shares of what comes
    together: they vary by more than chance from one to the next, and two figures do not tell by how much.
    """
    if not isinstance(metric.kind, Percentage) or not metric.tells_chance:
        return None
    later, earlier = _month(metric, now), _month(metric, then)
    return not season.is_alike([(later, earlier)], season.LEAST_SPREAD) if later and earlier else None


def _limits(figures: Sequence[Value], uneven: bool) -> Sequence[Limits]:
    """The limits of every figure, made by the first twelve."""
    if not uneven:
        return spc.chart([each.given for each in figures]).limits
    counted, bases = zip(*(each.parts for each in figures), strict=True)
    lines = laney.chart(counted, bases).limits
    return [Limits(*(100 * line for line in each)) for each in lines]


def assurance(
    cells: Sequence[Cell],
    judged_by: Baseline,
    flags: Sequence[Flag | None],
    target: float | None,
    improvement: Improvement,
) -> Assurance | None:
    """Whether the limits of a baseline meet the target; None without a target or a better way."""
    values = tuple(cell.figure.given for cell in cells[judged_by.first :])
    segment = Segment(0, len(values), min(baseline.MONTHS, len(values)))
    chart = Chart(values, judged_by.limits, tuple(flags[judged_by.first :]), (segment,))
    return icons.assurance(chart, target, improvement)
