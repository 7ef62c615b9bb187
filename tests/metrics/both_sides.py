"""What was asked, and whether the rows asked about lay on both sides of it: some meet it and some do not.

Agreement on a condition that every row meets says nothing of the condition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from data_access.schema import FACTS
from metrics import METRICS, Filter, Selection
from metrics.conditions import AtMost, Except, Is, IsNot, Recorded
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Count, Median, Stock, Survival
from metrics.model import Metric, conditions
from metrics.periods import Grain
from metrics.refusals import carries, splits
from tests.metrics import drawing, oracle

WIDE = {"first": date(2022, 1, 1), "last": date(2023, 12, 31), "grain": Grain.WHOLE}


def turns_on(metric: Metric) -> Iterator:
    """The metric's conditions and, as conditions too, what its kind leaves rows out by."""
    yield from conditions(metric)
    if isinstance(metric.kind, Count) and metric.kind.distinct:
        yield Recorded(metric.kind.distinct)
    if isinstance(metric.kind, Median):
        yield Recorded(metric.kind.column)
    if isinstance(metric.kind, Survival):
        yield from (Recorded("child"), AtMost(metric.kind.column, metric.kind.within))


def meets(condition, row: dict) -> bool:
    """Read as a person reads the declaration, and only to know which rows were there: no figure is of it."""
    if isinstance(condition, Is | IsNot):
        code = row[condition.dimension]
        return code is not None and (code in condition.codes) == isinstance(condition, Is)
    if isinstance(condition, Except):
        return row[condition.dimension] not in condition.codes
    value = row[condition.column]
    return value is not None and (isinstance(condition, Recorded) or value <= condition.limit)


def told_apart(fact: str) -> list[str]:
    """The dimensions that a fact carries."""
    return [name for name, each in DIMENSIONS.items() if each.column in FACTS[fact].c]


def settled() -> dict[str, list[Selection]]:
    """For each metric, a question without filters, and its part of the filters and splits of its fact."""
    counted = oracle.COUNTED
    asked = {name: [Selection(metric=name, clock=each, **WIDE) for each in _clocks(name)] for name in counted}
    for fact in FACTS:
        of = [METRICS[name] for name in oracle.COUNTED if METRICS[name].fact == fact]
        for place, name in enumerate(told_apart(fact)):
            kept = (Filter(dimension=name, members=_half(drawing.CODES[name])),)
            for metric in _two(place, [each for each in of if carries(each, name)]):
                asked[metric].append(Selection(metric=metric, where=kept, **WIDE))
            for metric in _two(place + 1, [each for each in of if splits(each, name)]):
                asked[metric].append(Selection(metric=metric, by=(name,), **WIDE | _by_year(metric)))
    return asked


def _by_year(name: str) -> dict[str, Grain]:
    """A stock is added up along the periods, of each part by itself: that takes several."""
    return {"grain": Grain.CALENDAR_YEAR} if isinstance(METRICS[name].dating, Stock) else {}


def _clocks(name: str) -> tuple[str | None, ...]:
    """Its own, and the others."""
    return (None, *oracle.BY_CLOCK.get(name, ()))


def _half(codes: tuple[str, ...]) -> tuple[str, ...]:
    return codes[: (len(codes) + 1) // 2]


def _two(place: int, able: list[Metric]) -> list[str]:
    """Two in turn, as one may have rows of a single member, or too few for a figure."""
    return list({able[each % len(able)].name: 0 for each in (place, place + 1)}) if able else []


class BothSides:
    """Notes the sides that rows lay on, of everything that some answer gave a figure of."""

    def __init__(self):
        self._seen: dict[tuple, set[bool]] = defaultdict(set)

    def note(self, asked: Selection, rows: list[dict], spans: list[tuple[date, date]]) -> None:
        """`rows`: all of the metric's fact; `spans`: the periods that have a figure."""
        metric, counted = METRICS[asked.metric], oracle.counted(asked.metric, asked.clock)
        now = [any(counted.belongs(row, *span) for span in spans) for row in rows]
        self._seen["dating", asked.metric].update(now)
        self._seen["kind", type(metric.kind)].update(now)
        inside = [row for row, belongs in zip(rows, now, strict=True) if belongs]
        for condition in turns_on(metric):
            self._seen["condition", asked.metric, condition].update(meets(condition, row) for row in inside)
            if isinstance(condition, AtMost):
                edges = {condition.limit: True, condition.limit + 1: False}
                found = {edges[row[condition.column]] for row in inside if row[condition.column] in edges}
                self._seen["limit", asked.metric, condition].update(found)
        for each in asked.where:
            kept = {row[each.dimension] in each.members for row in inside}
            self._seen["filter", metric.fact, each.dimension].update(kept)
        for name in asked.by:
            self._seen["split", metric.fact, name].update(row[name] == inside[0][name] for row in inside)

    def lacking(self) -> list[tuple]:
        """What was never asked with rows on both sides."""
        return [each for each in _expected() if self._seen[each] != {True, False}]


def _expected() -> Iterator[tuple]:
    for name in oracle.COUNTED:
        metric = METRICS[name]
        yield "dating", name
        yield "kind", type(metric.kind)
        for condition in turns_on(metric):
            yield "condition", name, condition
            if isinstance(condition, AtMost):
                yield "limit", name, condition
    for fact in FACTS:
        of = [metric for metric in METRICS.values() if metric.fact == fact]
        for name in told_apart(fact):
            yield "filter", fact, name
            if any(splits(metric, name) for metric in of):
                yield "split", fact, name
