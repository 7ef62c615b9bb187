"""One extract of a fact, as the invented council sends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sample_data.almanac import AS_AT, DATA_START, Almanac
from sample_data.blemishes import Fault
from sample_data.cases import Spell
from sample_data.households import Contact


@dataclass(frozen=True)
class Life:
    """What was simulated: contacts in order of day, spells of work; seed and scale for whatever follows."""

    almanac: Almanac
    contacts: list[Contact]
    spells: list[Spell]
    seed: int
    scale: float = 1.0

    @property
    def months(self) -> list[int]:
        """The first day of each month in the dates of the extracts."""
        return [day for day in range(DATA_START, AS_AT + 1) if self.almanac.text[day].endswith("-01")]


@dataclass(frozen=True)
class Extract:
    """A file of a fact: its columns, and its rows with the day of each, in order of day.

    `faults` are the slips of clerks that its last weeks hold; `first`: the day that it begins on;
    `opening_stock`: whether what was open on that day is in it.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Life], Iterator[tuple[int, tuple]]]
    faults: tuple[Fault, ...] = ()
    first: int = DATA_START
    opening_stock: bool = False
