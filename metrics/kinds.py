"""What a metric is made of: conditions on rows, how rows are dated, what is worked out."""

from __future__ import annotations

from dataclasses import dataclass

# --- conditions: which rows of the fact count ---


@dataclass(frozen=True)
class Is:
    """The dimension's member is one of these codes."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class IsNot:
    """The dimension's member is recorded and is none of these codes."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Except:
    """The dimension's member is none of these codes; what is not recorded counts as well."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Recorded:
    """The column holds something: a dimension key other than 0, a date or a number that is not empty."""

    column: str


@dataclass(frozen=True)
class AtMost:
    """The number in the column is recorded and at most `limit`."""

    column: str
    limit: int


Condition = Is | IsNot | Except | Recorded | AtMost  # a tuple of conditions means all of them

# --- dating: which period a row belongs to ---


@dataclass(frozen=True)
class Flow:
    """Rows are counted in the period of this day column."""

    on: str


@dataclass(frozen=True)
class Stock:
    """Rows that started on or before, and had not ended by, the last day of the period.

    A row that ends on the last day is no longer open at its close.
    """

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
    """What a column of amounts adds up to, among rows where it is recorded."""

    column: str
    where: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The amounts that it adds up."""
        return (self.column,)


@dataclass(frozen=True)
class Ratio(_Plain):
    """The figure of the metric `over`, divided by that of the metric `under`.

    The two may be counted from different facts: each is answered by itself, by its own rules, and only their
    figures meet. So nothing of it is a condition on rows.
    """

    over: str
    under: str
    where: tuple[Condition, ...] = ()


Kind = Count | Percentage | Rate | Median | Lasted | Survival | Sum | Ratio
Middle = Median | Lasted  # kinds whose figure is the middle of many
Share = Percentage | Survival  # kinds whose figure is a percentage
# Kinds whose figures follow plans and prices: chance is no measure of them, so no interval and no limits.
Measured = Sum | Ratio
