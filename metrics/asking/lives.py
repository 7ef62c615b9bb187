"""How a question of survival becomes one SELECT: from a day of each child to what happens, if it does."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, select

from data_access.schema import calendar as days
from metrics.asking.question import Question
from metrics.kinds import Survival


def _beginnings(question: Question, rows: Sequence[ColumnElement]) -> FromClause:
    """Every such day in the window: whose, when, the days until it happened, the days it can be followed."""
    fact, metric = question.fact, question.metric
    began = fact.c[metric.flow.on]
    day = [question.period] if question.period is not None else []
    return (
        select(
            *day,
            *(column.label(name) for name, column in zip(question.by, question.columns, strict=True)),
            fact.c.authority.label("whose_authority"),
            fact.c.child.label("whose"),
            began.label("began"),
            fact.c[metric.kind_as(Survival).column].label("happened_after"),
            (_last_known(question) - began).label("followed"),
        )
        .select_from(fact.join(days, days.c.day == began) if day else fact)
        .where(began.between(*question.window), fact.c.child.is_not(None), *rows)
        .subquery("beginnings")
    )


def _last_known(question: Question) -> ColumnElement:
    """The last day on which each can be followed."""
    until = question.metric.kind_as(Survival).until
    if not until:
        return question.known
    last = question.fact.c[until]
    return case((last < question.known, last), else_=question.known)


def statement(question: Question, rows: Sequence[ColumnElement]) -> Select:
    """To how many it happened after how many days, and how many were last seen after how many.

    Of the rows that meet these conditions; of each child only the first day of the period. Times beyond
    the last of interest are as good as one.
    """
    within, each = question.metric.kind_as(Survival).within, _beginnings(question, rows).c
    place = [column for column in each if column.name in ("period", *question.by)]
    happened = each.happened_after <= each.followed
    time = case((happened, each.happened_after), else_=each.followed)
    earliest = func.row_number().over(
        partition_by=[*place, each.whose_authority, each.whose],
        order_by=[
            each.began,
            case((each.happened_after.is_(None), 1), else_=0),
            each.happened_after,
            each.followed,
        ],
    )
    lives = (
        select(
            *place,
            case((time > within, within + 1), else_=time).label("days_followed"),
            case((and_(happened, each.happened_after <= within), 1), else_=0).label("happened"),
            earliest.label("nth"),
        )
        .where(each.followed >= 0)
        .subquery("lives")
    )
    shown = [column for column in lives.c if column.name != "nth"]
    return select(*shown, func.count().label("many")).where(lives.c.nth == 1).group_by(*shown)
