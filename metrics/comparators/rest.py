"""The rest of the council: the same question asked without the places or teams compared."""

from __future__ import annotations

from metrics.answer import Cell, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.inquiry import find
from metrics.asking.living import Living
from metrics.asking.question import Keep
from metrics.asking.scope import in_words, keep
from metrics.asking.sums import NOTHING, Found, Sums
from metrics.dimensions import SET_AGAINST_THE_REST
from metrics.refusals import keeps_apart

Chosen = tuple[tuple[str, tuple[int, ...]], ...]  # the dimension compared, and its keys


class Rest:
    """The rest of the council for the cells of one inquiry; each question is asked once.

    In a split by place each place is compared with the other places. Otherwise the filtered
    part is compared with all that the filter leaves out. Rows without a place are in neither.
    """

    def __init__(self, figures: Figures, own: Found):
        self.figures, self.inquiry, self.own = figures, figures.inquiry, own
        by, filtered = self.inquiry.selection.by, tuple(self.inquiry.scope.filters)
        self.split = bool(set(by) & set(SET_AGAINST_THE_REST))
        self.compared = tuple(
            name for name in (by if self.split else filtered) if name in SET_AGAINST_THE_REST
        )
        self.others = tuple(name for name in by if name not in self.compared)
        self.asked: dict[tuple, Found] = {}

    def figure(self, cell: Cell) -> tuple[str, Value]:
        """The name of the rest, and its figure or why there is none."""
        return self.name(cell), self._figure(cell, self._chosen(cell))

    def name(self, cell: Cell) -> str:
        """The name of the rest, in words."""
        councils = in_words([member.name for member in self.figures.authorities(cell.members)])
        return f"the rest of {councils or 'the council'}"

    def localities(self, cell: Cell) -> tuple[int, ...]:
        """Keys of the localities that are compared with the rest."""
        return dict(self._chosen(cell)).get("locality", ())

    def _figure(self, cell: Cell, chosen: Chosen) -> Value:
        if not chosen:
            return unavailable("Choose a locality or a team to set it against the rest of the council.")
        if any(keeps_apart(self.inquiry.metric, name) for name, _ in chosen):
            return unavailable(self.inquiry.metric.no_sides)
        if any(0 in keys for _, keys in chosen):
            return unavailable("What is not recorded has no rest of the council.")
        sums = self._without(cell, chosen)
        return self.figures.of(sums, cell.period, cell.members, self._living(cell, dict(chosen)))

    def _chosen(self, cell: Cell) -> Chosen:
        if self.split:
            return tuple((m.dimension, (m.key,)) for m in cell.members if m.dimension in self.compared)
        filters = self.inquiry.scope.filters
        return tuple((name, tuple(member.key for member in filters[name])) for name in self.compared)

    def _without(self, cell: Cell, chosen: Chosen) -> Sums:
        """The sums without a place: from one SELECT for all cells where parts add up, otherwise one each."""
        keys = tuple(member.key for member in cell.members if member.dimension in self.others)
        owners = tuple(member.key for member in self.figures.authorities(cell.members))
        if not self.inquiry.additive:
            return self._ask(owners, Keep(chosen, kept=False)).get((cell.period, keys), NOTHING)
        recorded = tuple(Keep(((name, (0,)),), kept=False) for name in self.compared)
        everything = self._ask(owners, *recorded).get((cell.period, keys), NOTHING)
        return everything - self.own.get((cell.period, tuple(m.key for m in cell.members)), NOTHING)

    def _ask(self, owners: tuple[int, ...], *also: Keep) -> Found:
        if (owners, also) not in self.asked:
            filters = self.inquiry.scope.filters.items()
            kept = [keep(name, members) for name, members in filters if name not in self.compared]
            rows = (*kept, Keep((("authority", owners),)), *also)
            question = self.inquiry.question(self.inquiry.periods, self.others, rows)
            self.asked[owners, also] = find(self.inquiry, [question])
        return self.asked[owners, also]

    def _living(self, cell: Cell, chosen: dict[str, tuple[int, ...]]) -> Living:
        """Whom the rest divides by; teams have no population of their own."""
        if "locality" not in chosen:
            return self.figures.living(cell.members)
        return self.figures.living_elsewhere(cell.members, chosen["locality"])
