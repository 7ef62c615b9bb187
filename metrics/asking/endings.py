"""How a question of survival becomes one SELECT: from each child's first ending to the next referral."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, select

from data_access.schema import calendar as days
from metrics.asking.question import Question
from metrics.kinds import Survival


def _endings(question: Question, rows: Sequence[ColumnElement]) -> FromClause:
    """Every ending in the window: whose, when, the days to the next referral, the days it can be followed."""
    fact, metric = question.fact, question.metric
    ended = fact.c[metric.flow.on]
    day = [question.period] if question.period is not None else []
    return (
        select(
            *day,
            *(column.label(name) for name, column in zip(question.by, question.columns, strict=True)),
            fact.c.authority.label("whose_authority"),
            fact.c.child.label("whose"),
            ended.label("ended"),
            fact.c[metric.kind_as(Survival).column].label("back_after"),
            (question.known - ended).label("followed"),
        )
        .select_from(fact.join(days, days.c.day == ended) if day else fact)
        .where(ended.between(*question.window), fact.c.child.is_not(None), *rows)
        .subquery("endings")
    )


def statement(question: Question, rows: Sequence[ColumnElement]) -> Select:
    """How many children were back after how many days, and how many were last seen after how many.

    Of the rows that meet these conditions; of each child only the first ending of the period. Times beyond
    the last of interest are as good as one.
    """
    within, each = question.metric.kind_as(Survival).within, _endings(question, rows).c
    place = [column for column in each if column.name in ("period", *question.by)]
    is_back = each.back_after <= each.followed
    time = case((is_back, each.back_after), else_=each.followed)
    earliest = func.row_number().over(
        partition_by=[*place, each.whose_authority, each.whose],
        order_by=[each.ended, case((each.back_after.is_(None), 1), else_=0), each.back_after],
    )
    lives = (
        select(
            *place,
            case((time > within, within + 1), else_=time).label("days_followed"),
            case((and_(is_back, each.back_after <= within), 1), else_=0).label("happened"),
            earliest.label("ending"),
        )
        .where(each.followed >= 0)
        .subquery("lives")
    )
    shown = [column for column in lives.c if column.name != "ending"]
    return select(*shown, func.count().label("many")).where(lives.c.ending == 1).group_by(*shown)
