"""Which rows of a fact a question is about, and how they are put together by period and split."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, Select, and_, not_, or_, select

from data_access.facts import FACTS as DECLARED
from data_access.schema import calendar as days
from metrics.asking.question import Keep, Question
from metrics.conditions import AtMost, Condition, Except, Is, Recorded
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Level
from metrics.model import counts_among
from metrics.periods import day_number


def _condition(question: Question, each: Condition) -> ColumnElement:
    if isinstance(each, AtMost):
        return question.fact.c[each.column] <= each.limit
    if isinstance(each, Recorded):
        if each.column in DIMENSIONS:
            return question.fact.c[DIMENSIONS[each.column].column] != 0
        return _happened(question, each.column)
    column = question.column(each.dimension)
    keys = question.keys(each.dimension, each.codes)
    if isinstance(each, Except):
        return column.not_in(keys)
    return column.in_(keys) if isinstance(each, Is) else and_(column != 0, column.not_in(keys))


def _happened(question: Question, column: str) -> ColumnElement:
    """The column holds something, or its row says that it happened on a day nobody knows."""
    known = question.fact.c[column].is_not(None)
    yes = DECLARED[question.metric.fact].yes_of(column)
    return or_(known, question.fact.c[yes] != 0) if yes else known


def meeting(question: Question, declared: tuple[Condition, ...]) -> list[ColumnElement]:
    """The rows that meet all of these conditions."""
    return [_condition(question, each) for each in declared]


def _keep(question: Question, keep: Keep) -> ColumnElement:
    columns = [(question.column(name), keys) for name, keys in keep.keys]
    chosen = and_(*(column.in_(keys) for column, keys in columns))
    return chosen if keep.kept else and_(*(column != 0 for column, _ in columns), not_(chosen))


def rows(question: Question) -> list[ColumnElement]:
    """What all rows meet: the scope, the filters, and what the metric counts among."""
    filters = question.seen.rows(question.fact) + [_keep(question, each) for each in question.keep]
    return filters + meeting(question, counts_among(question.metric))


def grouped(
    question: Question,
    source: FromClause,
    day: ColumnElement,
    keys: Sequence[ColumnElement],
    values: Sequence[ColumnElement],
    also: Sequence[ColumnElement] = (),
) -> Select:
    """`values` by period, split and `also`. The calendar is met by an equi-join on the day, never a range."""
    if question.period is not None:
        source = source.join(days, days.c.day == day)
    shown = [column.label(name) for name, column in zip(question.by, keys, strict=True)]
    first = [question.period] if question.period is not None else []
    return select(*first, *shown, *also, *values).select_from(source).group_by(*first, *keys, *also)


def _closing(question: Question, day: ColumnElement) -> list[ColumnElement]:
    """Of what there is by month, only the last month of each period."""
    if not isinstance(question.metric.dating, Level):
        return []
    return [day.in_([day_number(period.last.replace(day=1)) for period in question.periods])]


def flow(
    question: Question,
    values: Sequence[ColumnElement],
    where: Sequence[ColumnElement] = (),
    also: Sequence[ColumnElement] = (),
) -> Select:
    """A flow's rows. The window is kept on the fact's own day: the fact is narrowed before any join."""
    day = question.fact.c[question.metric.flow.on]
    kept = [day.between(*question.window), *_closing(question, day), *rows(question), *where]
    return grouped(question, question.fact, day, question.columns, values, also).where(*kept)
