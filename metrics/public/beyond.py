"""The rest of the council for somebody who sees a part of it, from the public store and by its rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from data_access.access import PUBLIC
from metrics.answer import Cell, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.inquiry import find, inquire, main_questions
from metrics.comparators.rest import Rest
from metrics.model import Public
from metrics.public import publish

PUBLIC_FIGURES = "by public figures, adjusted to protect children"


class BeyondScope:
    """The same as `Rest`, from protected counts: nobody sees exact figures of other people's places."""

    def __init__(self, figures: Figures):
        self.inquiry = figures.inquiry
        self.own = Rest(figures, {})

    def figure(self, cell: Cell) -> tuple[str, Value]:
        """The rest's name, which says that its figures are public, and its figure or why there is none."""
        if reason := self._lacking(cell):
            return self.own.name(cell), unavailable(reason)
        label, found = self._rest.figure(cell)
        return f"{label} ({PUBLIC_FIGURES})", found

    def _lacking(self, cell: Cell) -> str:
        metric = self.inquiry.metric
        turns_on = (*self.inquiry.selection.by, *self.inquiry.scope.filters)
        if self.inquiry.snapshot.public() is None:
            return "The rest of the council is known from public figures only, and this store has none."
        if metric.public is not Public.SUM or not all(publish.cells_have(metric.fact, n) for n in turns_on):
            return "The rest of the council is known from public figures only, which do not tell this apart."
        if set(self._rest.inquiry.scope.filters) != set(self.inquiry.scope.filters):
            return "The rest of the council is known from public figures only, which do not record this."
        if any(key not in (*self.inquiry.seen.localities, 0) for key in self.own.localities(cell)):
            return "You see a part of this place only, so it is not set against the rest of the council."
        return ""

    @cached_property
    def _rest(self) -> Rest:
        """The same question asked of the public store, in the same periods."""
        snapshot = self.inquiry.snapshot.public()
        if snapshot is None:  # `_lacking` says so first
            raise ValueError("This store has no public figures.")
        asked = inquire(self.inquiry.selection, snapshot, PUBLIC)
        asked = replace(asked, periods=self.inquiry.periods)
        return Rest(Figures(asked), find(asked, main_questions(asked)))
