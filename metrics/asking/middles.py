"""How medians become SELECTs: of a column, and of how long something lasts by the clock it is told by."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, literal, or_, select

from data_access.schema import calendar as days
from metrics.asking.question import Question
from metrics.asking.rows import flow, grouped, rows
from metrics.clocks import Clock, clock_of
from metrics.kinds import Lasted, Median


def median(question: Question) -> Select:
    """The middle value of the metric's column, in the rows that record it."""
    value = question.fact.c[question.metric.kind_as(Median).column]
    return _middle(flow(question, [_many(question)], [value.is_not(None)], (value.label("value"),)))


def lasted(question: Question) -> Select:
    """How long each lasted: of those that began, until it ended or is known no further; else the middle."""
    clock = clock_of(question.metric)
    if clock is Clock.ENTRY:
        return _from_beginning(question)
    return _to_ending(question) if clock is Clock.EXIT else _so_far(question)


def _from_beginning(question: Question) -> Select:
    began, ended = _days(question)
    is_over = ended <= question.known
    length = case((is_over, ended), else_=question.known) - began
    also = (length.label("days_followed"), case((is_over, 1), else_=0).label("happened"))
    return flow(question, [_many(question).label("many")], [began <= question.known], also)


def _to_ending(question: Question) -> Select:
    began, ended = _days(question)
    return _middle(flow(question, [_many(question)], [began.is_not(None)], ((ended - began).label("value"),)))


def _so_far(question: Question) -> Select:
    """Those under way at the close of each period, and their days so far; no further than what is known."""
    began, ended = _days(question)
    source: FromClause = question.fact
    day: ColumnElement = literal(question.window[1])
    if question.period is not None:
        closes = select(func.max(days.c.day).label("day")).where(days.c.day.between(*question.window))
        close = closes.group_by(question.period).subquery("closes")
        source, day = source.join(close, began <= close.c.day), close.c.day
    so_far = case((question.known < day, question.known), else_=day) - began
    under_way = and_(began <= day, or_(ended.is_(None), ended > day))
    also = (so_far.label("value"),)
    found = grouped(question, source, day, question.columns, [_many(question)], also)
    return _middle(found.where(under_way, so_far >= 0, *rows(question)))


def _days(question: Question) -> tuple[ColumnElement, ColumnElement]:
    kind = question.metric.kind_as(Lasted)
    return question.fact.c[kind.began], question.fact.c[kind.ended]


def _many(question: Question) -> ColumnElement:
    return func.sum(question.fact.c.n).label("n")


def _middle(counted: Select) -> Select:
    """Events are counted by value first: values are few, so the ordering a median needs is of few rows."""
    counts = counted.subquery("counts")
    place = [column for column in counts.c if column.name not in ("value", "n")]
    running = select(
        *place,
        counts.c.value,
        func.sum(counts.c.n).over(partition_by=place or None, order_by=counts.c.value).label("up_to"),
        func.sum(counts.c.n).over(partition_by=place or None).label("events"),
    ).subquery("running")
    place = [running.c[column.name] for column in place]
    twice = running.c.up_to * 2
    return select(
        *place,
        func.min(case((twice >= running.c.events, running.c.value))).label("lower"),
        func.min(case((twice > running.c.events, running.c.value))).label("upper"),
        func.max(running.c.events).label("numerator"),
    ).group_by(*place)
