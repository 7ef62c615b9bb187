"""What a metric declares.

A metric is data: no SQL and no drawing here. `compile` turns it into SQL,
`words` turns it into sentences, and the tests' oracle counts it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from data_access.facts import FACTS
from data_access.facts.columns import Amount
from data_access.facts.worked import LookBack
from metrics.comparators.published import Published
from metrics.conditions import Condition
from metrics.kinds import Flow, Kind, Lasted, Level, Measured, Percentage, Share, Stock

Wanted = TypeVar("Wanted", bound=Kind)


class Better(StrEnum):
    """Which way is better. NEITHER: no colour, no rank, no verdict."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class AllocationOfFamilies(StrEnum):
    """How families come to teams. Anything but RANDOM: teams are not compared."""

    BY_NEED = "by need"
    RANDOM = "random"
    UNKNOWN = "unknown"


class Public(StrEnum):
    """What a metric is in the public store.

    SUM: sums of its cells. BANDED: held ready, a value for each council and period. LISTED: worked out of
    what the yearly list has of another metric.
    """

    SUM = "sum"
    BANDED = "banded"
    LISTED = "listed"
    NO = "no"


@dataclass(frozen=True)
class Counterweight:
    """What would have to worsen for a metric to improve falsely.

    `metric` is its name, `called` what a sentence calls its figure ("the share that came back"), and
    `worse` the way in which it worsens: 1 up, -1 down.
    """

    metric: str
    called: str
    worse: int = 1

    @property
    def worsened(self) -> str:
        """Its worsening as a clause: "the share that came back has risen"."""
        return f"{self.called} has {'risen' if self.worse > 0 else 'fallen'}"


@dataclass(frozen=True)
class Metric:
    """One metric's declaration.

    `looks_back`: what of the time before its rows it is worked out from, beyond what their columns declare
    (`catalogue.looking_back` has both). `settles`: days after its last event
    until what came of it is known; until then the figure is provisional.
    """

    name: str
    title: str
    question: str
    fact: str
    dating: Flow | Stock
    kind: Kind
    unit: str
    definition: str
    why: str
    defined_by: str  # the paper that says what is counted, so that it can be read there
    decimals: int = 0
    better: Better = Better.NEITHER
    counterweights: tuple[Counterweight, ...] = ()  # while one of them worsens, no improvement is called one
    no_counterweight: str = ""  # why nothing can worsen for it to improve falsely, as a sentence
    allocation: AllocationOfFamilies = AllocationOfFamilies.BY_NEED
    public: Public = Public.SUM
    listed: tuple[str, ...] = ()  # dimensions that public cells do not tell apart, and the yearly list does
    looks_back: LookBack = LookBack()
    settles: int = 0
    by_clock: Lasted | None = None  # what lasts, where the metric can be told by other clocks than its own
    no_clock: str = ""  # why it cannot, of a metric of a duration, as a sentence
    caveats: tuple[str, ...] = ()
    same_as: str = ""  # the metric that says the same in another way: one change moves both
    no_sides: str = ""  # why teams and types of team never stand side by side on it, as a sentence
    together: str = ""  # why several of its events come at once, as a sentence: chance moves it further
    splits: tuple[str, ...] = ()  # dimensions; empty means every one its fact carries
    says: str = ""  # the finding's verb: "Hubs answered {share} referrals"; also {value} and {counted}
    benchmarks: tuple[Published, ...] = ()  # published definitions that count the same
    no_benchmark: str = ""  # why a published figure that seems alike is not, as a sentence
    checked_by: str = "Performance team"  # who in the council answers for the definition
    version: int = 1
    review: str = "November 2027"
    rounded: bool = False  # in public: each figure is rounded by itself, so two of them have no difference

    @property
    def lasts(self) -> Lasted | None:
        """What lasts, of a metric that can be told by more than one clock."""
        return self.kind if isinstance(self.kind, Lasted) else self.by_clock

    @property
    def is_at_close(self) -> bool:
        """Whether its figures are of the last day of a period, and not of all of it."""
        return isinstance(self.dating, Stock | Level)

    @property
    def is_percentage(self) -> bool:
        """Whether its figures are written with a percent sign: shares, and rates called by one."""
        return isinstance(self.kind, Share) or self.unit.startswith("%")

    @property
    def tells_chance(self) -> bool:
        """Whether its numbers say how far chance moves it: amounts do not, nor events that come together."""
        return not isinstance(self.kind, Measured) and not self.together

    @property
    def ahead(self) -> bool:
        """Whether it is a plan: known, as far as it is loaded, of months still to come; provisional."""
        planned = {each.name for each in FACTS[self.fact].columns if isinstance(each, Amount) and each.ahead}
        return not planned.isdisjoint(self.kind.columns)

    @property
    def is_money(self) -> bool:
        """Whether its figures are pounds."""
        return self.unit.startswith("pounds")

    def kind_as(self, wanted: type[Wanted]) -> Wanted:
        """Its kind, where that is known to be the one wanted: an error where it is another."""
        if not isinstance(self.kind, wanted):
            raise TypeError(f"{self.name} is no {wanted.__name__}.")
        return self.kind

    @property
    def flow(self) -> Flow:
        """How its rows are dated, of a metric known to count what happens."""
        if not isinstance(self.dating, Flow):
            raise TypeError(f"{self.name} is no flow.")
        return self.dating

    @property
    def stock(self) -> Stock:
        """How its rows are dated, of a metric known to count what is there."""
        if not isinstance(self.dating, Stock):
            raise TypeError(f"{self.name} is no stock.")
        return self.dating


@dataclass(frozen=True)
class Topic:
    """What the metrics of one file of `metrics/definitions` are called, and they in the order of lists."""

    title: str
    metrics: tuple[Metric, ...]


def conditions(metric: Metric) -> tuple[Condition, ...]:
    """Every condition of the metric, on its numerator and on its denominator."""
    kind = metric.kind
    return kind.where + (kind.of if isinstance(kind, Percentage) else ())


def counts_among(metric: Metric) -> tuple[Condition, ...]:
    """What all rows that it looks at meet: a percentage's `of`, any other kind's `where`."""
    kind = metric.kind
    return kind.of if isinstance(kind, Percentage) else kind.where
