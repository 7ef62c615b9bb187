"""Each group of children set against all the others: how many times as high its figure is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.answer import Answer, Cell, Value
from metrics.dimensions import CHARACTERISTICS, Member
from metrics.kinds import Percentage, Rate
from metrics.model import Metric
from metrics.periods import Period
from metrics.readings.place_comparison import Verdict, spread
from metrics.statistics.relative import Relative, of_rates, of_shares

LEVEL = 0.998  # one page compares some 50 groups: at 95% two or three would differ by chance alone
LEAST_BASE = 30  # children or referrals of a group; fewer are not compared
LEAST_COUNTED = 10  # to whom it happened, and to whom it did not: with fewer the interval is too narrow
ENDS = {"deprivation": ("1", "5")}  # the members whose gap is told: the most and the least deprived
NO_OTHERS = "There is no other group to compare with."


@dataclass(frozen=True)
class Group:
    """One group: its cell, the figure of those it is set against, and how the two compare.

    `reason` is a sentence on why it is not compared.
    """

    cell: Cell
    others: Value | None
    verdict: Verdict = Verdict.NOT_COMPARED
    relative: Relative | None = None
    reason: str = ""


@dataclass(frozen=True)
class Relatives:
    """The groups in their standing order, each against all others that are recorded.

    `gap`: one end of a scale against the other. `unknown`: the cell of those whose group is not recorded.
    `spread`: the variance of their months as a multiple of chance's, which the comparison allows for.
    """

    each: tuple[Group, ...]
    gap: Group | None = None
    unknown: Cell | None = None
    spread: float = 1.0


def read(answer: Answer, months: Sequence[Cell] = ()) -> Relatives | None:
    """Compare the groups of one period; None of public figures, which tell no such groups apart.

    `months`: the same groups by month, which show how much brothers and sisters are referred together.
    """
    by, metric = answer.selection.by, answer.metric
    asked = len(answer.periods) == 1 and len(by) == 1 and by[0] in CHARACTERISTICS
    if not asked or answer.provenance.protected or not isinstance(metric.kind, Percentage | Rate):
        return None
    groups = [cell for cell in answer.cells if cell.members[0].key]
    if not groups:
        return None
    varies, allowance = spread(metric, _in_every_month(months))
    compare = _Compare(metric, allowance)
    unknown = next((cell for cell in answer.cells if not cell.members[0].key), None)
    each = tuple(compare.with_others(cell, groups) for cell in groups)
    return Relatives(each, compare.ends(groups, ENDS.get(by[0])), unknown, varies)


def _in_every_month(months: Sequence[Cell]) -> list[Cell]:
    """The cells of the groups that have a figure in as many months as any: small ones have too few."""
    known: dict[tuple[Member, ...], set[Period]] = {}
    for cell in months:
        if cell.members[0].key and _is_firm(cell.figure):
            known.setdefault(cell.members, set()).add(cell.period)
    most = max(map(len, known.values()), default=0)
    return [cell for cell in months if len(known.get(cell.members, ())) == most]


def _is_firm(figure: Value) -> bool:
    return figure.is_firm and bool(figure.denominator)


@dataclass(frozen=True)
class _Compare:
    """Compares figures of a metric; `allowance` is what counts are divided by before."""

    metric: Metric
    allowance: float

    def with_others(self, cell: Cell, groups: Sequence[Cell]) -> Group:
        """A group against all the others together."""
        return self._told(cell, self._added([o for o in groups if o is not cell and _is_firm(o.figure)]))

    def ends(self, groups: Sequence[Cell], codes: tuple[str, str] | None) -> Group | None:
        """One end of a scale against the other, where both are there."""
        at = {cell.members[0].code: cell for cell in groups if _is_firm(cell.figure)}
        if not codes or not all(code in at for code in codes):
            return None
        one, other = (at[code] for code in codes)
        return self._told(one, other.figure)

    def _added(self, cells: Sequence[Cell]) -> Value | None:
        if not cells:
            return None
        counted, base = (sum(part) for part in zip(*(cell.figure.parts for cell in cells), strict=True))
        scale = self.metric.kind.per if isinstance(self.metric.kind, Rate) else 100
        return Value(scale * counted / base, counted, base)

    def _told(self, cell: Cell, others: Value | None) -> Group:
        if not _is_firm(cell.figure):
            return Group(cell, others, reason=cell.figure.reason)
        if others is None:
            return Group(cell, others, reason=NO_OTHERS)
        if self._are_few(cell.figure, others):
            return Group(cell, others, Verdict.TOO_FEW)
        relative = self._relative(cell.figure, others)
        low, high = relative.interval
        verdict = Verdict.HIGHER if low > 1 else Verdict.LOWER if high < 1 else Verdict.ALIKE
        return Group(cell, others, verdict, relative)

    def _are_few(self, *figures: Value) -> bool:
        parts = [figure.parts for figure in figures]
        counted = [x for x, _ in parts]
        if isinstance(self.metric.kind, Percentage):
            counted += [base - x for x, base in parts]
        return min(base for _, base in parts) < LEAST_BASE or min(counted) < LEAST_COUNTED

    def _relative(self, own: Value, others: Value) -> Relative:
        compared = of_rates if isinstance(self.metric.kind, Rate) else of_shares
        x1, n1, x2, n2 = (part / self.allowance for part in (*own.parts, *others.parts))
        return compared(x1, n1, x2, n2, LEVEL)
