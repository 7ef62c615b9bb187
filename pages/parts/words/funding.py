"""How long the money is secure: what is planned for the latest year, from funds that end when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from metrics.answer import Answer
from metrics.catalogue.funds import OPEN, Terms
from metrics.periods import Period
from pages.parts.words.numbers import listed, number

MILLION = 1_000_000
NO_PLAN = "No plan of the money has been loaded for these years."
NO_END = "No end is recorded for any fund that pays in {year}."
NOT_SHOWN = "No figure here shows whether that will happen: none says which posts a fund pays for."

Paid = tuple[str, float, Terms]  # a fund's name, the pounds planned from it, and until when it is secured


def pounds(amount: float) -> str:
    """ "£1.8m", "£97,468"."""
    return f"£{number(amount / MILLION, 1)}m" if abs(amount) >= MILLION else f"£{number(amount)}"


def planned_for(answer: Answer) -> Period | None:
    """The last period for which any money is planned."""
    return max((cell.period for cell in answer.cells if cell.figure.value), default=None)


def said(answer: Answer, terms: Mapping[str, Terms]) -> tuple[str, ...]:
    """What of the money of the last year planned is secure until when; `answer` is by fund and year."""
    period = planned_for(answer)
    if period is None:
        return (NO_PLAN,)
    year = period.label.split(" (")[0]
    paid = [
        (cell.members[0].name, cell.figure.given, terms.get(cell.members[0].code, OPEN))
        for cell in answer.cells
        if cell.period == period and cell.figure.value
    ]
    told = tuple(_until(paid))
    whole = f"Of the {pounds(sum(each for _, each, _ in paid))} planned for {year}, "
    return (
        (whole + told[0], *(each[0].upper() + each[1:] for each in told[1:]))
        if told
        else (NO_END.format(year=year),)
    )


def expected(answer: Answer, terms: Mapping[str, Terms]) -> tuple[str, ...]:
    """For each fund that pays in the last year planned what is expected when it ends, if anybody said so."""
    period = planned_for(answer)
    return tuple(
        f"{cell.members[0].name}: {terms[cell.members[0].code].when_it_ends}"
        for cell in answer.cells
        if cell.period == period
        and cell.figure.value
        and cell.members[0].code in terms
        and terms[cell.members[0].code].when_it_ends
    )


def _until(paid: Iterable[Paid]) -> Iterator[str]:
    """For each day on which funds end, the earliest first, how much comes from them."""
    ending = sorted((each for each in paid if each[2].secured_to), key=_end)
    for end, funds in groupby(ending, key=_end):
        several = list(funds)
        which = "a fund that is" if len(several) == 1 else "funds that are"
        amount, names = pounds(sum(each for _, each, _ in several)), listed([name for name, *_ in several])
        yield f"{amount} comes from {which} secure only to {end:%B %Y}: {names}."


def _end(paid: Paid) -> date:
    return paid[2].secured_to or date.max
