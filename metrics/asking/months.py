"""The months behind places side by side: what says how much their figures vary by chance alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from metrics.answer import Answer, Cell
from metrics.periods import Grain, add_months
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection

LEAST = 12  # fewer tell little of how much months vary: those before the window are looked at as well


def by_month(selection: Selection, ask: Callable[[Selection], Answer]) -> tuple[Cell, ...]:
    """The same places month by month, asked as the selection is; none where it sets none beside the rest."""
    if selection.grain is not Grain.WHOLE or selection.by != ("locality",):
        return ()
    if Comparator.REST not in selection.compare:
        return ()
    first = min(selection.first, add_months(selection.last.replace(day=1), 1 - LEAST))
    asked = {"grain": Grain.MONTH, "first": first, "compare": (Comparator.REST,)}
    with suppress(Refused):  # public months can be too small where the whole is not
        return ask(selection.model_copy(update=asked)).cells
    return ()
