"""An Answer: figures with their status, where they come from, and the question they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from metrics.dimensions import Member
from metrics.model import Metric
from metrics.periods import Period
from metrics.selection import Comparator, Selection
from metrics.snapshot import Snapshot

if TYPE_CHECKING:
    from metrics.readings import Readings
    from metrics.statistics.intervals import Interval
    from metrics.statistics.survival import Curve


class Status(StrEnum):
    """How to read a cell. No status is ever encoded as a number."""

    SHOWN = "shown"
    NONE = "none"  # a true zero
    LOW = "low"  # protected: 0 to 4
    WITHHELD = "withheld"
    NOT_AVAILABLE = "not available"
    PROVISIONAL = "provisional"  # not complete, or what came of it not known yet; the value may change


@dataclass(frozen=True)
class Value:
    """A figure, unrounded, with its numerator and denominator. `value` is None unless it can be shown."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    status: Status = Status.SHOWN
    reason: str = ""  # in words, where there is no value
    interval: Interval | None = None  # 95%, in the unit of the value
    curve: Curve | None = None  # how a share grew with time, for questions of one period

    @property
    def is_firm(self) -> bool:
        """Whether the value is exact and its period complete, so that others may calculate with it."""
        return self.value is not None and self.status in (Status.SHOWN, Status.NONE)

    @property
    def given(self) -> float:
        """The value of a figure known to have one: an error where it has none, never 0 in its place."""
        if self.value is None:
            raise ValueError(f"This figure has no value to reckon with: {self.reason or self.status}.")
        return self.value

    @property
    def parts(self) -> tuple[float, float]:
        """What was counted and out of what, of a figure known to tell both: an error where it does not."""
        if self.numerator is None or self.denominator is None:
            raise ValueError(f"This figure does not tell what it was worked out from: {self.status}.")
        return self.numerator, self.denominator


@dataclass(frozen=True)
class Comparison:
    """A comparator beside a cell: which one, its name in words, and its figure."""

    comparator: Comparator
    label: str
    figure: Value


@dataclass(frozen=True)
class Cell:
    """One figure, with its period, the members of its split (none for a total) and its comparators."""

    period: Period
    members: tuple[Member, ...]
    figure: Value
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True)
class AgainstTarget:
    """How a count of people or events stands to the target that is set for exactly its period.

    `met_on`: the day that brought the count to its target, None where it has not come so far; `short`: how
    many are wanting then. `first`: the day of the first of those counted.
    """

    period: Period
    members: tuple[Member, ...]
    target: int
    met_on: date | None
    first: date | None
    short: int
    so_far: bool = False  # the period is not over, so it may be met yet


@dataclass(frozen=True)
class Provenance:
    """Where an answer comes from. `snapshot` is the data version in every cache key and export."""

    snapshot: int
    as_at: date
    loaded_at: datetime
    invented: bool = False  # the sample: families invented, totals published
    protected: bool = False  # from the public store: counts adjusted to protect children

    @classmethod
    def of(cls, snapshot: Snapshot) -> Provenance:
        """The provenance of everything read from the snapshot."""
        return cls(snapshot.number, snapshot.as_at, snapshot.loaded_at, snapshot.invented, snapshot.protected)


@dataclass(frozen=True)
class Event:
    """Something to mark on a chart.

    `metrics`: the metrics that begin a new level with it; `creates`: those that count what there was not
    before it. `pilot`: the day its pilot began, if it had one.
    `closed`: services were closed, so its months are not usual ones.
    """

    first: date
    last: date | None
    text: str
    metrics: tuple[str, ...] = ()
    pilot: date | None = None
    closed: bool = False
    creates: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[date, date]:
        """Its first and last day."""
        return self.first, self.last or self.first


@dataclass(frozen=True)
class Answer:
    """Everything that a chart, table, sentence or file is made from: nothing else reaches them.

    `cells` come in order of period, then of member. `within`: the places and teams
    of the reader's scope, empty for a reader who sees all. `kept`: the filters that
    hold, each as its dimension and the members it keeps. `unserved`: sentences on
    filters that the figure cannot apply. `caveats`: what a reader must know. `moved`: which of the places
    and teams of the split ended within the window, and what follows them. `targets`: when counts came to
    the targets of their periods.
    """

    selection: Selection
    metric: Metric
    cells: tuple[Cell, ...]
    provenance: Provenance
    kept: tuple[tuple[str, tuple[Member, ...]], ...] = ()
    unserved: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    readings: Readings | None = None
    within: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    targets: tuple[AgainstTarget, ...] = ()

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
