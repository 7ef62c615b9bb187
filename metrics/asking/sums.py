"""What the rows that came back add up to, by period and the keys of the split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Row, RowMapping

from metrics.asking.following import Followed
from metrics.asking.question import Question
from metrics.periods import Period, from_day_number


@dataclass(frozen=True)
class Sums:
    """What one group of rows adds up to. `middle` is a median's value, `followed` what a curve is of."""

    numerator: float = 0
    denominator: float = 0
    middle: float | None = None
    followed: tuple[Followed, ...] = ()

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.numerator + other.numerator, self.denominator + other.denominator)

    def __sub__(self, other: Sums) -> Sums:
        return Sums(self.numerator - other.numerator, self.denominator - other.denominator)


NOTHING = Sums()
# By period and the keys of the split; absent where there is nothing.
Found = dict[tuple[Period, tuple[int, ...]], Sums]


def read(question: Question, rows: Iterable[Row]) -> Found:
    """The sums of every period and member that some row tells of."""
    found: dict[tuple[Period, tuple[int, ...]], list[RowMapping]] = {}
    periods = {period.first: period for period in question.periods}
    only = question.period is None
    for row in rows:
        values = row._mapping
        period = question.periods[0] if only else periods[from_day_number(values["period"])]
        found.setdefault((period, tuple(values[name] for name in question.by)), []).append(values)
    return {place: _added_up(*several) for place, several in found.items()}


def _added_up(*several: RowMapping) -> Sums:
    return _followed(*several) if "days_followed" in several[0] else _sums(*several)


def _followed(*several: RowMapping) -> Sums:
    return Sums(
        followed=tuple(
            Followed(int(each["days_followed"]), bool(each["happened"]), int(each["many"]))
            for each in several
        )
    )


def _sums(values: RowMapping) -> Sums:
    numerator, denominator = _number(values["numerator"]), _number(values.get("denominator"))
    if values.get("lower") is None:
        return Sums(numerator, denominator)
    return Sums(numerator, denominator, (int(values["lower"]) + int(values["upper"])) / 2)


def _number(found: float | None) -> float:
    """A sum of amounts as it is, a count as a whole number; PostgreSQL gives sums of integers as decimals."""
    return found if isinstance(found, float) else int(found or 0)
