"""How much of the time before a period its figure is worked out from, and so from when it is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data_access.facts import FACTS as DECLARED
from data_access.facts.worked import LookBack
from metrics.catalogue import recording
from metrics.catalogue.records import Coverage
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Stock
from metrics.model import Metric
from metrics.periods import months_later, whole_months
from metrics.wording import day, months


def looks_back(metric: Metric, told_apart: Iterable[str] = ()) -> LookBack:
    """As far as anything does that the figure turns on, or is told apart by: the names of dimensions.

    What a column looks back on is declared with the fact; a metric declares what no column of it says.
    """
    columns = {*recording.turned_on(metric), *(DIMENSIONS[name].column for name in told_apart)}
    far = [each.looks_back for each in DECLARED[metric.fact].worked if each.name in columns]
    far += [metric.looks_back, LookBack(lasting=isinstance(metric.dating, Stock))]
    return LookBack(max(each.days for each in far), any(each.lasting for each in far))


def known_from(far: LookBack, span: Coverage) -> date:
    """The first day with all behind it that a figure looks back on."""
    return months_later(span.covers_from, whole_months(far.days) + _unseen(far, span))


def _unseen(far: LookBack, span: Coverage) -> int:
    """Months in which something may still go on that had begun before the first row, and is in none."""
    return span.lasts if far.lasting and not span.opening_stock else 0


def begins(far: LookBack, span: Coverage) -> str:
    """The sentence on periods before the figure is known: from when it is, and why no sooner."""
    start, first = f"The data begins on {day(span.covers_from)}", day(known_from(far, span))
    window, unseen = whole_months(far.days), _unseen(far, span)
    if unseen:
        start += f" without what was open that day, 95% of which is over within {months(unseen)}"
    if window and unseen:
        return f"{start}. This figure looks back another {months(window)}, so it is known from {first}."
    if window:
        return f"{start} and this figure looks back {months(window)}, so it is known from {first}."
    return f"{start}, so this figure is known from {first}." if unseen else f"{start}."
