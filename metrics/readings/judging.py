"""How a series is judged: limits of chance, points that stand out, or why there are no limits.

The verdict depends on the metric, the filters, the data and the last period, and not on the first period
that a reader looks at: that one only cuts what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.answer import Answer, Cell, Event, Status, Value
from metrics.dimensions import Member
from metrics.kinds import Stock
from metrics.model import Better, Metric
from metrics.periods import Grain
from metrics.readings import step, verdict
from metrics.readings.control import Control, Point
from metrics.readings.limits import assurance, baseline_of, is_uneven
from metrics.readings.reasons import reason
from metrics.readings.step import Step
from metrics.readings.verdict import Verdict
from metrics.rebases import Rebase, series
from metrics.selection import Comparator, Selection
from metrics.statistics import baseline, icons, spc
from metrics.statistics.baseline import Baseline
from metrics.statistics.icons import Improvement
from metrics.statistics.runs import Runs, runs
from metrics.statistics.suitability import LEAST_FULL, Reason, Why, why_not

JUDGED = (Grain.MONTH, Grain.QUARTER)
BY_MONTH = {"grain": Grain.MONTH, "by": (), "compare": (Comparator.TARGET,)}  # what a control chart asks
BETTER = {Better.HIGHER: Improvement.UP, Better.LOWER: Improvement.DOWN, Better.NEITHER: Improvement.NEITHER}


def is_asked(selection: Selection, metric: Metric) -> bool:
    """Whether its answer has control charts: by month or quarter, one split at most, and chance is known."""
    return selection.grain in JUDGED and len(selection.by) <= 1 and metric.tells_chance


def of_months(selection: Selection) -> Selection | None:
    """The question whose control chart says what the months of this one's total say.

    None for a single period, and for that question itself.
    """
    if selection.grain is Grain.WHOLE:
        return None
    monthly = selection.model_copy(update=BY_MONTH | {"event": None})
    return None if monthly == selection else monthly


def read(
    answer: Answer, rebases: Sequence[Rebase] = (), history: Answer | None = None
) -> tuple[Control, ...]:
    """One `Control` for each series; none where there is nothing to judge.

    `history` is the answer for the periods before those asked for, as far back as the verdict looks.
    """
    if not is_asked(answer.selection, answer.metric):
        return ()
    own = [each for each in rebases if each.metric == answer.metric.name]
    return tuple(_of_series(answer, members, own, history) for members in answer.members)


def _of_series(
    answer: Answer, members: tuple[Member, ...], rebases: Sequence[Rebase], history: Answer | None
) -> Control:
    name, drawn = series(answer.selection, members), answer.series(members)
    before, events = (history.series(members), history.events) if history else ((), ())
    return judged(
        answer.metric,
        (*before, *drawn),
        [each for each in rebases if each.series == name],
        answer.provenance.protected,
        drawn[0].period.first,
        tuple(dict.fromkeys((*events, *answer.events))),
    )


def judged(
    metric: Metric,
    cells: Sequence[Cell],
    rebases: Sequence[Rebase] = (),
    protected: bool = False,
    drawn: date | None = None,
    events: Sequence[Event] = (),
) -> Control:
    """The judgement of one series, its cells in order of period; `rebases` are those of this series.

    Periods that are not complete, and those before and after the data, are left out. A period without a
    figure between others is a gap, and a series with gaps has no limits. Points are kept from the period
    that begins on `drawn` on, or from the window's first. `events` are all that happened in the cells.
    """
    whole, created = _complete(cells), step.created(metric, events)
    known = [cell for cell in whole if not created or cell.period.first >= created.judged_from]
    is_new = created and whole and whole[0].period.grain is Grain.MONTH  # judged from its 25th month on
    if len(known) < (LEAST_FULL if is_new else 1):
        shown = tuple(Point(cell) for cell in whole if not drawn or cell.period.first >= drawn)
        why = None if created else why_not([], stock=isinstance(metric.dating, Stock))
        return Control(whole[0].members if whole else (), shown, why, created=created)
    first, last = known[0].period.first, known[-1].period
    cuts = tuple(each for each in rebases if first < each.first <= last.first)
    begun = [each for each in step.begun(metric, events) if first < each <= last.first]
    begins = max(first, verdict.begins(last.last, [*(each.first for each in cuts), *begun]))
    window = [cell for cell in known if cell.period.first >= begins]
    earlier = [cell for cell in whole if (drawn or begins) <= cell.period.first < begins]
    found = replace(_judged(metric, window, known, protected), rebases=cuts, created=created)
    found = replace(found, points=(*map(Point, earlier), *found.points))
    return _stepped(found, metric, step.find(metric, known, events, protected), drawn or begins)


def _stepped(found: Control, metric: Metric, by: Step | None, drawn: date) -> Control:
    """With the step, if it leads what is said or is drawn."""
    if by is None or not (by.leads or by.after.first >= drawn):
        return found
    told = replace(found, step=by)
    return replace(told, variation=icons.worth(told.direction, BETTER[metric.better])) if by.leads else told


def _judged(metric: Metric, window: Sequence[Cell], known: Sequence[Cell], protected: bool) -> Control:
    members, points = window[0].members, tuple(map(Point, window))
    values = [cell.figure.value for cell in window]
    if isinstance(metric.dating, Stock) or None in values:
        return Control(members, points, why_not(values, stock=isinstance(metric.dating, Stock)))
    figures = [cell.figure for cell in window]
    why = reason(metric, figures, protected)
    uneven = not protected and is_uneven(metric, window)
    plain = Control(members, points, why, target=_target(window[-1]), is_uneven=uneven)
    if why and why.forbids:
        return replace(plain, runs=None if protected else _runs(figures, why))
    return _with_limits(plain, metric, baseline_of(metric, window, known, uneven))


def _with_limits(found: Control, metric: Metric, judged_by: Baseline | None) -> Control:
    """The control with what its baseline says; without limits where no twelve months are fit to be one."""
    cells = [point.cell for point in found.points]
    improvement = BETTER[metric.better]
    if judged_by is None:
        return _told(found, verdict.of(cells, None, None), improvement)
    flags = spc.flags(len(cells), judged_by.signals)
    limits = [None] * judged_by.first + list(judged_by.limits)
    points = tuple(map(Point, cells, limits, flags))
    assured = assurance(cells, judged_by, flags, found.target, improvement)
    made = points[judged_by.first :][: baseline.MONTHS]
    told = replace(found, points=points, made=made, assurance=assured)
    return _told(told, verdict.of(cells, judged_by, assured), improvement)


def _told(found: Control, said: Verdict, improvement: Improvement) -> Control:
    told = replace(found, verdict=said)
    return replace(told, variation=icons.worth(told.direction, improvement))


def _runs(figures: Sequence[Value], why: Reason) -> Runs | None:
    return runs([each.given for each in figures]) if why.why is Why.SMALL_COUNTS else None


def _complete(cells: Sequence[Cell]) -> list[Cell]:
    """The complete periods from the first that the data reaches to the last."""
    whole = [cell for cell in cells if cell.figure.status is not Status.PROVISIONAL]
    reached = [place for place, cell in enumerate(whole) if cell.figure.status is not Status.NOT_AVAILABLE]
    return whole[reached[0] : reached[-1] + 1] if reached else []


def _target(cell: Cell) -> float | None:
    beside = (each.figure.value for each in cell.comparisons if each.comparator is Comparator.TARGET)
    return next(beside, None)
