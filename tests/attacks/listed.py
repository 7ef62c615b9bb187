"""The yearly list beside the cells: what the public is told by source, reason, and new or re-referral.

How many referrals of a year and a service each source made is not in the cells, so the programme has one
number more for each. Those of a group of sources, or of all reasons, add up to cells. Whoever reads the list
also knows that what it leaves out is fewer than 50.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from math import inf

from data_access.access import PUBLIC
from data_access.protection.bounds import narrowed
from data_access.protection.totals import Bound, Total
from metrics import evaluate
from metrics.answer import Status
from metrics.catalogue import reference
from metrics.periods import Grain, add_months
from metrics.selection import Selection
from tests.attacks.attempts import Scene
from tests.attacks.reading import DIMENSIONS, Place

LISTED = ("source", "reason", "referral_kind")
FEWEST, OFF = 50, 2
SERVICE = "team_type"


@dataclass(frozen=True)
class Listed:
    """The referrals of the whole sample, with what the yearly list tells of them."""

    scene: Scene

    @property
    def public(self):
        return self.scene.store.current().public()

    @cached_property
    def small(self) -> list[Place]:
        """The cells that are looked for: all of 1 to 4 in the years that are told."""
        within = [cell for cell, count in self.scene.truth.items() if 1 <= count <= 4]
        return sorted(cell for cell in within if self._year(cell) in self.years)

    @cached_property
    def years(self) -> list[date]:
        answer = self._ask(("reason",))
        return sorted(
            {each.period.first for each in answer.cells if each.figure.status is not Status.NOT_AVAILABLE}
        )

    def _ask(self, by: tuple[str, ...]):
        window = {"first": self.scene.first, "last": self.scene.last, "grain": Grain.FINANCIAL_YEAR}
        return evaluate(Selection(metric="referrals", by=by, **window), self.public, PUBLIC)

    def _year(self, cell: Place) -> date:
        return add_months(cell[0], -((cell[0].month - 4) % 12))

    def narrowed(self, beside: list[Total] = (), most: int | None = None) -> dict[Place, Bound]:
        """The small cells that lose any value to the list, or to this besides; of `most`, drawn, if given."""
        wanted = random.Random(0).sample(self.small, most) if most else self.small
        known, totals = dict(self.scene.known), list(beside)
        for dimension in LISTED:
            totals += self._added(dimension)
            for part, bound in self._told(dimension, (dimension, SERVICE)):
                known[part] = bound
            for (first, _, _, code, _), bound in self._told(dimension, (dimension,)):
                parts = frozenset(self._part(first, dimension, code, service) for service in self._services)
                totals.append(Total(parts, bound.low, bound.high))
        return narrowed(totals, wanted, known)

    def _told(self, dimension: str, by: tuple[str, ...]) -> Iterator[tuple[Place, Bound]]:
        """What the list says of each member, of a council or of its services."""
        for cell in self._ask(by).cells:
            code, *service = (member.code for member in cell.members)
            if code in self._members(dimension) and cell.figure.status is not Status.NOT_AVAILABLE:
                value = cell.figure.value
                around = (
                    Bound(0, FEWEST - 1) if value is None else Bound(max(value - OFF, FEWEST), value + OFF)
                )
                yield self._part(cell.period.first, dimension, code, *(service or [""])), around

    def _part(self, first: date, dimension: str, code: str, service: str) -> Place:
        """A number of the programme that is no cell; it sorts with them."""
        return first, "", dimension, code, service

    @cached_property
    def _services(self) -> list[str]:
        return self.scene.target().codes(SERVICE)

    def _members(self, dimension: str) -> dict[str, str]:
        """Those listed, each with what it belongs to. The only source of its group is told by cells."""
        members = [each for each in reference.listed(self.public, dimension) if each.key]
        if dimension != "source":
            return {each.code: "" for each in members}
        groups = reference.settled(self.public, "source", "source_group")
        named = {each.key: each.code for each in reference.listed(self.public, "source_group")}
        of = [groups[each.key] for each in members]
        return {m.code: named[group] for m, group in zip(members, of, strict=True) if of.count(group) > 1}

    def _added(self, dimension: str) -> Iterator[Total]:
        """Members of the same group, of a year and a service, are together what their cells are."""
        members = self._members(dimension)
        for first in self.years:
            for service in self._services:
                for group in set(members.values()):
                    cells = self._cells(first, service, group)
                    codes = [code for code, of in members.items() if of == group]
                    parts = frozenset(self._part(first, dimension, code, service) for code in codes)
                    yield Total(cells, 0, 0, less=parts)

    def _cells(self, first: date, service: str, group: str) -> frozenset[Place]:
        return frozenset(
            cell
            for cell in self.scene.known
            if self._year(cell) == first and cell[2] == service and group in ("", cell[3])
        )

    def sums_of_cells(self) -> Iterator[Total]:
        """What the list must not have: years' sums of cells, to the nearest 5, where they are 50 or more."""
        places = range(1, 1 + len(DIMENSIONS["referrals"]))
        for ways in (1, 2, 3):
            for by in combinations(places, ways):
                sums: dict[tuple, set[Place]] = {}
                for cell in self.scene.known:
                    if self._year(cell) in self.years:
                        sums.setdefault((self._year(cell), *(cell[place] for place in by)), set()).add(cell)
                for cells in sums.values():
                    count = sum(self.scene.truth.get(cell, 0) for cell in cells)
                    if count >= FEWEST:
                        near = 5 * ((count + OFF) // 5)
                        yield Total(frozenset(cells), max(near - OFF, FEWEST), near + OFF)

    def true(self, total: Total) -> bool:
        """Whether a sum of cells is what it is told to be."""
        return total.low <= sum(self.scene.truth.get(cell, 0) for cell in total.cells) <= (total.high or inf)
