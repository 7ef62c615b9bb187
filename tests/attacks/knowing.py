"""Who knows the code and every count but one: what the secret draws leave of that one.

The attacker has the true counts of all other cells of the month and of all earlier months, and what was
published of them. They try each value that the cell can have and ask how likely the published pattern
would be. A pattern is the programme's answer where no other pattern is better. That no single cell would
be better turned is a matter of each cell's own draw, and its likelihood is exact; whether the pattern is
then the best of all is tried with draws for which that holds, by solving the programme again.

Later months are set against it too, by single turns alone: errors are made up for later, so somebody who
also has every other cell of these has more. That bounds what is left from above and not from below.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy
from scipy.stats import norm

from data_access.protection.cubes import CUBES, Cells, Keys, others, published_months, true_cells
from data_access.protection.rounding import BASE, PULL, Drifts, Programme, rounded, seed

SURE = 0.95
TINY = 1e-300  # less likely than that is as good as never
FEEBLE = 0.1  # draws too weak to hide anything: the twin that must give its cells away
Months = Mapping[int, Cells]
Luck = Mapping[Keys, numpy.ndarray]  # numbers between 0 and 1 for each cell, one for each try
Rounding = Callable[[Cells, Drifts, int], Cells]  # a month's counts, the errors before it, and which it is


@dataclass(frozen=True)
class Published:
    """True counts of the cells that are rounded, not of those told exactly, and what became of them."""

    true: Months
    shown: Months

    @classmethod
    def by(cls, rounding: Rounding, true: Months) -> Published:
        """The months rounded one after the other, as a load does."""
        drifts, shown = Drifts(), {}
        for month, counts in true.items():
            shown[month] = rounding(counts, drifts, month)
            drifts.carry(shown[month], counts)
        return cls(true, shown)

    def small(self, most: int) -> list[tuple[int, Keys]]:
        """So many cells of 1 to 4, by month and keys."""
        found = [(month, keys) for month, cells in self.true.items() for keys in cells if cells[keys] < BASE]
        return random.Random(7).sample(found, min(most, len(found)))


def ours(counts: Cells, drifts: Drifts, month: int) -> Cells:
    """As the public store is rounded, with a secret of the attacked."""
    return rounded(counts, drifts, seed("a secret that the attacker does not have", month))


def feeble(counts: Cells, drifts: Drifts, month: int) -> Cells:
    """The same programme, with draws that are next to nothing."""
    if not counts:
        return {}
    programme = Programme.of(counts, drifts)
    pulls = FEEBLE * numpy.random.default_rng(month).standard_normal(len(counts))
    return {
        keys: BASE * (counts[keys] // BASE + up)
        for keys, up in zip(programme.cells, programme.solved(pulls), strict=True)
    }


def to_be_rounded(internal: Path, fact: str) -> Months:
    """The counts of the fact that are neither exact nor multiples of five, of every published month."""
    cube = CUBES[fact]
    with duckdb.connect(str(internal), read_only=True) as connection:
        months = sorted(month for own in published_months(connection, cube, {}).values() for month in own)
        true, left = true_cells(connection, cube), others(connection, cube)
    return {
        month: {
            keys: count
            for keys, count in true.get(month, {}).items()
            if count % BASE and left[month][keys] < BASE
        }
        for month in months
    }


@dataclass(frozen=True)
class Narrowed:
    """Of how many cells one value was left, or two, at 95%; and how often the true one was among those."""

    cells: int
    one: int
    two: int
    right: int

    @classmethod
    def of(cls, left: list[list[int]], true: list[int]) -> Narrowed:
        """The tally."""
        sizes = [len(values) for values in left]
        right = sum(value in values for value, values in zip(true, left, strict=True))
        return cls(len(left), sizes.count(1), sizes.count(2), right)


def attempt(told: Published, most: int, pull: float = PULL, tries: int = 0) -> tuple[Narrowed, Narrowed]:
    """What is left of so many small cells: of the months up to each, and with all later ones too.

    By single turns alone where there are no `tries`, which are how often the programme is solved again.
    """
    small, who = told.small(most), Knowing(told, pull, tries)
    true = [told.true[month][keys] for month, keys in small]
    up_to, later = zip(*(who.left(*cell) for cell in small), strict=True)
    return Narrowed.of(list(up_to), true), Narrowed.of(list(later), true)


@dataclass
class Knowing:
    """Somebody who knows all of it but one cell."""

    told: Published
    pull: float = PULL
    tries: int = 0
    draw: numpy.random.Generator = field(default_factory=lambda: numpy.random.default_rng(7))
    before: dict[int, Drifts] = field(default_factory=dict)

    def left(self, month: int, keys: Keys) -> tuple[list[int], list[int]]:
        """What is left of the cell to somebody with the months up to its own, and with all later ones too."""
        tried = list(range(BASE)) if self.told.shown[month][keys] == 0 else list(range(1, BASE + 1))
        # The same luck for every value: what they differ by is then the value alone.
        luck = {cell: self.draw.random(self.tries) for cell in self.told.true[month]}
        up_to, later = numpy.array([self._logs(month, keys, value, luck) for value in tried]).T
        return _likely(tried, up_to), _likely(tried, up_to + later)

    def _logs(self, month: int, keys: Keys, value: int, luck: Luck) -> tuple[float, float]:
        """How likely what is told of the month, and of later ones, is where the cell held so many."""
        true, shown = self.told.true[month] | {keys: value}, self.told.shown[month]
        drifts = self._before(month)
        programme, ups = _pattern(true, shown, drifts)
        within = self._turns(programme, ups) + float(numpy.log(self._best(programme, ups, luck)))
        return within, sum(self._after(month, true, shown, drifts))

    def _before(self, month: int) -> Drifts:
        """The errors of the months before, which are known."""
        if month not in self.before:
            drifts = Drifts()
            for earlier in (each for each in self.told.true if each < month):
                drifts.carry(self.told.shown[earlier], self.told.true[earlier])
            self.before[month] = drifts
        return self.before[month]

    def _after(self, month: int, true: Cells, shown: Cells, drifts: Drifts) -> Iterator[float]:
        drifts = Drifts(drifts.months, dict(drifts.known))
        drifts.carry(shown, true)
        for after in (each for each in self.told.true if each > month):
            yield self._turns(*_pattern(self.told.true[after], self.told.shown[after], drifts))
            drifts.carry(self.told.shown[after], self.told.true[after])

    def _turns(self, programme: Programme, ups: numpy.ndarray) -> float:
        """How likely no single turn is better, as a logarithm."""
        return float(norm.logcdf(_worth(programme, ups) / self.pull).sum())

    def _best(self, programme: Programme, ups: numpy.ndarray, luck: Luck) -> float:
        """In what share of draws for which no single turn is better nothing is; half a try at the least."""
        if not len(ups) or not self.tries:
            return 1.0
        worth = _worth(programme, ups)
        chance = numpy.array([luck[cell] for cell in programme.cells]).T * norm.cdf(worth / self.pull)
        pulls = self.pull * norm.ppf(numpy.maximum(chance, TINY)) * numpy.where(ups == 1, 1, -1)
        hits = sum(programme.solved(each) == ups.tolist() for each in pulls)
        return max(hits, 0.5) / self.tries


def _likely(tried: list[int], logs: numpy.ndarray) -> list[int]:
    """The fewest values that are together 95% likely, all equally so beforehand; the likeliest first."""
    chances = numpy.exp(logs - logs.max())
    order = numpy.argsort(-chances)
    enough = int(numpy.searchsorted(numpy.cumsum(chances[order] / chances.sum()), SURE)) + 1
    return [tried[place] for place in order[:enough]]


def _pattern(true: Cells, shown: Cells, drifts: Drifts) -> tuple[Programme, numpy.ndarray]:
    """The month's programme and which cells went up in it; a value that is a multiple of five is in none."""
    counts = {keys: count for keys, count in true.items() if count % BASE}
    programme = Programme.of(counts, drifts)
    return programme, numpy.array([int(shown[keys] > counts[keys]) for keys in programme.cells])


def _worth(programme: Programme, ups: numpy.ndarray) -> numpy.ndarray:
    """By how much the costs would rise were each cell turned: a draw beyond that would have turned it."""
    worth = numpy.zeros(len(ups))
    for within, cost in zip(programme.held, programme.costs, strict=True):
        up = int(ups[within].sum())
        for place in within:
            worth[place] += cost[up - 1 if ups[place] else up + 1] - cost[up]
    return worth
