"""An invented council in which rows come late, loaded every quarter for years: what each edition says.

Of all rows 15% are not there on the last day of their month. How late these are is drawn from an exponential
distribution, so that some come after a quarter is published, and hardly any after its year's second edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy

from data_access.protection.cubes import Cells, Keys
from data_access.protection.editions import FIRST, SECOND
from data_access.protection.rounding import margins, seed
from data_access.protection.settling import Held, settle
from metrics.periods import add_months, date, day_number

START, YEARS = date(2019, 4, 1), 5
LATE, MEAN = 0.19, 62.0  # the share that comes late, and by how many days on average
NEAR, LEAST = 5, 50
LENGTHS = (1, 3, 12)
MONTHS = [day_number(add_months(START, month)) for month in range(12 * YEARS)]
LAST_DAY, FIRST_EDITION, SECOND_EDITION = "on its last day", "first edition", "second edition"

Months = dict[int, Cells]


@dataclass(frozen=True)
class Row:
    """A row: its cell, its month, and the day numbers it is dated and comes."""

    keys: Keys
    month: int
    came: int


def rows(draw: int, monthly: float = 330.0) -> list[Row]:
    """The council's rows: four places of unequal size, three types of team, five sources."""
    chance = numpy.random.default_rng(draw)
    cells = [(1, place, team, source) for place in range(4) for team in range(3) for source in range(5)]
    sizes = chance.gamma(0.5, size=len(cells))
    made = []
    for number, month in enumerate(MONTHS):
        after = day_number(add_months(START, number + 1))
        for keys, count in zip(cells, chance.poisson(monthly * sizes / sizes.sum()), strict=True):
            days = chance.integers(month, after, size=count)
            late = numpy.where(chance.random(count) < LATE, chance.exponential(MEAN, count), 0)
            made += [Row(keys, month, int(day + wait)) for day, wait in zip(days, late, strict=True)]
    return made


def true_at(every: list[Row], day: int) -> Months:
    """By month the counts of what has come before that day, of months that ended before it."""
    found: dict[int, Counter] = {month: Counter() for month in MONTHS if month < day}
    for row in every:
        if row.came < day and row.month in found:
            found[row.month][row.keys] += 1
    return {month: dict(cells) for month, cells in found.items()}


def loads(every: list[Row], secret: str = "late") -> Iterator[dict[int, Held]]:
    """The editions that the load after each quarter makes."""
    held: dict[int, Held] = {}
    for quarter in range(2, 4 * YEARS + 1):
        known = true_at(every, day_number(add_months(START, 3 * quarter)))
        true = {month: known[month] for month in MONTHS[: 3 * (quarter - 1)]}
        made = settle(held, true, _exact(true), partial(seed, secret))
        held |= made
        yield made


def _exact(true: Months) -> dict[int, set[Keys]]:
    """Every row is of a family of its own."""
    return {month: {keys for keys, count in cells.items() if count > 5} for month, cells in true.items()}


def on_the_last_day(every: list[Row], secret: str = "late") -> Months:
    """What would be published of each month on its last day, and stay."""
    held: dict[int, Held] = {}
    for number, month in enumerate(MONTHS):
        known = true_at(every, day_number(add_months(START, number + 1)))[month]
        true = {each: {} for each in held} | {month: known}
        held |= settle(held, true, _exact(true), partial(seed, secret))
    return _shown(held)


def _shown(held: dict[int, Held]) -> Months:
    return {month: {keys: cell.shown for keys, cell in each.cells.items()} for month, each in held.items()}


def editions(every: list[Row]) -> dict[str, Months]:
    """What is published of the years that have come to their second edition, by each way."""
    made = list(loads(every))
    first, second = (
        {month: each for load in made for month, each in load.items() if each.number == number}
        for number in (FIRST, SECOND)
    )
    ways = {LAST_DAY: on_the_last_day(every), FIRST_EDITION: _shown(first), SECOND_EDITION: _shown(second)}
    return {way: {month: months[month] for month in sorted(second)} for way, months in ways.items()}


def compared(shown: Months, true: Months) -> tuple[float, float]:
    """By what share all totals together are out, and what share of totals over 50 is within 5."""
    counts, errors = [], []
    every = sorted(shown)
    for length in LENGTHS:
        for place in range(0, len(every), length):
            months = every[place : place + length]
            ours, theirs = _totals(shown, months), _totals(true, months)
            counts += [theirs[margin] for margin in theirs]
            errors += [abs(ours[margin] - theirs[margin]) for margin in theirs]
    within = numpy.array(errors)[numpy.array(counts) > LEAST] <= NEAR
    total = sum(sum(cells.values()) for cells in shown.values())
    really = sum(sum(true[month].values()) for month in every)
    return total / really - 1, float(within.mean())


def _totals(months: Months, of: list[int]) -> Counter:
    found: Counter = Counter()
    for month in of:
        for keys, count in months[month].items():
            for margin in margins(keys):
                found[margin] += count
    return found
