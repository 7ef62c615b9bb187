"""Councils in which allocations last as long as ever: what each clock makes of the length that is put in.

Lengths are drawn from one distribution (log-normal, half last 121 days or less), so that by a clock that is
true the figure is 121 whenever it is asked. What differs between the worlds is only how many begin, and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from random import Random

from data_access.access import EVERYTHING
from metrics import Filter, Selection, evaluate
from metrics.answer import Answer
from metrics.clocks import Clock
from metrics.periods import Grain
from metrics.readings import by_clock_of
from tests.metrics.stationary import FROM, TO, Row, loaded

TRUE, SPREAD = 121, 1.0  # days by which half have ended; of the logarithm
YEAR = (date(2024, 1, 1), TO)
LONG_BEFORE = timedelta(days=8 * 365)
WORLDS = {
    "as many every day": (lambda day: 1.0),
    "as many, since 2024": (lambda day: float(day >= YEAR[0])),
    "40% more each year": (lambda day: 1.4 ** ((day - TO).days / 365)),
}


class Council:
    """One council of a world; `number` decides every chance."""

    sends_open = True

    def __init__(self, world: str, number: int):
        """Draw every allocation: each day as many as chance has it, each as long as chance has it."""
        self.code, self.rng = f"w{list(WORLDS).index(world)}_{number}", Random(number)
        self.rows: dict[str, list[tuple[date, date, Row]]] = {"allocations": []}
        day = FROM - LONG_BEFORE
        while day <= TO:
            if self.rng.random() < WORLDS[world](day):
                self._one(day)
            day += timedelta(days=1)

    def _one(self, day: date) -> None:
        over = day + timedelta(days=1 + int(self.rng.lognormvariate(log(TRUE - 0.5), SPREAD)))
        if over < FROM:
            return
        place = {"authority": self.code, "locality": f"{self.code}_town", "team": f"{self.code}_hub"}
        many = len(self.rows["allocations"])
        who = {"reference": f"{self.code}-{many}", "child": f"{self.code}-{many}", "family": many}
        days = {"worker": "first", "started": day, "ended": over if over <= TO else None}
        self.rows["allocations"].append((day, over, {**who, **place, **days}))


@dataclass(frozen=True)
class Found:
    """What a world's councils are told of the latest year: answers with every clock."""

    answers: tuple[Answer, ...]

    def off(self, clock: Clock) -> list[float]:
        """By how many days each council's figure is off the true one."""
        told = (by_clock_of(each).of(clock) for each in self.answers)
        return [each.cell.figure.given - TRUE for each in told if each]

    @property
    def differing(self) -> int:
        """How many councils are told that those that ended differ."""
        return sum(by_clock_of(each).differ for each in self.answers)


def found(folder, store, numbers: Sequence[int]) -> dict[str, Found]:
    """By world, what its councils are told; all of them sent as extracts, loaded and asked as a page asks."""
    councils = {world: [Council(world, number) for number in numbers] for world in WORLDS}
    every = [each for those in councils.values() for each in those]
    snapshot = loaded(folder, store, every, ("allocations",))
    return {
        world: Found(tuple(_asked(each.code, snapshot) for each in those))
        for world, those in councils.items()
    }


def _asked(code: str, snapshot) -> Answer:
    where = (Filter(dimension="authority", members=(code,)),)
    first, last = YEAR
    asked = Selection(metric="length_of_allocations", first=first, last=last, grain=Grain.WHOLE, where=where)
    return evaluate(asked, snapshot, EVERYTHING)
