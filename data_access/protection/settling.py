"""What is published of a month: its first edition, three months after the quarter, and at most a second.

Two roundings of the same month would be two looks at the same children, and a count that follows every
correction tells who was added. So a first edition never changes. A second is each published cell plus
what came since as a multiple of five, so two editions of any cell, or of any sum of cells, differ by a
multiple of five.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_access.protection.cubes import EPOCH, SETTLES, Cells, Keys
from data_access.protection.editions import FIRST, SECOND, Cell
from data_access.protection.rounding import BASE, Drifts, rounded

AFTER = 12  # months after a financial year ends that its second edition is made
SHARE = 0.005  # of a year's rows that came later, above which it is
TOLD = 5  # rows: growth is told no more finely than that
APRIL = 4
EMPTY = Cell(0, 0)  # one that held nothing when its month was published

Shown = Mapping[Keys, Cell]  # a month as it was published
Drawn = Callable[..., bytes]  # the secret draw of a month; and of its second edition, where told so


@dataclass(frozen=True)
class Held:
    """A month as it was published, and by which edition."""

    number: int
    cells: Shown


def first_edition(true: Cells, exact: Collection[Keys], drifts: Drifts, seed: bytes) -> Shown:
    """A month never published before: what few are behind is rounded, the rest is as it is.

    `exact`: cells that are told as they are. Cells that hold nothing are left out.
    """
    either = {keys: count for keys, count in true.items() if count % BASE and keys not in exact}
    shown = true | rounded(either, drifts, seed)
    return {keys: Cell(count, shown[keys]) for keys, count in true.items()}


def second_edition(first: Shown, true: Cells, drifts: Drifts, seed: bytes) -> Shown:
    """Each cell as it was published, plus what came since as the multiple of five below or above.

    Which of the two is chosen as for small counts, by what the errors of the first edition leave. No cell
    goes below what is fit to be shown, nor moves where its true count of then is not known.
    """
    free: Cells = {}
    shown = dict(first)
    for keys, since in _since(first, true).items():
        was = first.get(keys, EMPTY)
        down, least = was.shown + BASE * (since // BASE), _least(was.shown)
        if since % BASE and down >= least:
            free[keys] = since
        shown[keys] = Cell(true.get(keys, 0), max(down, least))
    errors = {keys: cell.error for keys, cell in shown.items()}
    standing = errors | {keys: first.get(keys, EMPTY).error for keys in free}
    for keys, moved in rounded(free, drifts, seed, standing).items():
        shown[keys] = replace(shown[keys], shown=first.get(keys, EMPTY).shown + moved)
    return {keys: cell for keys, cell in shown.items() if cell.true or cell.shown}


def _since(first: Shown, true: Cells) -> Cells:
    """What came to each cell since it was published, below 0 where more went; but where nobody knows."""
    then = {keys: first.get(keys, EMPTY).true for keys in first.keys() | true.keys()}
    return {keys: true.get(keys, 0) - count for keys, count in then.items() if count is not None}


def _least(shown: int) -> int:
    """The least count, by fives from that one, that is neither below 0 nor one of 1 to 4."""
    return shown % BASE + BASE if shown % BASE else 0


def due(held: Mapping[int, Held], true: Mapping[int, Cells], early: Collection[int] = ()) -> set[int]:
    """The months of years that are to have their second edition now, of all that are shown.

    `true`: the counts now. A financial year is due `AFTER` months after it ended, if more than `SHARE` of
    its rows came after they were published, and once in its life. `early`: years, by the calendar year they
    begin in, of which a person says that they are due now: what is published of these, and nothing later.
    """
    now = max(map(_number, true), default=0) + SETTLES
    behind = _behind(held, true).items()
    years = [months for year, months in behind if now >= 12 * year + APRIL + 11 + AFTER]
    for year in early:
        years.append([month for month in held if month in true and year_of(month) == year])
    return {month for months in years if _is_first(held, months) for month in months}


def growth(held: Mapping[int, Held], true: Mapping[int, Cells]) -> dict[int, float]:
    """By what share years that a second edition is still to come of have grown since they were published.

    By the day number of a year's first day. Rounded to half a percent, or to more where that would be fewer
    than `TOLD` rows; years of which this leaves nothing are not there.
    """
    found = {}
    for year, months in _behind(held, true).items():
        before = _published(held, months)
        step = SHARE * math.ceil(TOLD / (SHARE * before)) if before else 1.0
        grown = sum(sum(_since(held[month].cells, true[month]).values()) for month in months)
        if times := math.floor(grown / (before * step) + 0.5) if before else 0:
            found[(date(year, APRIL, 1) - EPOCH).days] = round(times * step, 3)
    return found


def _behind(held: Mapping[int, Held], true: Mapping[int, Cells]) -> dict[int, list[int]]:
    """The months of years that have no second edition, though enough came later for one."""
    years: dict[int, list[int]] = {}
    for month in true:
        years.setdefault(year_of(month), []).append(month)
    return {
        year: months
        for year, months in years.items()
        if _is_first(held, months) and _share(held, true, months) > SHARE
    }


def _is_first(held: Mapping[int, Held], months: Collection[int]) -> bool:
    """Whether all of these months are published, in their first edition."""
    return all(month in held and held[month].number == FIRST for month in months)


def _share(held: Mapping[int, Held], true: Mapping[int, Cells], months: Collection[int]) -> float:
    """How much came later, as a share of what there was when it was published."""
    since = [each for month in months for each in _since(held[month].cells, true[month]).values()]
    later, before = sum(each for each in since if each > 0), _published(held, months)
    return later / before if before else float(later > 0)


def _published(held: Mapping[int, Held], months: Collection[int]) -> int:
    """How much there was of the months when they were published."""
    return sum(cell.true or 0 for month in months for cell in held[month].cells.values())


def _number(month: int) -> int:
    """The number of the month of that day number: of one month after another they differ by 1."""
    day = EPOCH + timedelta(days=month)
    return 12 * day.year + day.month


def year_of(month: int) -> int:
    """The calendar year in which the month's financial year began."""
    return (_number(month) - APRIL) // 12


def settle(
    held: Mapping[int, Held],
    true: Mapping[int, Cells],
    exact: Mapping[int, Collection[Keys]],
    drawn: Drawn,
    early: Collection[int] = (),
) -> dict[int, Held]:
    """The editions to publish now of a fact's months in one council, month after month.

    `held`: what was published before; `true`: the counts now of all months to be shown, in order; `drawn`: a
    month's seed; `early`: as for `due`. Each margin's error is carried along as it was on the day of
    publication: what came later must not steer how other months round.
    """
    drifts, made, again = Drifts(), {}, due(held, true, early)
    for month, cells in true.items():
        now = held.get(month)
        if now is None:
            shown = first_edition(cells, exact.get(month, ()), drifts, drawn(month))
            now = made[month] = Held(FIRST, shown)
        elif month in again:
            shown = second_edition(now.cells, cells, drifts, drawn(month, SECOND))
            now = made[month] = Held(SECOND, shown)
        drifts.carry(
            {keys: cell.shown for keys, cell in now.cells.items()},
            {keys: cell.shown - cell.error for keys, cell in now.cells.items()},
        )
    return made
