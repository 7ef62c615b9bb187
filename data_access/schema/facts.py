"""Tables of facts, made from their declarations.

Every fact has `n`, the events a row stands for: 1 in the true store, the protected count in the public one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import BigInteger, Column, Double, Integer, Table

from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day, Flag, Month, Text
from data_access.facts.declaration import Fact, Measure
from data_access.facts.worked import Holds
from data_access.schema.columns import day, key, metadata, text


def table(fact: Fact) -> Table:
    """The table of the fact: whom a row is about, its keys, days and numbers, and what is worked out."""
    return Table(fact.name, metadata, *_columns(fact))


def _columns(fact: Fact) -> Iterator[Column]:
    if not isinstance(fact, Measure):
        yield Column("id", BigInteger, nullable=False)
    for person in fact.who:
        yield Column(person.name, BigInteger)
    yield from map(key, fact.dimensions)
    for each in fact.columns:
        if isinstance(each, Day | Month):
            yield day(each.name)
            if fact.yes_of(each.name):
                yield key(fact.yes_of(each.name))
        elif isinstance(each, Amount):
            yield Column(each.name, Double)
        elif isinstance(each, Flag):
            yield key(each.name)
        elif isinstance(each, Text):
            yield text(each.name)
    yield from _derived(fact)
    yield Column("n", Integer, nullable=False)


def _derived(fact: Fact) -> Iterator[Column]:
    if fact.previous:
        yield day(fact.previous.day)
        yield Column(fact.previous.days, Integer)
    for wait in fact.waits:
        yield Column(wait.name, Integer)
    for worked in fact.worked:
        yield key(worked.name) if worked.holds is Holds.KEY else Column(worked.name, Integer)


FACTS = {name: table(fact) for name, fact in DECLARED.items()}
