"""What is asked beside an answer: its months, those before the ones shown, and its figure by each clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from metrics.answer import Answer, Cell
from metrics.catalogue.reference import ONE_DAY
from metrics.clocks import Clock, offered
from metrics.clocks import by as told_by
from metrics.definitions import METRICS
from metrics.dimensions import CHARACTERISTICS
from metrics.kinds import Percentage, Rate, Stock
from metrics.periods import Grain, add_months
from metrics.readings import judging
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection

BEHIND = 84  # months: 36 that a verdict looks at, a pilot and a year before it, and what may be incomplete
LEAST = 12  # fewer tell little of how much months vary: those before the window are looked at as well


def by_month(selection: Selection, ask: Callable[[Selection], Answer]) -> tuple[Cell, ...]:
    """The same places or groups month by month, asked as the selection is; none where it compares none."""
    if selection.grain is not Grain.WHOLE or not _compares(selection):
        return ()
    first = min(selection.first, add_months(selection.last.replace(day=1), 1 - LEAST))
    rest = tuple(each for each in selection.compare if each is Comparator.REST)
    asked = {"grain": Grain.MONTH, "first": first, "compare": rest}
    with suppress(Refused):  # public months can be too small where the whole is not
        return ask(selection.model_copy(update=asked)).cells
    return ()


def _compares(selection: Selection) -> bool:
    """Whether it sets places beside the rest of their council, or groups of children beside one another."""
    places = selection.by == ("locality",) and Comparator.REST in selection.compare
    shares = isinstance(METRICS[selection.metric].kind, Percentage | Rate)
    return places or (shares and len(selection.by) == 1 and selection.by[0] in CHARACTERISTICS)


def by_clock(selection: Selection, ask: Callable[[Selection], Answer]) -> dict[Clock, Answer]:
    """The one figure of a whole window by each clock that its metric offers, asked as the selection is."""
    if selection.grain is not Grain.WHOLE or selection.by or selection.compare or selection.clock:
        return {}
    clocks = offered(METRICS[selection.metric])
    return {each: ask(selection.model_copy(update={"clock": each})) for each in clocks}


def before(selection: Selection, ask: Callable[[Selection], Answer]) -> Answer | None:
    """The answer for the periods before those asked for, as far back as a verdict looks, if there is one."""
    metric = told_by(METRICS[selection.metric], selection.clock)
    first = add_months(selection.last, 1 - BEHIND)
    is_judged = judging.is_asked(selection, metric) and not isinstance(metric.dating, Stock)
    if not is_judged or first >= selection.first:
        return None
    last = selection.first.replace(day=1) - ONE_DAY
    asked = {"first": first, "last": last, "compare": (), "event": None}
    with suppress(Refused):
        return ask(selection.model_copy(update=asked))
    return None
