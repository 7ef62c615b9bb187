"""When a count came to the target of its period, or by how many it is short: for sentence, table and file."""

from __future__ import annotations

from datetime import date

from metrics.answer import AgainstTarget, Answer, Cell
from metrics.periods import months_later
from pages.parts.words.numbers import day, number

MET_ON, SHORT = "Target met on", "Short of the target by"
MOST_NAMED = 6  # what a reader takes in


def sentences(answer: Answer) -> list[str]:
    """ "The target of 50 in 2023 was met on 16 August 2023, within 6 months of the first", one a target."""
    return [_said(each) for each in answer.targets[-MOST_NAMED:]]


def against(answer: Answer, cell: Cell) -> AgainstTarget | None:
    """How the cell stands to the target of its period, where one is set."""
    same = (each for each in answer.targets if (each.period, each.members) == (cell.period, cell.members))
    return next(same, None)


def _said(found: AgainstTarget) -> str:
    where = ", ".join(member.name for member in found.members)
    period = found.period.label.split(" (")[0]
    target = f"{f'{where}: the' if where else 'The'} target of {number(found.target)} in {period}"
    if found.met_on and found.first:
        return f"{target} was met on {day(found.met_on)}, {_how_soon(found.first, found.met_on)}"
    short = number(found.short)
    return f"{target} is {short} away so far" if found.so_far else f"{target} was missed by {short}"


def _how_soon(first: date, met_on: date) -> str:
    """ "within 6 months of the first": in whole months, as many as it takes."""
    months = next(n for n in range(1, 1000) if months_later(first, n) >= met_on)
    return f"within {f'{months} months' if months > 1 else 'a month'} of the first"
