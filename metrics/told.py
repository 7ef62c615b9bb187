"""What loading is told of the metrics, as a value: which codes and columns they turn on, and their titles."""

from __future__ import annotations

from data_access.facts import FACTS as DECLARED
from data_access.loading.roles import Figures
from data_access.schema import FIXED
from metrics.catalogue.recording import rests_on
from metrics.conditions import Is, IsNot
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS
from metrics.model import conditions

Titles = dict[str, dict[str, tuple[str, ...]]]


def figures() -> Figures:
    """What all metrics turn on."""
    return Figures(_codes(), {name: metric.title for name, metric in METRICS.items()}, _columns())


def _codes() -> Titles:
    """By a council's own list and a code in it, the titles of the metrics whose conditions name it."""
    found: Titles = {}
    for metric in METRICS.values():
        for each in conditions(metric):
            if isinstance(each, Is | IsNot) and DIMENSIONS[each.dimension].table not in FIXED:
                listed = found.setdefault(DIMENSIONS[each.dimension].table, {})
                for code in each.codes:
                    listed[code] = (*listed.get(code, ()), metric.title)
    return found


def _columns() -> Titles:
    """By fact and column, the titles of the metrics that need some row to say something there."""
    found: Titles = {}
    for metric in METRICS.values():
        ends = {wait.name: wait.end for wait in DECLARED[metric.fact].waits}
        needed = found.setdefault(metric.fact, {})
        for column in dict.fromkeys(ends.get(name, name) for name in rests_on(metric)):
            needed[column] = (*needed.get(column, ()), metric.title)
    return found
