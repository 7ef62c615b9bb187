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

from data_access.facts.columns import PARENTS, Day, Member, Sent
from data_access.facts.persons import Person
from data_access.facts.worked import Latest, Previous, Wait, Worked


class Open(StrEnum):
    """What the public may see of a fact about nobody: its rows as they are."""

    AS_IT_IS = "as it is"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every shape has: `name` is the table, `extract` the file it comes in, and `about` what a row is.

    `also`: what case systems call such a file.
    `who` the row is about; `where` it belongs (the authority first), which is what a scope holds on to.
    `cells`: the dimensions that the public may combine, the authority first; None where nothing is public.
    `planned`: the council chooses the day, so a quiet month after a busy one is no sign of missing rows.
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
    also: tuple[str, ...] = ()
    planned: bool = False

    @property
    def dated(self) -> str:
        """The day that says which period a row belongs to."""
        raise NotImplementedError

    @property
    def lasts(self) -> tuple[str, str] | None:
        """The days on which what a row is about began and was over; None where it is over at once."""
        return None

    @property
    def person(self) -> Person | None:
        """Whom a row is first about, and whom what is worked out from other rows follows."""
        return next(iter(self.who), None)

    @property
    def sent(self) -> tuple[Sent, ...]:
        """The columns of the file after the reference and whom the row is about, in order."""
        return (*self.where, *self.columns)

    @property
    def carried(self) -> tuple[str, ...]:
        """Dimensions taken over from other facts."""
        return tuple(column for each in self.carries for column in each.columns)

    def yes_of(self, column: str) -> str:
        """The column that says it happened on a day nobody knows; empty where that cannot be said."""
        days = (each for each in self.columns if isinstance(each, Day))
        return next((each.yes for each in days if each.name == column), "")

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
    """One row for each time something happened, on the day `on`; what follows, if anything, ends `until`."""

    on: str
    until: str = ""

    @property
    def dated(self) -> str:
        """The day it happened."""
        return self.on

    @property
    def lasts(self) -> tuple[str, str] | None:
        """From the day it happened to the end of what followed, where something did."""
        return (self.on, self.until) if self.until else None


@dataclass(frozen=True, kw_only=True)
class Spell(Fact):
    """One row for each time something lasted, from the day `started` to the day `ended`."""

    started: str
    ended: str

    @property
    def dated(self) -> str:
        """The day it started."""
        return self.started

    @property
    def lasts(self) -> tuple[str, str]:
        """From its first day to its last."""
        return self.started, self.ended


@dataclass(frozen=True, kw_only=True)
class Measure(Fact):
    """A value for a month and a place. Its rows count nothing: only their amounts add up."""

    month: str
    who: tuple[Person, ...] = ()

    @property
    def dated(self) -> str:
        """The month it is for."""
        return self.month
