"""The figures that the public store holds ready, compiled from their declarations for whoever loads data.

Loading knows no metrics. It is handed each BANDED figure as a value: its SQL, compiled from the metric by
the compiler that answers every other question, and by what it is rounded and withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects import postgresql

from data_access.protection.banded import Figure, Menu
from data_access.schema import metadata
from metrics.asking.compile import statement
from metrics.asking.question import Keep, Question
from metrics.asking.seen import Seen
from metrics.catalogue.looking_back import looks_back
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS, SETTLES
from metrics.kinds import Count, Median, Percentage, Rate, Ratio, Survival
from metrics.model import Metric, Public
from metrics.periods import Calendar, Grain, Period, whole_months
from metrics.public import publish

# By kind, the step that figures are rounded to, and the fewest events behind one.
ROUNDED = {Count: (5, 10), Rate: (5, 10), Percentage: (5, 50), Survival: (5, 50), Median: (1, 50)}
LISTED = (5, publish.LEAST)  # the same of what is listed
ANY = Period(date(2000, 4, 1), date(2001, 3, 31), Grain.WHOLE)  # the true one is filled in for each period
OF_PERIOD = ("authority", "first", "last", "known_to")


@cache
def menu() -> Menu:
    """Every BANDED figure, and what is listed of others, compiled."""
    held = (_figure(metric) for metric in METRICS.values() if is_held(metric))
    return (*held, *(each for metric in METRICS.values() for each in _listed(metric)))


def is_held(metric: Metric) -> bool:
    """Whether the public store holds it ready; what is divided from two figures is divided when asked."""
    return metric.public is Public.BANDED and not isinstance(metric.kind, Ratio)


def _figure(metric: Metric) -> Figure:
    sql, constants = _compiled(_found(metric))
    step, least = ROUNDED[type(metric.kind)]
    return Figure(
        metric.name,
        metric.fact,
        str(publish.only_by(metric)),
        sql,
        step,
        least,
        wait=whole_months(looks_back(metric).days),
        lasting=looks_back(metric).lasting,
        after=metric.kind.within if isinstance(metric.kind, Survival) else metric.settles,
        constants=tuple(constants.items()),
    )


def _listed(metric: Metric) -> Iterator[Figure]:
    """What the yearly list has of a metric: by each of the dimensions, of a council and of each service."""
    for name in metric.listed:
        for by in ((name,), (name, publish.SERVICE)):
            sql, constants = _compiled(_by_member(metric, by))
            far = looks_back(metric, by)
            yield Figure(
                metric.name,
                metric.fact,
                str(Grain.FINANCIAL_YEAR),
                sql,
                *LISTED,
                wait=whole_months(far.days),
                lasting=far.lasting,
                constants=tuple(constants.items()),
                by=by,
            )


def _by_member(metric: Metric, by: tuple[str, ...]) -> Select:
    """The count three times over, as that of a figure without sides is, for every member that is listed.

    A member without events has a row as well: where it had none, all could see that there are none.
    """
    counted = statement(replace(_question(metric), by=by)).subquery("counted").c
    tables = [metadata.tables[DIMENSIONS[name].table].alias(name) for name in by]
    every: FromClause = tables[0]
    for table in tables[1:]:
        every = every.join(table, true())
    met = every.outerjoin(
        counted.numerator.table,
        and_(*(counted[name] == table.c.key for name, table in zip(by, tables, strict=True))),
    )
    number: ColumnElement = func.coalesce(counted.numerator, 0)
    told = [each for name, table in zip(by, tables, strict=True) for each in _is_told(metric, name, table)]
    return (
        select(number.label("value"), number.label("events"), number.label("fewest"))
        .add_columns(*(table.c.code.label(name) for name, table in zip(by, tables, strict=True)))
        .select_from(met)
        .where(*told)
    )


def _is_told(metric: Metric, name: str, listed: FromClause) -> Iterator[ColumnElement]:
    """Which members the list has: those recorded, but for the only one of its group, which cells have."""
    yield listed.c.key != 0
    for other in SETTLES.get(name, ()):
        if publish.cells_have(metric.fact, other) and other in listed.c:
            table = metadata.tables[DIMENSIONS[name].table]
            alone = select(table.c[other]).where(table.c.key != 0).group_by(table.c[other])
            yield listed.c[other].not_in(alone.having(func.count() == 1))


def _found(metric: Metric) -> Select:
    """The value, the events behind it, and the fewest on a side, of one authority and period."""
    counted = statement(_question(metric)).subquery("counted").c
    if isinstance(metric.kind, Percentage):
        return _share(counted.numerator, counted.denominator)
    if isinstance(metric.kind, Survival):  # all have been followed to the end: counted, not estimated
        back = func.sum(case((counted.happened == 1, counted.many), else_=0))
        return _share(back, func.sum(counted.many))
    value: ColumnElement = counted.numerator
    if isinstance(metric.kind, Median):
        value = (counted.lower + counted.upper) / literal(2.0)
    return select(value, counted.numerator, counted.numerator.label("fewest"))  # a rate is divided when asked


def _share(part: ColumnElement, whole: ColumnElement) -> Select:
    """Of a share the sides are those that it counts and those that it does not."""
    rest = whole - part
    return select(literal(100.0) * part / func.nullif(whole, 0), whole, case((part < rest, part), else_=rest))


def _question(metric: Metric) -> Question:
    """The metric asked of one authority, its period and the keys of its codes still to be filled in."""
    return Question(
        seen=Seen(),
        metric=metric,
        periods=(ANY,),
        window=(_open("first"), _open("last")),
        calendar=Calendar(),
        by=(),
        keep=(Keep((("authority", (_open("authority"),)),)),),
        codes=None,
        known_to=_open("known_to"),
    )


def _open(name: str) -> BindParameter[int]:
    """A parameter that whoever loads gives a value for each period; the one here is only its type."""
    return bindparam(name, 0)


def _compiled(query: Select) -> tuple[str, dict[str, object]]:
    """The SQL as DuckDB takes it, `$name` for each parameter, and the values of the metric's own."""
    spoken = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]  # SQLAlchemy does not type it
    compiled = query.compile(dialect=spoken, compile_kwargs={"render_postcompile": True})
    sql = re.sub(r"(?<!:):(\w+)", r"$\1", compiled.string)
    return sql, {name: value for name, value in compiled.params.items() if name not in OF_PERIOD}
