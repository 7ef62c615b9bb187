"""How many a count gained on each day of a period: whoever counts once counts on their first day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Row, Select, func, select

from metrics.asking.question import Question
from metrics.asking.rows import flow
from metrics.kinds import Count
from metrics.periods import Period, from_day_number

Days = list[tuple[date, int]]  # in order of day, with how many were new on it
Gained = dict[tuple[Period, tuple[int, ...]], Days]  # by period and the keys of the split


def statement(question: Question) -> Select:
    """A row for each day of each period and member on which somebody or something new was counted."""
    day = question.fact.c[question.metric.flow.on].label("day")
    distinct = question.metric.kind_as(Count).distinct
    if not distinct:
        return flow(question, [func.sum(question.fact.c.n).label("numerator")], also=[day])
    whose = question.fact.c[distinct]
    firsts = flow(question, [func.min(day).label("day")], [whose.is_not(None)], [whose.label("whose")])
    each = firsts.subquery("firsts").c
    place = [column for column in each if column.name != "whose"]
    return select(*place, func.count().label("numerator")).group_by(*place)


def read(question: Question, rows: Iterable[Row]) -> Gained:
    """The days of every period and member."""
    found: Gained = {}
    periods = {period.first: period for period in question.periods}
    only = question.period is None
    for row in rows:
        values = row._mapping
        period = question.periods[0] if only else periods[from_day_number(values["period"])]
        days = found.setdefault((period, tuple(values[name] for name in question.by)), [])
        days.append((from_day_number(values["day"]), int(values["numerator"])))
    return {place: sorted(days) for place, days in found.items()}
