"""What a figure is set beside: an earlier period, the council's target, the rest of the council."""

from __future__ import annotations

from sqlalchemy import select

from data_access.schema import target as targets
from metrics.compile import Keep
from metrics.dimensions import Member
from metrics.figures import Figures, unavailable
from metrics.inquiry import NOTHING, Found, Inquiry, Sums, find
from metrics.model import Cell, Comparison, Count, Flow, Status, Value
from metrics.periods import Period, day_number, shift, year_before
from metrics.run import per_snapshot, run
from metrics.scope import in_words
from metrics.selection import Comparator

COMPARED = ("locality", "team")  # what has a rest of the council


class Comparators:
    """Sets the cells of one inquiry beside what its selection asks for."""

    def __init__(self, figures: Figures, found: Found):
        self.figures, self.inquiry, self.found = figures, figures.inquiry, found
        self.rest = Rest(figures, found) if Comparator.REST in self.inquiry.selection.compare else None

    def beside(self, cell: Cell) -> tuple[Comparison, ...]:
        """The cell's comparisons, in the order the selection names them."""
        return tuple(self._one(each, cell) for each in self.inquiry.selection.compare)

    def _one(self, comparator: Comparator, cell: Cell) -> Comparison:
        if comparator is Comparator.PREVIOUS:
            return self._earlier(comparator, shift(cell.period, -1), cell)
        if comparator is Comparator.LAST_YEAR:
            return self._earlier(comparator, year_before(cell.period), cell)
        if comparator is Comparator.TARGET:
            return _target(self.figures, cell)
        names = in_words([member.name for member in self.figures.authorities(cell.members)])
        return Comparison(comparator, f"the rest of {names or 'the council'}", self.rest.figure(cell))

    def _earlier(self, comparator: Comparator, period: Period, cell: Cell) -> Comparison:
        if cell.figure.status is Status.PROVISIONAL:
            figure = unavailable(f"{cell.period.label} is not complete, so it is not compared.")
        else:
            figure = self.figures.at(self.found, period, cell.members)
        return Comparison(comparator, period.label, figure)


class Rest:
    """The same question asked of the council without the places or teams compared."""

    def __init__(self, figures: Figures, own: Found):
        self.figures, self.inquiry, self.own = figures, figures.inquiry, own
        chosen = self.inquiry.selection.by, tuple(self.inquiry.scope.filters)
        self.split = bool(set(chosen[0]) & set(COMPARED))
        self.compared = tuple(name for name in chosen[not self.split] if name in COMPARED)
        self.others = tuple(name for name in self.inquiry.selection.by if name not in self.compared)
        self.asked: dict[tuple, Found] = {}

    def figure(self, cell: Cell) -> Value:
        """The figure of the rest of the council."""
        chosen = self._chosen(cell)
        if not chosen:
            return unavailable("Choose a locality or a team to set it against the rest of the council.")
        if any(0 in keys for _, keys in chosen):
            return unavailable("What is not recorded has no rest of the council.")
        sums = self._without(cell, chosen)
        return self.figures.of(sums, cell.period, cell.members, self._places(cell, dict(chosen)))

    def _chosen(self, cell: Cell) -> tuple[tuple[str, tuple[int, ...]], ...]:
        if self.split:
            return tuple((m.dimension, (m.key,)) for m in cell.members if m.dimension in self.compared)
        filters = self.inquiry.scope.filters
        return tuple((name, tuple(m.key for m in filters[name])) for name in self.compared)

    def _without(self, cell: Cell, chosen) -> Sums:
        """Where parts add up, one SELECT of everything serves every cell; otherwise one for each place."""
        keys = tuple(member.key for member in cell.members if member.dimension in self.others)
        owners = tuple(member.key for member in self.figures.authorities(cell.members))
        if not self.inquiry.additive:
            return self._ask(owners, Keep(chosen, kept=False)).get((cell.period, keys), NOTHING)
        everything = tuple(Keep(((name, (0,)),), kept=False) for name in self.compared)
        whole = self._ask(owners, *everything).get((cell.period, keys), NOTHING)
        return whole - self.own.get((cell.period, tuple(m.key for m in cell.members)), NOTHING)

    def _ask(self, owners: tuple[int, ...], *keep: Keep) -> Found:
        if (owners, keep) not in self.asked:
            filters = self.inquiry.scope.filters
            kept = [
                k
                for name, k in zip(filters, self.inquiry.scope.keep, strict=True)
                if name not in self.compared
            ]
            question = self.inquiry.question(
                self.inquiry.periods, self.others, (*kept, Keep((("authority", owners),)), *keep)
            )
            self.asked[owners, keep] = find(self.inquiry, [question])
        return self.asked[owners, keep]

    def _places(self, cell: Cell, chosen: dict[str, tuple[int, ...]]):
        """A rate of the rest divides by those who live in the rest; teams have no people of their own."""
        if "locality" not in chosen:
            return self.figures.places(cell.members)
        return self.figures.other_places(cell.members, chosen["locality"])


@per_snapshot
def _targets(snapshot) -> tuple:
    return tuple(run(snapshot, select(targets)))


def _target(figures: Figures, cell: Cell) -> Comparison:
    inquiry = figures.inquiry
    councils = figures.authorities(cell.members)
    label = f"the target for {in_words([member.name for member in councils]) or 'the council'}"
    narrowed = {*inquiry.scope.filters, *inquiry.selection.by} - {"authority", "locality"}
    if narrowed:
        return Comparison(
            Comparator.TARGET, label, unavailable("Targets are not set for a part of the figure like this.")
        )
    if len(councils) != 1:
        return Comparison(Comparator.TARGET, label, unavailable("Each authority has targets of its own."))
    locality = _one_locality(inquiry, cell)
    found = _holding(inquiry, cell.period, councils[0], locality)
    if locality and locality.key and found and found[0].locality:
        label = f"the target for {locality.name}"
    return Comparison(Comparator.TARGET, label, _target_value(found, cell.period, label))


def _one_locality(inquiry: Inquiry, cell: Cell) -> Member | None:
    chosen = [m for m in cell.members if m.dimension == "locality"] or inquiry.scope.filters.get(
        "locality", ()
    )
    return (
        chosen[0]
        if len(chosen) == 1
        else None
        if not chosen
        else Member("locality", "several", "several", -1)
    )


def _holding(inquiry: Inquiry, period: Period, council: Member, locality: Member | None) -> list:
    """Targets that hold for all of the period: the locality's own first, then (but for counts) the council's.

    A flow that is counted grows with the period, so its target holds for exactly the period it was set for.
    """
    counted = isinstance(inquiry.metric.kind, Count)
    exact = counted and isinstance(inquiry.metric.dating, Flow)
    first, last = day_number(period.first), day_number(period.last)
    keys = [locality.key] if locality else [0]
    if locality and not counted:
        keys.append(0)
    rows = [
        row
        for row in _targets(inquiry.snapshot)
        if row.metric == inquiry.metric.name
        and row.authority == council.key
        and row.locality in keys
        and row.first <= first
        and (row.last is None or row.last >= last)
        and (not exact or (row.first, row.last) == (first, last))
    ]
    return sorted(rows, key=lambda row: (keys.index(row.locality), -row.first))


def _target_value(found: list, period: Period, label: str) -> Value:
    return Value(found[0].value) if found else unavailable(f"No target is set for {period.label}.")
