"""The attacks, each on our public store and on its naive twin: how many small cells each recovers.

An attempt recovers a cell when it is sure of the count and right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from data_access.database import Store
from data_access.protection.bounds import bounds
from data_access.protection.totals import Bound, Total, all_cells
from metrics.periods import add_months
from tests.attacks.reading import DIMENSIONS, Place, Target, figures, selections
from tests.attacks.solving import least_squares, published, true_ranges
from tests.attacks.stores import small_cells, true_counts

TRUSTED = 5  # how far most figures over 50 are off, as the public pages say


@dataclass(frozen=True)
class Scene:
    """The months attacked: what is told of them by ours and by the naive build, and the truth for scoring."""

    store: Store
    metric: str
    first: date
    months: int
    sample: int = 40

    @property
    def last(self) -> date:
        return add_months(self.first, self.months) - timedelta(days=1)

    @cached_property
    def truth(self) -> dict[Place, int]:
        return true_counts(self.store, self.metric, self.first, self.last)

    @cached_property
    def small(self) -> list[Place]:
        return small_cells(self.truth, self.sample)

    @cached_property
    def ours(self) -> list[Total]:
        return self._told(self.target())

    @cached_property
    def naive(self) -> list[Total]:
        return self._told(self.target(naive=True))

    def target(self, naive: bool = False) -> Target:
        """What is asked: the public store, or the full one behind the naive suppression."""
        current = self.store.current()
        return Target(self.metric, self.first, self.months, current if naive else current.public(), naive)

    def _told(self, target: Target) -> list[Total]:
        return figures(target, [target.ask(selection) for selection in selections(target)])

    @cached_property
    def counts(self) -> dict[Place, int]:
        """What our figures tell of each cell."""
        return published(self.ours)

    @cached_property
    def known(self) -> dict[Place, Bound]:
        """What that leaves open of it."""
        return true_ranges(self.counts)

    def totals(self, names: Iterable[str], months: Iterable[date] | None = None) -> list[Total]:
        """Exact totals an outsider may have from old papers: of everything, and by each of these dimensions.

        `months`: of each of these and not of the window. A dimension with a total of 1 to 4 is left out: an
        old paper would hide that one, and another with it.
        """
        if months is not None:
            return [each for month in months for each in self._of(names, lambda cell, m=month: cell[0] == m)]
        return self._of(names, lambda _: True)

    def _of(self, names: Iterable[str], within: Callable[[Place], bool]) -> list[Total]:
        every = {cell for cell in all_places(self) if within(cell)}
        known = [self._exactly(every)]
        for name in names:
            place = 1 + DIMENSIONS[self.metric].index(name)
            codes = sorted({cell[place] for cell in every})
            parts = [self._exactly({cell for cell in every if cell[place] == code}) for code in codes]
            known += [] if any(1 <= part.low <= 4 for part in parts) else parts
        return known

    def _exactly(self, cells: set[Place]) -> Total:
        total = sum(self.truth.get(cell, 0) for cell in cells)
        return Total(frozenset(cells), total, total)


def all_places(scene: Scene) -> set[Place]:
    return set(all_cells(scene.ours))


def by_programme(scene: Scene) -> tuple[dict, dict]:
    """Bounds from every figure; on ours, trusting each over 50 to be within 5 as most are."""
    trusted = [
        Total(each.cells, each.low - TRUSTED, each.high + TRUSTED) for each in scene.ours if each.low > 50
    ]
    ours = {}
    for cell in scene.small:  # where the trust is misplaced, what is told contradicts itself and is not used
        ours |= bounds(trusted, [cell], scene.known) or bounds([], [cell], scene.known)
    return ours, bounds(scene.naive, scene.small)


def by_grand_total(scene: Scene) -> tuple[dict, dict]:
    """The same by someone who has the exact total of the whole window."""
    return _with(scene, scene.totals(()))


def by_one_way_totals(scene: Scene) -> tuple[dict, dict]:
    """The same by someone who has every exact total by one dimension."""
    return _with(scene, scene.totals(DIMENSIONS[scene.metric]))


def by_monthly_totals(scene: Scene) -> tuple[dict, dict]:
    """The same by someone who has the exact total of every month."""
    return _with(scene, scene.totals((), _months(scene)))


def by_monthly_one_way_totals(scene: Scene) -> tuple[dict, dict]:
    """The same by someone who has, of every month, every exact total by one dimension."""
    return _with(scene, scene.totals(DIMENSIONS[scene.metric], _months(scene)))


def _months(scene: Scene) -> list[date]:
    """Those of the cells that are wanted: what is known of others does not bear on them."""
    return sorted({cell[0] for cell in scene.small})


def _with(scene: Scene, known: list[Total]) -> tuple[dict, dict]:
    return bounds(known, scene.small, scene.known), bounds([*scene.naive, *known], scene.small)


def by_averaging(scene: Scene) -> tuple[dict, dict]:
    """The counts that fit all figures best, taken as sure."""
    return tuple(
        {cell: Bound(fitted[cell], fitted[cell]) for cell in scene.small}
        for fitted in (least_squares(scene.ours), least_squares(_exact(scene.naive)))
    )


def _exact(told: list[Total]) -> list[Total]:
    """Only what is told as one number and not as a range."""
    return [each for each in told if each.low == each.high]


ATTEMPTS: dict[str, Callable[[Scene], tuple[dict, dict]]] = {
    "linear programme": by_programme,
    "with the exact grand total": by_grand_total,
    "with all exact one-way totals": by_one_way_totals,
    "least squares": by_averaging,
}

# These totals are nearly the cells themselves: docs/protection.md names the limit, and nothing here stops it.
BEYOND: dict[str, Callable[[Scene], tuple[dict, dict]]] = {
    "with each month's exact total": by_monthly_totals,
    "with each month's one-way totals": by_monthly_one_way_totals,
}


def recovered(scene: Scene, found: dict[Place, Bound]) -> int:
    """Of how many cells the attempt is sure, and right."""
    return sum(bound.certain and round(bound.high) == scene.truth[cell] for cell, bound in found.items())


def guessed(scene: Scene) -> int:
    """How many the best single guess for all cells gets right, asking nothing."""
    return max(Counter(scene.truth[cell] for cell in scene.small).values())
