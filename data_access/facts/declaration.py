"""What a fact is made of: who, where, when and how much. Everything else about a fact follows from this.

A fact is one of three shapes: an `Event` is a row for each time something happened, a `Spell` has a
start and an end, and a `Measure` is a value for a month and a place, about nobody in particular.
From a declaration follow the table (`schema.facts`), the layout of the file a council sends
(`extracts.facts`), the checks of its dates, the derived columns (`loading.derive`), what can be said
to be recorded, whose rows a person with a scope sees, and the cells of the public store.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# What follows from a member of a dimension: a team is of one type, a source and a reason of one group.
PARENTS = {"team": "team_type", "referral_source": "source_group", "reason": "reason_group"}


class Open(StrEnum):
    """What the public may see of a fact about nobody: its rows as they are."""

    AS_IT_IS = "as it is"


@dataclass(frozen=True)
class Person:
    """Somebody a row is about, by the number of the council's own system; hashed on the way in."""

    name: str
    plural: str
    about: str
    required: bool = False


CHILD = Person("child", "children", "The child's number in your system; hashed on the way in.", required=True)
FAMILY = Person("family", "families", "The family's number in your system; hashed on the way in.")


@dataclass(frozen=True)
class Member:
    """A member of a dimension, sent by code or name in the column `name` (the dimension's own if empty).

    `else_of`: the fact whose latest row of the same child says it where this row does not.
    """

    dimension: str
    about: str
    name: str = ""
    required: bool = False
    else_of: str = ""


AUTHORITY = Member("authority", "Authority the row belongs to; may be left out when only one is loaded.")


@dataclass(frozen=True)
class Day:
    """A day. `not_before` names the day it cannot be before.

    `empty_means` says what an empty cell answers ("still open"), so that it is no gap in the recording.
    `called` is what people call it: "day of decision"; "day decided" where nothing is given.
    """

    name: str
    about: str
    required: bool = False
    empty_means: str = ""
    not_before: str = ""
    called: str = ""


@dataclass(frozen=True)
class Month:
    """The month a measure is for: any day of it, kept as its first."""

    name: str
    about: str
    called: str = ""
    required: bool = True


@dataclass(frozen=True)
class Amount:
    """A number that is measured and not counted, in its `unit`: pounds, days, a score."""

    name: str
    about: str
    unit: str
    called: str = ""
    required: bool = False


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    name: str
    about: str
    required: bool = False


Sent = Member | Day | Month | Amount | Flag  # a column of the council's file


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
class Worked:
    """A column that only SQL can work out; `sql` names its statement in `loading.worked_out`.

    `rests_on` names the column without which nothing can be worked out: where no row records that one,
    nothing is known, and none is no true zero. Empty where its absence is an answer.
    """

    name: str
    holds: Holds
    sql: str
    rests_on: str
    called: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every shape has: `name` is the table, `extract` the file it comes in, and `about` what a row is.

    `who` the row is about; `where` it belongs (the authority first), which is what a scope holds on to.
    `cells`: the dimensions that the public may combine, the authority first; None where nothing is public.
    """

    name: str
    extract: str
    about: str
    who: tuple[Person, ...]
    where: tuple[Member, ...]
    columns: tuple[Sent, ...]
    cells: tuple[str, ...] | Open | None
    carries: tuple[Latest, ...] = ()
    waits: tuple[Wait, ...] = ()
    previous: Previous | None = None
    worked: tuple[Worked, ...] = ()

    @property
    def dated(self) -> str:
        """The day that says which period a row belongs to."""
        raise NotImplementedError

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The columns of the file after the reference and whom the row is about, in order."""
        return (*self.where, *self.columns)

    @property
    def carried(self) -> tuple[str, ...]:
        """Dimensions taken over from other facts."""
        return tuple(column for each in self.carries for column in each.columns)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The key columns that rows are sent with, or take over, each followed by its parent."""
        own = tuple(each.dimension for each in self.sent if isinstance(each, Member))
        return tuple(
            name
            for dimension in (*own, *self.carried)
            for name in (dimension, PARENTS.get(dimension, ""))
            if name
        )


@dataclass(frozen=True, kw_only=True)
class Event(Fact):
    """One row for each time something happened, on the day `on`."""

    on: str

    @property
    def dated(self) -> str:
        """The day it happened."""
        return self.on


@dataclass(frozen=True, kw_only=True)
class Spell(Fact):
    """One row for each time something lasted, from the day `started` to the day `ended`."""

    started: str
    ended: str

    @property
    def dated(self) -> str:
        """The day it started."""
        return self.started


@dataclass(frozen=True, kw_only=True)
class Measure(Fact):
    """A value for a month and a place. Its rows count nothing: only their amounts add up."""

    month: str
    who: tuple[Person, ...] = ()

    @property
    def dated(self) -> str:
        """The month it is for."""
        return self.month
