"""A question becomes one SELECT: portable SQLAlchemy Core, pushed down whole.

Every SELECT gives `period` (day number of the period's first day; absent where
the question has one period), one column a split, and then `numerator` and, for
percentages, `denominator`; for medians `lower`, `upper` and `numerator`; for
what is followed a row for each length of time, with how many it was so for.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, select, union_all

from metrics.asking import lasting, lives
from metrics.asking.question import Question
from metrics.asking.rows import flow, grouped, meeting, rows
from metrics.kinds import Count, Flow, Lasted, Median, Percentage, Portion, Rate, Sum, Survival


def statement(question: Question) -> Select:
    """The SELECT that answers the question."""
    if isinstance(question.metric.kind, Lasted):
        return lasting.statement(question)
    if not isinstance(question.metric.dating, Flow):
        return _stock(question)
    return _FLOWS[type(question.metric.kind)](question)


def _count(question: Question) -> Select:
    distinct = getattr(question.metric.kind, "distinct", None)
    counted = func.count(question.fact.c[distinct].distinct()) if distinct else func.sum(question.fact.c.n)
    return flow(question, [counted.label("numerator")])


def _measures(question: Question) -> dict[str, ColumnElement]:
    """What is summed, by the name it has in the answer."""
    n, kind = question.fact.c.n, question.metric.kind
    if not isinstance(kind, Percentage):
        return {"numerator": n}
    return {"numerator": case((and_(*meeting(question, kind.where)), n), else_=0), "denominator": n}


def _share(question: Question) -> Select:
    return flow(question, [func.sum(each).label(name) for name, each in _measures(question).items()])


def _sum(question: Question) -> Select:
    """What is recorded, and in how many rows: an amount that nobody recorded is not 0."""
    kind = question.metric.kind_as(Sum)
    amount: ColumnElement = question.fact.c[kind.column]
    if kind.less:
        amount = amount - question.fact.c[kind.less]
    values = [func.sum(amount).label("numerator"), func.count(amount).label("denominator")]
    return flow(question, values)


def _portion(question: Question) -> Select:
    """Both sums are of the rows that record both amounts."""
    kind = question.metric.kind_as(Portion)
    sides = {"numerator": question.fact.c[kind.part], "denominator": question.fact.c[kind.whole]}
    both = [each.is_not(None) for each in sides.values()]
    return flow(question, [func.sum(each).label(name) for name, each in sides.items()], both)


def _median(question: Question) -> Select:
    """Events are counted by value first: values are few, so the ordering a median needs is of few rows."""
    value = question.fact.c[question.metric.kind_as(Median).column]
    n = func.sum(question.fact.c.n).label("n")
    counts = flow(question, [n], [value.is_not(None)], (value.label("value"),)).subquery("counts")
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
    return lives.statement(question, rows(question))


def _stock(question: Question) -> Select:
    """Starts less ends, added up along the periods; all that came before the window opens the first one."""
    first, last = question.window
    fact, dating = question.fact, question.metric.stock
    measures, moves = _measures(question), []
    for name in (dating.started, dating.ended):
        totals = {measure: func.sum(each) for measure, each in measures.items()}
        sums = [(-total if name == dating.ended else total).label(each) for each, total in totals.items()]
        column = fact.c[name]
        kept = [column <= last, *rows(question)]
        keys = question.columns
        named = [key.label(each) for each, key in zip(question.by, keys, strict=True)]
        moves.append(select(column.label("day"), *named, *sums).where(*kept).group_by(column, *keys))
    moved = union_all(*moves).subquery("moved")
    keys = [moved.c[name] for name in question.by]
    sums = [func.sum(moved.c[name]).label(name) for name in measures]
    day = case((moved.c.day < first, first), else_=moved.c.day)
    net = grouped(question, moved, day, keys, sums)
    return net if question.period is None else _added_up(question, net.subquery("net"), list(measures))


def _added_up(question: Question, net: FromClause, measures: list[str]) -> Select:
    place = [net.c[name] for name in question.by]
    sums = {name: func.sum(net.c[name]) for name in measures}
    held = [
        total.over(partition_by=place or None, order_by=net.c.period).label(name)
        for name, total in sums.items()
    ]
    return select(net.c.period, *place, *held)


_FLOWS = {
    Count: _count,
    Rate: _count,
    Percentage: _share,
    Median: _median,
    Survival: _survival,
    Sum: _sum,
    Portion: _portion,
}
