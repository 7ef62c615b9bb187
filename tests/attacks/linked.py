"""Everything the public is told at once: the cells of both facts, and what the fixed menu says of them.

What links them in any council: there are no more different children, or families,
than events; what is held at the end of a quarter beyond what was held at an
earlier one started in between; and a child that came back within 12 months was
referred in the year of its closing or the one after. What an outsider would
suppose besides: first workers follow referrals, so a year has no more of them than
it and the quarter before have referrals.

Percentages and rates are not here. They are made of protected cells alone, which the
programme has as they are; a test holds them to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import inf

from data_access.protection.bounds import bounds
from data_access.protection.totals import Bound, Total
from metrics.periods import Grain, Period, add_months
from metrics.selection import Selection
from tests.attacks.attempts import Scene
from tests.attacks.reading import DIMENSIONS
from tests.attacks.whole import whole_scene

OFF = 2  # the menu's figures are to the nearest 5, so a count is at most 2 away
LEAST = 50  # children that a share of the menu is of, at the least; how many is not told
Told = list[tuple[Period, float]]


@dataclass(frozen=True)
class Linked:
    """Both facts over the whole sample."""

    scenes: dict[str, Scene]

    @classmethod
    def of(cls, store, sample: int = Scene.sample) -> Linked:
        """All that the store has, and so many small cells of each fact to attack."""
        return cls({metric: whole_scene(store, metric, sample) for metric in DIMENSIONS})

    metric = "both"

    @property
    def first(self) -> date:
        return min(scene.first for scene in self.scenes.values())

    @property
    def last(self) -> date:
        return max(scene.last for scene in self.scenes.values())

    @cached_property
    def truth(self) -> dict[tuple, int]:
        return {(name, *cell): n for name, scene in self.scenes.items() for cell, n in scene.truth.items()}

    @cached_property
    def small(self) -> list[tuple]:
        return [(name, *cell) for name, scene in self.scenes.items() for cell in scene.small]

    @property
    def known(self) -> dict[tuple, Bound]:
        """What our cells leave open."""
        return {
            (name, *cell): each for name, scene in self.scenes.items() for cell, each in scene.known.items()
        }

    def links(self, naive: bool = False) -> list[Total]:
        """What the menu tells of sums of cells."""
        off = 0 if naive else OFF
        return [
            *self._starts(naive, off),
            *self._different(naive, off),
            *self._back(naive),
            *self._after_referrals(),
        ]

    def _starts(self, naive: bool, off: int) -> Iterator[Total]:
        held = self._menu("allocations", "open_allocations", Grain.QUARTER, naive)
        apart = [*zip(held, held[1:], strict=False), *((held[0], later) for later in held[2:])]
        for (before, was), (period, now) in apart:
            within = self._cells("allocations", lambda month, b=before, p=period: b.last < month <= p.last)
            yield Total(within, now - was - 2 * off, inf)

    def _different(self, naive: bool, off: int) -> Iterator[Total]:
        for metric, menu, only in (
            ("allocations", "children_allocated", None),
            ("referrals", "self_referring_families", "families_and_public"),
        ):
            for period, count in self._menu(metric, menu, Grain.FINANCIAL_YEAR, naive):
                year = self._cells(metric, lambda month, p=period: p.first <= month <= p.last, only)
                yield Total(year, count - off, inf)

    def _back(self, naive: bool) -> Iterator[Total]:
        shares = self._menu("referrals", "came_back_within_12_months", Grain.FINANCIAL_YEAR, naive)
        for period, share in shares:
            until = add_months(period.last, 12)
            back = self._cells("referrals", lambda month, p=period, u=until: p.first <= month <= u)
            yield Total(back, LEAST * (share - 2.5) / 100, inf)

    def _after_referrals(self) -> Iterator[Total]:
        for period, _ in self._menu("allocations", "children_allocated", Grain.FINANCIAL_YEAR, naive=False):
            first_workers, referrals = (
                self._cells(metric, lambda month, f=first, p=period: f <= month <= p.last, only)
                for metric, first, only in (
                    ("allocations", period.first, "first"),
                    ("referrals", add_months(period.first, -3), None),
                )
            )
            yield Total(referrals, 0, inf, less=first_workers)

    def _menu(self, fact: str, metric: str, grain: Grain, naive: bool) -> Told:
        scene = self.scenes[fact]
        answer = scene.target(naive).ask(
            Selection(metric=metric, first=scene.first, last=scene.last, grain=grain)
        )
        return [(cell.period, cell.figure.value) for cell in answer.cells if cell.figure.value is not None]

    def attempt(self) -> tuple[dict, dict]:
        """Bounds on the small cells of both facts, from ours and from the naive build."""
        alone = {}  # months of the naive build are solved first: what they tell is what the links add to
        for name, scene in self.scenes.items():
            found = bounds(scene.naive, scene.small)
            alone |= {(name, *cell): bound for cell, bound in found.items()}
        return bounds(self.links(), self.small, self.known), bounds(self.links(True), self.small, alone)

    def _cells(self, metric: str, within, only: str | None = None) -> frozenset:
        """Cells of months for which `within` holds, of the last dimension `only` that member."""
        return frozenset(
            (metric, *cell)
            for cell in self.scenes[metric].known
            if within(cell[0]) and only in (None, cell[3])
        )
