"""What a metric is made of: how its rows are dated, and what is worked out of them."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.conditions import Condition

# --- dating: which period a row belongs to ---


@dataclass(frozen=True)
class Flow:
    """Rows are counted in the period of this day column."""

    on: str


class Level(Flow):
    """Rows of the last month of the period alone: months say what there is, and not what happens in them."""


@dataclass(frozen=True)
class Stock:
    """Rows that had started, and not ended, by the last day of the period: one that ends on it is over."""

    started: str
    ended: str


# --- kinds: what is worked out ---
# Each says which `columns` its value is worked out from, beside those of its conditions: where no row records
# one of them, nothing is known.


class _Plain:
    """A kind whose value is worked out from no column beside those of its conditions."""

    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """Events, or distinct values of a key column (`distinct="child"`), that meet all conditions."""

    where: tuple[Condition, ...] = ()
    distinct: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Whom it counts once."""
        return (self.distinct,) if self.distinct else ()


@dataclass(frozen=True)
class Percentage(_Plain):
    """Events meeting `of` and `where`, as a percentage of events meeting `of`."""

    where: tuple[Condition, ...]
    of: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Rate(_Plain):
    """Events per `per` people of the population of the places selected."""

    per: int
    population: str = "children"
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Median:
    """The middle value of a whole-number column among events where it is recorded."""

    column: str
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The numbers that it is the middle of."""
        return (self.column,)


@dataclass(frozen=True)
class Lasted:
    """How many days half of them lasted, from the day `began` to the day `ended`; `what`: a plural for them.

    Dated on `began` it is of those that began, as far as they are known; on `ended` of those that ended; as a
    stock it is how long those under way have lasted so far (`metrics.clocks`).
    """

    began: str
    ended: str
    what: str
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Its first and its last day."""
        return (self.began, self.ended)


@dataclass(frozen=True)
class Survival:
    """Children followed from a day in the period, and to what percentage it happened within `within` days.

    With `stays`, to what percentage it did not. A child counts once a period, from its first day there (the
    one that dates the row) to `column` days later, or else until what is covered ends or the day `until`.
    In words: children `whom`, what `happens` to them, and what is `known` of those counted.
    """

    column: str
    within: int
    whom: str
    happens: str
    known: str
    stays: bool = False
    until: str = ""
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The child, and the days until it happened."""
        return ("child", self.column)


@dataclass(frozen=True)
class Sum:
    """What a column of amounts adds up to, `less` another if named, among rows where all are recorded."""

    column: str
    less: str = ""
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The amounts that it adds up, and those it takes away."""
        return (self.column, self.less) if self.less else (self.column,)


@dataclass(frozen=True)
class Portion:
    """What one column of amounts adds up to, as a percentage of another, in rows that record both."""

    part: str
    whole: str
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The amounts on both sides."""
        return (self.part, self.whole)


@dataclass(frozen=True)
class Ratio(_Plain):
    """The figure of the metric `over` for every `per` of that of the metric `under`.

    Each is answered by itself, by its own rules, and only their figures meet: it has no conditions on rows.
    """

    over: str
    under: str
    per: int = 1
    where: tuple[Condition, ...] = ()


Kind = Count | Percentage | Rate | Median | Lasted | Survival | Sum | Portion | Ratio
Middle = Median | Lasted  # kinds whose figure is the middle of many
Share = Percentage | Survival | Portion  # kinds whose figure is a percentage
# Kinds made of totals, which do not say how far chance moves them: no interval and no limits.
Measured = Sum | Portion | Ratio
