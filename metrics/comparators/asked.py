"""The comparators a question asks for: an earlier period, a target, the rest, a published figure."""

from __future__ import annotations

from metrics.answer import Cell, Comparison, Status, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.sums import Found
from metrics.catalogue.recording import extract_of
from metrics.catalogue.reference import coverage
from metrics.catalogue.unlike import unlike
from metrics.comparators.benchmarks import benchmark
from metrics.comparators.rest import Rest
from metrics.comparators.targets import target
from metrics.kinds import Stock
from metrics.periods import Period, shift, year_before
from metrics.public.beyond import BeyondScope
from metrics.selection import BENCHMARKS, Comparator


class Comparators:
    """Works out the comparators of each cell that the selection asks for."""

    def __init__(self, figures: Figures, found: Found):
        self.figures, self.found = figures, found
        self.rest = BeyondScope(figures) if figures.inquiry.access.limited else Rest(figures, found)

    def beside(self, cell: Cell) -> tuple[Comparison, ...]:
        """The cell's comparators, in the order the selection names them."""
        asked = self.figures.inquiry.selection.compare
        return tuple(Comparison(each, *self._one(each, cell)) for each in asked)

    def _one(self, comparator: Comparator, cell: Cell) -> tuple[str, Value]:
        if comparator is Comparator.PREVIOUS:
            return self._earlier(shift(cell.period, -1), cell)
        if comparator is Comparator.LAST_YEAR:
            return self._earlier(year_before(cell.period), cell)
        if comparator in BENCHMARKS:
            return benchmark(self.figures, comparator, cell)
        return target(self.figures, cell) if comparator is Comparator.TARGET else self.rest.figure(cell)

    def _earlier(self, period: Period, cell: Cell) -> tuple[str, Value]:
        """The earlier period and its figure; no figure where the cell's own period is not complete."""
        if self.figures.reach(cell.members).judge(cell.period)[0] is Status.PROVISIONAL:
            reason = f"{cell.period.label} is provisional, so it is not compared."
            return period.label, unavailable(reason)
        figure = self.figures.at(self.found, period, cell.members)
        reason = self._moved(period, cell) if figure.value is not None else ""
        return period.label, unavailable(reason) if reason else figure

    def _moved(self, earlier: Period, cell: Cell) -> str:
        """Why the two periods are not of the same places or teams.

        Of a stock their last days count; what was open when a place handed over stays with it until it ends.
        """
        inquiry, chosen = self.figures.inquiry, self.figures.chosen(cell.members)
        if not isinstance(inquiry.metric.dating, Stock):
            return unlike(inquiry.snapshot, chosen, earlier.first, cell.period.last)
        extract = extract_of(inquiry.metric.fact)
        lasts = [each.lasts for each in coverage(inquiry.snapshot) if each.extract == extract]
        return unlike(inquiry.snapshot, chosen, earlier.last, cell.period.last, max(lasts, default=0))
