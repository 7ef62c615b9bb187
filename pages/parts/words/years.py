"""How far each member's count is from that of the first year shown."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.answer import Answer, Cell
from metrics.dimensions import Member
from metrics.kinds import Count
from metrics.periods import YEARS, Period
from pages.parts.words.numbers import difference, listed

MOST_NAMED = 4  # what a sentence can hold


def sentence(answer: Answer) -> str:
    """ "From 2021 to 2023: Hub 8,120 more and Local Office 6,744 fewer", of complete years.

    "" for what is no count, or rounded, or of more members than a sentence holds.
    """
    members = [each for each in answer.members if len(each) == 1 and each[0].key]
    yearly = answer.selection.grain in YEARS and isinstance(answer.metric.kind, Count)
    if not yearly or answer.metric.rounded or not 1 < len(members) <= MOST_NAMED:
        return ""
    years = [found for period in answer.periods if (found := _firm(answer, period, members))]
    if len(years) < 2:
        return ""
    first, last = years[0], years[-1]
    told = [
        f"{now.members[0].name} {difference(now.figure.given, then.figure.given, answer.metric) or 'as many'}"
        for then, now in zip(first, last, strict=True)
    ]
    since, until = (year[0].period.label.split(" (")[0] for year in (first, last))
    return f"From {since} to {until}: {listed(told)}"


def _firm(answer: Answer, period: Period, members: Sequence[tuple[Member, ...]]) -> tuple[Cell, ...]:
    """The members' cells of the year; none where one of them is not exact or not complete."""
    cells = [cell for cell in answer.cells if cell.period == period and cell.members in members]
    return tuple(cells) if all(cell.figure.is_firm for cell in cells) else ()
