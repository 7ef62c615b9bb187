"""What the rows of a store record, and sentences on what they cannot be asked because they do not."""

from __future__ import annotations

from sqlalchemy import func, select

from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day
from data_access.facts.declaration import Fact
from data_access.schema import FACTS
from metrics.asking.run import per_snapshot, run
from metrics.conditions import AtMost, Condition, Except, Is, IsNot, Recorded
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Flow
from metrics.model import Metric, conditions
from metrics.snapshot import Snapshot

KEYED = {dimension.column: dimension for dimension in DIMENSIONS.values()}


def extract_of(fact: str) -> str:
    """The name of the extract that fills a fact."""
    return DECLARED[fact].extract


@per_snapshot
def recorded(snapshot: Snapshot, fact: str) -> frozenset[str]:
    """Dimensions and columns that some row of the fact records; all where it has no row.

    Of protected counts only the dimensions that their cells are told apart by are there to be asked.
    """
    table = FACTS[fact]
    names = _public_columns(DECLARED[fact]) if snapshot.protected else _columns(DECLARED[fact])
    dimensions = [name for name, each in DIMENSIONS.items() if each.column in names]
    if fact not in snapshot.facts:
        return frozenset((*dimensions, *names))
    yeses = {name: yes for name in names if (yes := DECLARED[fact].yes_of(name))}
    highest = (func.max(table.c[name]).label(name) for name in (*names, *yeses.values()))
    row = run(snapshot, select(*highest))[0]
    held = {name for name in names if _holds(bool(table.c[name].nullable), getattr(row, name))}
    held |= {name for name, yes in yeses.items() if getattr(row, yes)}
    if all(highest is None for highest in row):
        held = set(names)
    return frozenset((*(name for name in dimensions if DIMENSIONS[name].column in held), *held))


def _holds(is_value: bool, highest: float | None) -> bool:
    """A wait of no days at all is one that is recorded; a key of 0 is not."""
    return highest is not None if is_value else bool(highest)


def _columns(fact: Fact) -> list[str]:
    """Key columns, whom rows are about, and whatever may be lacking."""
    keys = [column.name for column in FACTS[fact.name].c if column.name in KEYED]
    return [*keys, *(person.name for person in fact.who), *_called(fact)]


def _public_columns(fact: Fact) -> list[str]:
    """Of rows about nobody, all that the internal store has."""
    return list(fact.cells) if isinstance(fact.cells, tuple) else _columns(fact)


def _called(fact: Fact) -> dict[str, str]:
    """Columns that rows may lack, each as people call what is then lacking."""
    days = {each.name: each.called or f"day {each.name}" for each in fact.columns if isinstance(each, Day)}
    amounts = {each.name: each.called or each.name for each in fact.columns if isinstance(each, Amount)}
    waits = {each.name: days[each.end] for each in fact.waits}
    return days | amounts | waits | {each.name: each.called for each in fact.worked if each.called}


def lacking(metric: Metric, snapshot: Snapshot) -> str | None:
    """Why what the metric turns on cannot be known: no row records it, so that its zero would be no zero.

    What is worked out from other rows is different: that a child never came back is a true zero, once
    what it is worked out from (its `rests_on`) is recorded.
    """
    fact, known = DECLARED[metric.fact], recorded(snapshot, metric.fact)
    people, called = {person.name: person.plural for person in fact.who}, _called(fact)
    for name in rests_on(metric):
        if name in known:
            continue
        if name in called:
            return f"No {called[name]} is recorded for the {fact.extract} in this store."
        plural = people[name] if name in people else KEYED[name].plural
        return f"This store holds no {plural} for its {fact.extract}, and this figure turns on them."
    return None


def rests_on(metric: Metric) -> list[str]:
    """The columns of which some row must record something for the figure to be known."""
    fact = DECLARED[metric.fact]
    return list(dict.fromkeys(name for column in turned_on(metric) for name in _rests_on(fact, column)))


def turned_on(metric: Metric) -> list[str]:
    """The columns that the figure turns on: those of its conditions, of its value and of its own dating."""
    dated = [metric.dating.on] if isinstance(metric.dating, Flow) else []
    told = [each for each in conditions(metric) if not isinstance(each, Except)]
    return [*map(_column, told), *metric.kind.columns, *dated]


def _column(condition: Condition) -> str:
    if isinstance(condition, Is | IsNot | Except):
        return DIMENSIONS[condition.dimension].column
    named: AtMost | Recorded = condition
    return DIMENSIONS[named.column].column if named.column in DIMENSIONS else named.column


def _rests_on(fact: Fact, column: str) -> tuple[str, ...]:
    """The columns that must be recorded for this one to be known; none where its absence is an answer.

    Whatever is worked out from other rows follows a person: where nobody is known, nobody has come before.
    """
    person = (fact.person.name,) if fact.person else ()
    worked = next((each for each in fact.worked if each.name == column), None)
    if worked and worked.rests_on != column:
        return (*person, *(_rests_on(fact, worked.rests_on) if worked.rests_on else ()))
    if fact.previous and column in (fact.previous.day, fact.previous.days):
        return person
    return () if column == fact.dated else (column,)


def not_held(fact: str, dimension: str) -> str:
    """The sentence for a dimension that no row of the fact records."""
    told = DIMENSIONS[dimension]
    return (
        f"{told.title} cannot be chosen: this store holds no {told.plural} for its {extract_of(fact)}, "
        "so every row is counted under Not recorded."
    )
