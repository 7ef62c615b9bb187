"""What a metric declares, and what an answer is.

A metric is data: no SQL and no drawing here. `compile` turns it into SQL,
`words` turns it into sentences, and the tests' oracle counts it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from metrics.dimensions import Member
from metrics.kinds import (
    AtMost,
    Condition,
    Count,
    Flow,
    Is,
    IsNot,
    Kind,
    Median,
    Percentage,
    Rate,
    Recorded,
    Share,
    Stock,
    Survival,
    conditions_of,
)
from metrics.periods import Period
from metrics.published import Published
from metrics.selection import Comparator, Selection

if TYPE_CHECKING:
    from metrics.readings import Readings
    from metrics.statistics.intervals import Interval
    from metrics.statistics.survival import Curve

__all__ = [
    "AtMost",
    "Condition",
    "Count",
    "Flow",
    "Is",
    "IsNot",
    "Kind",
    "Median",
    "Percentage",
    "Rate",
    "Recorded",
    "Share",
    "Stock",
    "Survival",
    "conditions",
]


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
    """What a metric is in the public store."""

    SUM = "sum"
    BANDED = "banded"
    NO = "no"


@dataclass(frozen=True)
class Metric:
    """One metric's declaration. `lead_in` is the days of data needed before a period for it to be known."""

    name: str
    title: str
    question: str
    topic: str
    fact: str
    dating: Flow | Stock
    kind: Kind
    unit: str
    definition: str
    why: str
    source: str
    decimals: int = 0
    better: Better = Better.NEITHER
    allocation: AllocationOfFamilies = AllocationOfFamilies.BY_NEED
    public: Public = Public.SUM
    lead_in: int = 0
    caveats: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()  # dimensions; empty means every one its fact carries
    says: str = ""  # the finding's verb: "Hubs answered {share} referrals"; also {value} and {counted}
    benchmarks: tuple[Published, ...] = ()  # published definitions that count the same
    no_benchmark: str = ""  # where one seems to and does not: why, as a sentence
    owner: str = "Performance team"
    version: int = 1
    review: str = "November 2027"


def conditions(metric: Metric) -> tuple[Condition, ...]:
    """Every condition the metric is made of, on what it counts and on what it is out of."""
    return conditions_of(metric.kind)


# --- answers ---


class Status(StrEnum):
    """How a cell is to be read. A status is never encoded as a number."""

    SHOWN = "shown"
    NONE = "none"  # a true zero
    LOW = "low"  # protected: 0 to 4
    WITHHELD = "withheld"
    NOT_AVAILABLE = "not available"
    PROVISIONAL = "provisional"  # the period is not complete; the value may still rise


@dataclass(frozen=True)
class Value:
    """A figure, unrounded, with what it was worked out from. `value` is None unless it can be shown."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    status: Status = Status.SHOWN
    reason: str = ""  # in words, where there is no value
    interval: Interval | None = None  # 95%, in the unit of the value
    curve: Curve | None = None  # of a share that comes with time: how it came; for questions of one period


@dataclass(frozen=True)
class Comparison:
    """What a cell is set beside: the comparator, in words what it is, and its figure."""

    comparator: Comparator
    label: str
    figure: Value


@dataclass(frozen=True)
class Cell:
    """One figure: its period, the members of the split it belongs to (none for a total), its comparisons."""

    period: Period
    members: tuple[Member, ...]
    figure: Value
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """Where an answer comes from. `snapshot` is the data version in every cache key and export."""

    snapshot: int
    as_at: date
    loaded_at: datetime
    invented: bool = False  # the sample: families invented, totals published
    protected: bool = False  # from the public store: counts adjusted to protect children


@dataclass(frozen=True)
class Event:
    """Something to mark on a chart."""

    first: date
    last: date | None
    text: str


@dataclass(frozen=True)
class Answer:
    """All that a chart, a table, a sentence or a file needs, and the only thing they are made from.

    `cells` are in order of period, then of member. `applied` are the filters in
    words, `unserved` sentences on filters this figure cannot carry, `caveats`
    what a reader must know.
    """

    selection: Selection
    metric: Metric
    cells: tuple[Cell, ...]
    provenance: Provenance
    applied: tuple[str, ...] = ()
    unserved: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    readings: Readings | None = None

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods answered, in order."""
        return tuple(dict.fromkeys(cell.period for cell in self.cells))

    @property
    def members(self) -> tuple[tuple[Member, ...], ...]:
        """The members of the split, in their standing order."""
        return tuple(dict.fromkeys(cell.members for cell in self.cells))

    def series(self, members: tuple[Member, ...] = ()) -> tuple[Cell, ...]:
        """The cells of one member (or of the total) in order of period."""
        return tuple(cell for cell in self.cells if cell.members == members)
