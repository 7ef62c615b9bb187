"""Which rows of its fact a metric counts, as data that the compiler and every sentence read."""

from __future__ import annotations

from dataclasses import dataclass


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
