"""A question becomes one SELECT: portable SQLAlchemy Core, pushed down whole.

Every SELECT gives `period` (day number of the period's first day; absent where
the question has one period), one column a split, and then `numerator` and, for
percentages, `denominator`; for medians `lower`, `upper` and `numerator`; for
survival a row for each length of time, with how many children it was so for.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    func,
    not_,
    select,
    union_all,
)

from data_access.schema import calendar as days
from metrics.asking import endings
from metrics.asking.question import Keep, Question
from metrics.dimensions import DIMENSIONS
from metrics.kinds import (
    AtMost,
    Condition,
    Count,
    Except,
    Flow,
    Is,
    Median,
    Percentage,
    Rate,
    Recorded,
    Sum,
    Survival,
)


def statement(question: Question) -> Select:
    """The SELECT that answers the question."""
    if not isinstance(question.metric.dating, Flow):
        return _stock(question)
    return _FLOWS[type(question.metric.kind)](question)


# --- which rows ---


def _condition(question: Question, each: Condition) -> ColumnElement:
    if isinstance(each, AtMost):
        return question.fact.c[each.column] <= each.limit
    if isinstance(each, Recorded):
        if each.column in DIMENSIONS:
            return question.fact.c[DIMENSIONS[each.column].column] != 0
        return question.fact.c[each.column].is_not(None)
    column = question.fact.c[DIMENSIONS[each.dimension].column]
    keys = question.keys(each.dimension, each.codes)
    if isinstance(each, Except):
        return column.not_in(keys)
    return column.in_(keys) if isinstance(each, Is) else and_(column != 0, column.not_in(keys))


def _conditions(question: Question, declared: tuple[Condition, ...]) -> list[ColumnElement]:
    return [_condition(question, each) for each in declared]


def _keep(question: Question, keep: Keep) -> ColumnElement:
    columns = [(question.column(name), keys) for name, keys in keep.keys]
    chosen = and_(*(column.in_(keys) for column, keys in columns))
    return chosen if keep.kept else and_(*(column != 0 for column, _ in columns), not_(chosen))


def _rows(question: Question) -> list[ColumnElement]:
    """What all rows meet: the scope, the filters, and a percentage's `of` or any other kind's `where`."""
    kind = question.metric.kind
    filters = question.seen.rows(question.fact) + [_keep(question, each) for each in question.keep]
    return filters + _conditions(question, kind.of if isinstance(kind, Percentage) else kind.where)


# --- grouping ---


def _grouped(
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


def _flow(
    question: Question,
    values: Sequence[ColumnElement],
    where: Sequence[ColumnElement] = (),
    also: Sequence[ColumnElement] = (),
) -> Select:
    """A flow's rows. The window is kept on the fact's own day: the fact is narrowed before any join."""
    day = question.fact.c[question.metric.flow.on]
    rows = [day.between(*question.window), *_rows(question), *where]
    return _grouped(question, question.fact, day, question.columns, values, also).where(*rows)


def _count(question: Question) -> Select:
    distinct = getattr(question.metric.kind, "distinct", None)
    counted = func.count(question.fact.c[distinct].distinct()) if distinct else func.sum(question.fact.c.n)
    return _flow(question, [counted.label("numerator")])


def _measures(question: Question) -> dict[str, ColumnElement]:
    """What is summed, by the name it has in the answer."""
    n, kind = question.fact.c.n, question.metric.kind
    if not isinstance(kind, Percentage):
        return {"numerator": n}
    return {"numerator": case((and_(*_conditions(question, kind.where)), n), else_=0), "denominator": n}


def _share(question: Question) -> Select:
    return _flow(question, [func.sum(each).label(name) for name, each in _measures(question).items()])


def _sum(question: Question) -> Select:
    """What is recorded, and in how many rows: an amount that nobody recorded is not 0."""
    amount = question.fact.c[question.metric.kind_as(Sum).column]
    values = [func.sum(amount).label("numerator"), func.count(amount).label("denominator")]
    return _flow(question, values)


def _median(question: Question) -> Select:
    """Events are counted by value first: values are few, so the ordering a median needs is of few rows."""
    value = question.fact.c[question.metric.kind_as(Median).column]
    n = func.sum(question.fact.c.n).label("n")
    counts = _flow(question, [n], [value.is_not(None)], (value.label("value"),)).subquery("counts")
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


def _survival(question: Question) -> Select:
    return endings.statement(question, _rows(question))


def _stock(question: Question) -> Select:
    """Starts less ends, added up along the periods; all that came before the window opens the first one."""
    first, last = question.window
    fact, dating = question.fact, question.metric.stock
    measures, moves = _measures(question), []
    for name in (dating.started, dating.ended):
        totals = {measure: func.sum(each) for measure, each in measures.items()}
        sums = [(-total if name == dating.ended else total).label(each) for each, total in totals.items()]
        column = fact.c[name]
        rows = [column <= last, *_rows(question)]
        keys = question.columns
        named = [key.label(each) for each, key in zip(question.by, keys, strict=True)]
        moves.append(select(column.label("day"), *named, *sums).where(*rows).group_by(column, *keys))
    moved = union_all(*moves).subquery("moved")
    keys = [moved.c[name] for name in question.by]
    sums = [func.sum(moved.c[name]).label(name) for name in measures]
    day = case((moved.c.day < first, first), else_=moved.c.day)
    net = _grouped(question, moved, day, keys, sums)
    return net if question.period is None else _added_up(question, net.subquery("net"), list(measures))


def _added_up(question: Question, net: FromClause, measures: list[str]) -> Select:
    place = [net.c[name] for name in question.by]
    sums = {name: func.sum(net.c[name]) for name in measures}
    held = [
        total.over(partition_by=place or None, order_by=net.c.period).label(name)
        for name, total in sums.items()
    ]
    return select(net.c.period, *place, *held)


_FLOWS = {Count: _count, Rate: _count, Percentage: _share, Median: _median, Survival: _survival, Sum: _sum}
