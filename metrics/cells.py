"""What an answer's exact figures add up, in the cells that the public may combine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from data_access.protection.beside import Printed
from data_access.protection.cubes import Cube
from metrics.answer import Answer, Cell, Value
from metrics.catalogue import reference
from metrics.conditions import Condition, Except, Is, IsNot, Recorded
from metrics.dimensions import DIMENSIONS, SETTLES, Member
from metrics.kinds import Median, Percentage
from metrics.model import Metric
from metrics.periods import Period, day_number, shift, year_before
from metrics.selection import Comparator
from metrics.snapshot import Snapshot

Keys = tuple[frozenset[int] | None, ...]
Kept = tuple[str, frozenset[int]]  # a dimension, and which of its keys
EARLIER = {Comparator.PREVIOUS: lambda period: shift(period, -1), Comparator.LAST_YEAR: year_before}


def in_cells(snapshot: Snapshot, answer: Answer, cells: Sequence[Cell], cube: Cube) -> Iterator[Printed]:
    """The counts behind these cells of an answer, and behind what they are compared with."""
    for measure in _measures(answer.metric):
        yield from _InCells(snapshot, answer, cube, measure).printed(cells)


@dataclass(frozen=True)
class _Measure:
    """A count that every figure has: what its events meet, and whether it is of all that do."""

    conditions: tuple[Condition, ...]
    part: str = "numerator"
    whole: bool = True


def _measures(metric: Metric) -> tuple[_Measure, ...]:
    kind = metric.kind
    if isinstance(kind, Percentage):
        return _Measure(kind.of + kind.where), _Measure(kind.of, "denominator")
    return (_Measure(kind.where, whole=not isinstance(kind, Median) and not getattr(kind, "distinct", None)),)


@dataclass(frozen=True)
class _InCells:
    """One count of an answer, met with the dimensions of the public cells."""

    snapshot: Snapshot
    answer: Answer
    cube: Cube
    measure: _Measure

    def printed(self, cells: Sequence[Cell]) -> Iterator[Printed]:
        """A count for each period and set of keys.

        Figures that the cells do not tell apart, as those by reason, are of the same cells, and added up. So
        are all figures of a period: who reads them takes it that there is nothing but what is listed.
        """
        added: Counter[tuple[Period, Keys]] = Counter()
        for (period, members), count in self._counts(cells).items():
            for keys in {self._keys(members), self._keys(())}:
                added[period, keys] += count
        for (period, keys), count in added.items():
            first, last = day_number(period.first), day_number(period.last)
            yield Printed(self.cube.fact, first, last, keys, count, self._whole)

    def _counts(self, cells: Sequence[Cell]) -> dict[tuple[Period, tuple[Member, ...]], int]:
        """What is counted, once for each period and member: a period may also stand beside a later one."""
        return {
            (period, cell.members): round(count)
            for cell in cells
            for period, figure in _figures(cell)
            if figure.value is not None and (count := getattr(figure, self.measure.part)) is not None
        }

    @cached_property
    def _kept(self) -> list[Kept | None]:
        """What the metric and the filters keep; None for what no dimension tells."""
        filters = [(name, frozenset(m.key for m in members)) for name, members in self.answer.kept]
        return [*map(self._met, self.measure.conditions), *filters]

    def _met(self, condition: Condition) -> Kept | None:
        if isinstance(condition, Recorded) and condition.column in DIMENSIONS:
            return condition.column, self._all(condition.column) - {0}
        if not isinstance(condition, Is | IsNot | Except):
            return None
        listed = reference.keys(self.snapshot, condition.dimension)
        named = frozenset(listed[code] for code in condition.codes if code in listed)
        if isinstance(condition, Is):
            return condition.dimension, named
        rest = self._all(condition.dimension) - named
        return condition.dimension, rest - {0} if isinstance(condition, IsNot) else rest

    def _all(self, dimension: str) -> frozenset[int]:
        return frozenset(reference.keys(self.snapshot, dimension).values())

    @cached_property
    def _whole(self) -> bool:
        """Whether every event of the cells is counted: the cells tell all that is kept."""
        told = (each and any(just for _, _, just in self._in_cells(each)) for each in self._kept)
        return self.measure.whole and all(told)

    def _keys(self, members: tuple[Member, ...]) -> Keys:
        """Which of the cells' keys are added up for these members."""
        found: dict[str, frozenset[int]] = {}
        split = ((member.dimension, frozenset({member.key})) for member in members)
        for each in filter(None, (*self._kept, *split)):
            for name, keys, _ in self._in_cells(each):
                found[name] = found.get(name, keys) & keys
        return tuple(found.get(name) for name in self.cube.keys)

    def _in_cells(self, kept: Kept) -> Iterator[tuple[str, frozenset[int], bool]]:
        """What keys of a dimension say of one that the cells have, and whether that is all they say.

        The only source of its group is the group.
        """
        dimension, keys = kept
        if (column := DIMENSIONS[dimension].column) in self.cube.keys:
            yield column, keys, True
        for other in SETTLES.get(dimension, ()):
            settled = reference.settled(self.snapshot, dimension, other)
            if settled and DIMENSIONS[other].column in self.cube.keys:
                groups = frozenset(settled[key] for key in keys)
                yield other, groups, all(key in keys for key, group in settled.items() if group in groups)


def _figures(cell: Cell) -> Iterator[tuple[Period, Value]]:
    """The cell's own figure, and those of earlier periods beside it."""
    yield cell.period, cell.figure
    for each in cell.comparisons:
        if each.comparator in EARLIER:
            yield EARLIER[each.comparator](cell.period), each.figure
