"""Derived columns of every fact, worked out over the whole snapshot, so that no metric joins two facts.

What a declaration says is worked out here for any fact: types and groups, what is carried over from
another fact, waits, and the row before. What no declaration can say is SQL with a name (`worked_out`).
Everything is per child within an authority.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import PARENTS, Flag, Member
from data_access.facts.declaration import Fact
from data_access.facts.worked import Latest
from data_access.loading.columns import quoted
from data_access.loading.worked_out import WORKED_OUT
from data_access.loading.worked_sql import CHILD, WorkedOut
from data_access.schema import FACTS, FIXED


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out every derived column again, of every fact that there are rows of."""
    for fact in DECLARED.values():
        if connection.execute(f"FROM {fact.name} LIMIT 1").fetchone():
            for statement in statements(fact):
                connection.execute(statement)


def statements(fact: Fact) -> Iterator[str]:
    """The SQL that works out the fact's derived columns: temporary tables, then the fact written anew."""
    yield from (_latest(fact, each) for each in _carries(fact))
    if any(wait.working for wait in fact.waits):
        yield _working_days(fact)
    if fact.previous:
        yield _order(fact)
    for each in _worked(fact):
        yield from each.prepare
    derived = _derived(fact)
    columns = ", ".join(
        f"{derived.get(column.name, f'f.{quoted(column.name)}')} AS {quoted(column.name)}"
        for column in FACTS[fact.name].columns
    )
    yield f"CREATE TABLE derived AS SELECT {columns} FROM {fact.name} f {' '.join(_joins(fact))}"
    yield f"DROP TABLE {fact.name}"
    yield f"ALTER TABLE derived RENAME TO {fact.name}"


def _derived(fact: Fact) -> dict[str, str]:
    """By derived column its SQL."""
    found = _carried(fact) | dict(_settled(fact))
    for dimension in fact.dimensions:
        if parent := PARENTS.get(dimension):
            found[parent] = f"coalesce({dimension}.{parent}, 0)"
    if fact.previous:
        found[fact.previous.day] = "o.day_before"
        found[fact.previous.days] = f"f.{fact.dated} - o.day_before"
    for wait in fact.waits:
        open_days = f"({wait.end}_open.so_far - {wait.start}_open.so_far)::INTEGER"
        found[wait.name] = open_days if wait.working else f"f.{wait.end} - f.{wait.start}"
    for each in _worked(fact):
        found |= each.columns
    return found


def _settled(fact: Fact) -> Iterator[tuple[str, str]]:
    """Keys that a yes settles, whatever else the row says: who is not born has no other age."""
    for each in fact.columns:
        if isinstance(each, Flag) and each.means:
            dimension, code = each.means
            key = [member for member, _ in FIXED[dimension]].index(code) + 1
            yield dimension, f"CASE WHEN f.{each.name} = 1 THEN {key} ELSE f.{dimension} END"


def _carried(fact: Fact) -> dict[str, str]:
    """Keys taken over from another fact's latest row, always or where the row does not say."""
    found = {
        column: f"coalesce(latest_{each.fact}.{column}, 0)"
        for each in fact.carries
        for column in each.columns
    }
    for each in fact.sent:
        if isinstance(each, Member) and each.else_of:
            own = f"f.{each.dimension}"
            other = f"coalesce(latest_{each.else_of}.{each.dimension}, 0)"
            found[each.dimension] = f"CASE WHEN {own} = 0 THEN {other} ELSE {own} END"
    return found


def _joins(fact: Fact) -> Iterator[str]:
    carried = _carried(fact)
    for each in _carries(fact):
        yield f"LEFT JOIN latest_{each.fact} ON latest_{each.fact}.id = f.id"
    for dimension in fact.dimensions:
        if dimension in PARENTS:
            of = carried.get(dimension, f"f.{dimension}")
            yield f"LEFT JOIN {dimension} ON {dimension}.key = {of}"
    if fact.previous:
        yield "LEFT JOIN row_order o ON o.id = f.id"
    for day in dict.fromkeys(day for wait in fact.waits if wait.working for day in (wait.start, wait.end)):
        table = f"{day}_open"
        yield (f"LEFT JOIN working_days {table} ON {table}.authority = f.authority AND {table}.day = f.{day}")
    yield from (each.join for each in _worked(fact))


def _worked(fact: Fact) -> list[WorkedOut]:
    return [WORKED_OUT[name] for name in dict.fromkeys(each.sql for each in fact.worked)]


def _carries(fact: Fact) -> Iterator[Latest]:
    """What is carried over from each other fact, what fills in for an empty cell included."""
    wanted: dict[str, list[str]] = {each.fact: list(each.columns) for each in fact.carries}
    for each in fact.sent:
        if isinstance(each, Member) and each.else_of:
            wanted.setdefault(each.else_of, []).append(each.dimension)
    for name, columns in wanted.items():
        yield Latest(name, tuple(columns))


def _latest(fact: Fact, carried: Latest) -> str:
    """The child's latest row of another fact by the day of each row; of two on one day, the higher id.

    Only of children that the fact is about: a million referrals need not be sorted for a hundred births.
    """
    day, columns = DECLARED[carried.fact].dated, ", ".join(carried.columns)
    return f"""
CREATE OR REPLACE TEMP TABLE latest_{carried.fact} AS
SELECT a.id, r.{day}, {", ".join(f"r.{column}" for column in carried.columns)}
FROM (SELECT id, {CHILD}, {fact.dated} AS day FROM {fact.name} WHERE child IS NOT NULL) a
ASOF JOIN (SELECT DISTINCT ON ({CHILD}, {day}) {CHILD}, {day}, {columns}
    FROM {carried.fact} SEMI JOIN {fact.name} USING ({CHILD}) ORDER BY {CHILD}, {day}, id DESC) r
    ON a.authority = r.authority AND a.child = r.child AND a.day >= r.{day}
"""


def _order(fact: Fact) -> str:
    """The days of the child's rows before and after each one; rows on one day are neither."""
    return f"""
CREATE OR REPLACE TEMP TABLE row_order AS
SELECT id,
    max({fact.dated}) OVER (PARTITION BY {CHILD} ORDER BY {fact.dated}
        RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS day_before,
    min({fact.dated}) OVER (PARTITION BY {CHILD} ORDER BY {fact.dated}
        RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS day_after
FROM {fact.name} WHERE child IS NOT NULL
"""


def _working_days(fact: Fact) -> str:
    """Working days up to each day, by authority, so that a difference counts those between two days."""
    days = ", ".join(dict.fromkeys(day for w in fact.waits if w.working for day in (w.start, w.end)))
    return f"""
CREATE OR REPLACE TEMP TABLE working_days AS
SELECT a.key AS authority, d.day, sum(CASE WHEN isodow(DATE '1970-01-01' + d.day) < 6 AND h.day IS NULL
    THEN 1 ELSE 0 END) OVER (PARTITION BY a.key ORDER BY d.day) AS so_far
FROM authority a
CROSS JOIN (SELECT unnest(generate_series(min(least({days})), max(greatest({days}))))::INTEGER AS day
    FROM {fact.name}) d
LEFT JOIN (SELECT DISTINCT authority, day FROM holiday) h ON h.authority = a.key AND h.day = d.day
"""
