"""Places or teams side by side: each compared with the rest of its council, and funnel limits by size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.answer import Answer, Cell, Comparison, Status, Value
from metrics.certainty import outward
from metrics.dimensions import SET_AGAINST_THE_REST
from metrics.kinds import Percentage, Rate
from metrics.model import AllocationOfFamilies, Metric
from metrics.readings.place_comparison import (
    Gap,
    Verdict,
    comparable,
    of_rates,
    of_shares,
    rest_of,
    spread,
)
from metrics.selection import Comparator
from metrics.statistics import funnel
from metrics.statistics.funnel import Standing
from metrics.statistics.intervals import Interval

LEAST = 30  # the base on either side; fewer are not compared

TEAMS_DIFFER = (
    "These teams take different families; the difference is not a measure of how well either works."
)
NOT_COMPLETE = "The figures are provisional, so places are not compared."
SEVERAL_COUNCILS = "These places belong to more than one council. Choose one authority to compare them."
NO_REST = "There is nothing to set against the rest of the council."


@dataclass(frozen=True)
class Place:
    """One place: its cell, the figure of the rest, and how the two compare.

    `standing` is its position by the limits about all places together; `reason` is a sentence on why
    it is not compared.
    """

    cell: Cell
    rest: Value | None
    verdict: Verdict = Verdict.NOT_COMPARED
    gap: Gap | None = None
    standing: Standing | None = None
    reason: str = ""


@dataclass(frozen=True)
class Places:
    """The places in the council's own order. `mean` is the figure of all places together, in its own unit.

    `spread`: the variance of their months as a multiple of chance's. `allowance`: what counts are divided
    by for it before they are compared. `reason`: a sentence on why no place is compared; there is then no
    mean and there are no limits.
    """

    metric: Metric
    each: tuple[Place, ...]
    mean: float | None = None
    reason: str = ""
    spread: float = 1.0
    allowance: float = 1.0

    def limits(self, base: float) -> tuple[Interval, Interval]:
        """The 95% and 99.8% limits about the mean for a place with this base, in the unit of the figures."""
        if self.mean is None:
            raise ValueError(f"Places that are not compared have no limits: {self.reason}")
        size = base / self.allowance
        return (
            _limits(self.metric, self.mean, size, funnel.Z95),
            _limits(self.metric, self.mean, size, funnel.Z998),
        )


def read(answer: Answer, months: Sequence[Cell] = ()) -> Places | None:
    """Compare each place of a single period with the rest; None unless the answer has that comparator.

    `months`: the same places by month, which show how much figures vary; without them chance alone.
    """
    by, metric = answer.selection.by, answer.metric
    one = len(answer.periods) == 1 and len(by) == 1 and by[0] in SET_AGAINST_THE_REST
    if not one or not isinstance(metric.kind, Percentage | Rate):
        return None
    cells = [cell for cell in answer.cells if cell.members[0].key]  # "Not recorded" is no place
    if not any(_beside(cell) for cell in cells):
        return None
    alone = tuple(Place(cell, rest_of(cell)) for cell in cells)
    if reason := _why_not(metric, by[0], cells):
        return Places(metric, alone, reason=reason)
    pairs = [pair for cell in cells if (pair := comparable(cell))]
    if not pairs:
        told = (figure.reason for place in alone for figure in (place.cell.figure, place.rest) if figure)
        return Places(metric, alone, reason=next(filter(None, told), NO_REST))
    found = Places(metric, (), _together(metric, pairs), "", *spread(metric, months))
    public = answer.provenance.protected
    return replace(found, each=tuple(_judged(found, cell, public) for cell in cells))


def _why_not(metric: Metric, dimension: str, cells: Sequence[Cell]) -> str:
    if dimension == "team" and metric.allocation is not AllocationOfFamilies.RANDOM:
        return TEAMS_DIFFER
    if any(cell.figure.status is Status.PROVISIONAL for cell in cells):
        return NOT_COMPLETE
    councils = {beside.label for cell in cells if (beside := _beside(cell))}
    return SEVERAL_COUNCILS if len(councils) > 1 else ""


def _beside(cell: Cell) -> Comparison | None:
    return next((each for each in cell.comparisons if each.comparator is Comparator.REST), None)


def _together(metric: Metric, pairs: Sequence[tuple[Value, Value]]) -> float:
    """The council's figure: a place and its rest together, the same from every place."""
    parts = [figure.parts for pair in pairs for figure in pair]
    counted, base = (math.fsum(part) for part in zip(*parts, strict=True))
    return _scale(metric) * counted / base


def _scale(metric: Metric) -> float:
    return metric.kind.per if isinstance(metric.kind, Rate) else 100.0


def _limits(metric: Metric, mean: float, base: float, z: float) -> Interval:
    scale = _scale(metric)
    limits = funnel.rate_limits if isinstance(metric.kind, Rate) else funnel.proportion_limits
    return Interval(*(scale * end for end in limits(mean / scale, base, z)))


def _judged(found: Places, cell: Cell, public: bool) -> Place:
    metric = found.metric
    pair = comparable(cell)
    if pair is None:
        own, beside = cell.figure, rest_of(cell)
        unknown = own if own.value is None or beside is None else beside
        return Place(cell, beside, reason=unknown.reason or NO_REST)
    own, rest = pair
    size = own.parts[1]
    if min(size, rest.parts[1]) < LEAST:
        return Place(cell, rest, Verdict.TOO_FEW)
    inner, outer = found.limits(size)
    told = of_rates if isinstance(metric.kind, Rate) else of_shares
    verdict, gap = told(own, rest, found.allowance)
    if gap and public and isinstance(metric.kind, Percentage):
        gap = Gap(gap.size, outward(gap.interval))
    return Place(cell, rest, verdict, gap, funnel.standing(own.given, inner, outer))
