"""Earlier forecasts against what happened, in words."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.answer import Answer, Status
from metrics.kinds import Percentage
from metrics.readings.outturn import Outturn
from pages.parts.words.numbers import day, number, value
from pages.parts.words.table import Table

TITLE = "Earlier forecasts against what happened"
NONE_YET = (
    "No earlier forecast has been kept yet. What is drawn above is kept, and when newer data is loaded it is "
    "set beside what happened here."
)
EXPECTED = 0.8


def sentence(outturns: Sequence[Outturn]) -> str:
    """How many fell inside, and how many should have."""
    judged = [each for each in outturns if each.inside is not None]
    if not outturns:
        return NONE_YET
    if not judged:
        return "No month of the earlier forecasts is complete yet."
    inside = sum(bool(each.inside) for each in judged)
    return (
        f"{inside} of {len(judged)} fell inside the 80% range; "
        f"about {number(EXPECTED * len(judged))} would if the ranges are as wide as they should be. "
        "A month forecast from several loads is judged once for each."
    )


def table(answer: Answer, outturns: Sequence[Outturn]) -> Table:
    """A row for each month forecast, the newest load first."""
    header = (
        "Data loaded on",
        "Month",
        "Line ahead",
        "80% range",
        "What happened",
        "Inside",
    )
    return Table(header, tuple(_row(each, answer) for each in newest_first(outturns)), 2)


def newest_first(outturns: Sequence[Outturn]) -> list[Outturn]:
    """The newest load first, and each load's months in order of time."""
    return sorted(outturns, key=lambda each: each.loaded_at, reverse=True)


def _row(each: Outturn, answer: Answer) -> tuple[str, ...]:
    unit = "%" if isinstance(answer.metric.kind, Percentage) else ""
    low, high, centre = (number(x, answer.metric.decimals) + unit for x in (*each.band80, each.centre))
    happened = _happened(each, answer)
    return (day(each.loaded_at), each.cell.period.label, centre, f"{low} to {high}", happened, judged(each))


def _happened(each: Outturn, answer: Answer) -> str:
    if each.inside is not None:
        return value(each.cell.figure, answer.metric)
    return "not complete yet" if each.cell.figure.status is Status.PROVISIONAL else "not known yet"


def judged(each: Outturn) -> str:
    """Whether what happened lies inside the range of 4 chances in 5."""
    return {True: "inside", False: "outside", None: "not judged yet"}[each.inside]
