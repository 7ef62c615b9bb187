"""How a question on how long something lasts becomes one SELECT: how many lasted for how many days.

`happened` is 0 for those under way of whom no more is known; by the other two clocks every length is one
that is told.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, literal, or_, select

from data_access.schema import calendar as days
from metrics.asking.question import Question
from metrics.asking.rows import flow, grouped, rows
from metrics.clocks import Clock, clock_of
from metrics.kinds import Lasted

HAPPENED = literal(1).label("happened")


def statement(question: Question) -> Select:
    """How long each lasted, by the clock of the metric: a row for each number of days."""
    return {Clock.ENTRY: _begun, Clock.EXIT: _ended, Clock.POINT: _under_way}[clock_of(question.metric)](
        question
    )


def _begun(question: Question) -> Select:
    """Those that began, each until it ended or the last day known in full."""
    began, ended = _days(question)
    is_over = ended <= question.known
    length = case((is_over, ended), else_=question.known) - began
    happened = case((is_over, 1), else_=0).label("happened")
    also = (length.label("days_followed"), happened)
    return flow(question, [_many(question)], [began <= question.known], also)


def _ended(question: Question) -> Select:
    began, ended = _days(question)
    also = ((ended - began).label("days_followed"),)
    return flow(question, [HAPPENED, _many(question)], [began.is_not(None)], also)


def _under_way(question: Question) -> Select:
    """Those under way at the close of each period, and their days so far; no further than what is known."""
    began, ended = _days(question)
    source: FromClause = question.fact
    day: ColumnElement = literal(question.window[1])
    if question.period is not None:
        closes = select(func.max(days.c.day).label("day")).where(days.c.day.between(*question.window))
        close = closes.group_by(question.period).subquery("closes")
        source, day = source.join(close, began <= close.c.day), close.c.day
    so_far = case((question.known < day, question.known), else_=day) - began
    values, also = [HAPPENED, _many(question)], (so_far.label("days_followed"),)
    found = grouped(question, source, day, question.columns, values, also)
    under_way = and_(began <= day, or_(ended.is_(None), ended > day))
    return found.where(under_way, so_far >= 0, *rows(question))


def _days(question: Question) -> tuple[ColumnElement, ColumnElement]:
    kind = question.metric.kind_as(Lasted)
    return question.fact.c[kind.began], question.fact.c[kind.ended]


def _many(question: Question) -> ColumnElement:
    return func.sum(question.fact.c.n).label("many")
