"""A figure worked out from two others: each metric answers by itself, and only their figures meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from metrics.answer import Answer, Cell, Comparison, Status, Value
from metrics.asking.figures import unavailable
from metrics.asking.scope import not_carried
from metrics.definitions import METRICS
from metrics.kinds import Ratio
from metrics.model import Metric
from metrics.refusals import carries
from metrics.selection import BENCHMARKS, Comparator, Selection

NO_TARGET = "Targets are set for its two parts, and not for this figure."
NONE_PUBLISHED = "No published figure counts the same."
APART = tuple({Comparator.TARGET: NO_TARGET, **dict.fromkeys(BENCHMARKS, NONE_PUBLISHED)}.items())

Ask = Callable[[Selection], Answer]


def answer(selection: Selection, ask: Ask) -> Answer:
    """The answer to a selection of such a metric; `ask` answers those of its parts, to the same person.

    A filter that one part alone takes is lifted, and said: all of the money for some of the children would
    be no quotient. The parts are asked in the periods that both come in: in public one may be of years only.
    `Refused` where either part is.
    """
    metric = METRICS[selection.metric]
    kind = metric.kind_as(Ratio)
    lifted = [each.dimension for each in selection.where if not carries(metric, each.dimension)]
    under = ask(selection.without(*lifted).model_copy(update={"metric": kind.under}))
    over = ask(under.selection.model_copy(update={"metric": kind.over}))
    divided_by = {(cell.period, cell.members): cell for cell in under.cells}
    cells = tuple(
        _cell(metric, cell, divided_by[cell.period, cell.members])
        for cell in over.cells
        if (cell.period, cell.members) in divided_by
    )
    return replace(
        over,
        selection=over.selection.model_copy(update={"metric": metric.name}),
        metric=metric,
        cells=cells,
        targets=(),
        unserved=tuple(
            dict.fromkeys((*(not_carried(metric, name) for name in lifted), *over.unserved, *under.unserved))
        ),
        caveats=tuple(dict.fromkeys((*metric.caveats, *over.caveats, *under.caveats))),
    )


def _cell(metric: Metric, over: Cell, under: Cell) -> Cell:
    beside = tuple(_comparisons(metric, over, under))
    return replace(over, figure=_divided(metric, over.figure, under.figure), comparisons=beside)


def _comparisons(metric: Metric, over: Cell, under: Cell) -> Iterator[Comparison]:
    """Like set against like: each comparison of one part meets the same of the other."""
    of_under = {each.comparator: each for each in under.comparisons}
    for each in over.comparisons:
        if reason := dict(APART).get(each.comparator):
            yield replace(each, figure=unavailable(reason))
        elif each.comparator in of_under:
            yield replace(each, figure=_divided(metric, each.figure, of_under[each.comparator].figure))


def _divided(metric: Metric, over: Value, under: Value) -> Value:
    """The quotient; what keeps a part from having a value keeps the quotient from it."""
    for part in (under, over):
        if part.value is None:
            return part
    if not under.given:
        unit = METRICS[metric.kind_as(Ratio).under].unit
        return unavailable(f"There are no {unit} to divide by in this period.")
    provisional = next((each for each in (over, under) if each.status is Status.PROVISIONAL), None)
    status = Status.PROVISIONAL if provisional else Status.SHOWN if over.given else Status.NONE
    reason = provisional.reason if provisional else ""
    per = metric.kind_as(Ratio).per
    return Value(per * over.given / under.given, over.given, under.given, status, reason)
