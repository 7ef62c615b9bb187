"""What the columns of a fact can be that no file holds: carried over from another fact, or worked out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Latest:
    """Columns carried over from the latest row of another fact for the same child, by this row's own day."""

    fact: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Wait:
    """Days from one day of the row to another: calendar days, or those on which offices are open."""

    name: str
    start: str
    end: str
    working: bool = False


@dataclass(frozen=True)
class Previous:
    """The child's row before this one, on an earlier day: its day, and how many days ago that was."""

    day: str
    days: str


class Holds(StrEnum):
    """What a worked-out column holds."""

    KEY = "key of a dimension"
    DAY = "day"
    NUMBER = "whole number"


@dataclass(frozen=True)
class LookBack:
    """What of the time before a row is looked at to work it out: what happened in so many `days` before it.

    `lasting`: also whatever had begun earlier still and was not over by then. Where the extract does not
    hold what was open on its first day, that is invisible however late it ends.
    """

    days: int = 0
    lasting: bool = False


@dataclass(frozen=True)
class Worked:
    """A column that only SQL can work out; `sql` names its statement in `loading.worked_out`.

    `rests_on` names the column without which nothing can be worked out: where no row records that one,
    nothing is known, and none is no true zero. Empty where its absence is an answer. `looks_back` must have
    an end, or what is worked out changes by itself the longer data is gathered.
    """

    name: str
    holds: Holds
    sql: str
    rests_on: str
    called: str = ""
    looks_back: LookBack = LookBack()
