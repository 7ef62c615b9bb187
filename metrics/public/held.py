"""What the public store holds ready: the lines of the fixed menu, each with its value or withheld."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Row, select

from data_access.schema import metadata
from metrics.answer import Value
from metrics.asking.following import in_months
from metrics.asking.run import per_snapshot, run
from metrics.kinds import Flow, Rate, Share, Survival
from metrics.model import Metric, Public
from metrics.periods import from_day_number
from metrics.public import publish
from metrics.snapshot import Snapshot

MENU = (
    "In public this figure is given for whole councils only, {each}, rounded ({rounded}), "
    "and left out where too few are behind it."
)
ON_THE_LIST = (
    "In public this figure is given for whole councils and their services, a financial year at a time, from "
    "counts to the nearest 5, and left out where fewer than 50 are behind it."
)
FOLLOWED = (
    "In public a year is given once all its children have been followed for {months}, and how many came "
    "back by which day is not given."
)


@per_snapshot
def held(snapshot: Snapshot) -> dict[tuple[str, str, int, date], Value]:
    """Every figure of the menu, by its line, grain, key of the authority and first day."""
    table = metadata.tables["banded"]
    return {
        (row.metric, row.grain, row.authority, from_day_number(row.first)): _value(row)
        for row in run(snapshot, select(table))
    }


def _value(row: Row) -> Value:
    if row.status != "shown" or row.value is None:
        return publish.withheld("Too few are behind this figure to publish it.")
    return Value(float(row.value))


def about(metric: Metric, by: tuple[str, ...]) -> Iterator[str]:
    """Sentences on which figures of the metric the public has, where they are told apart `by` these."""
    if publish.is_listed(metric, *by):
        yield ON_THE_LIST
    if metric.public is not Public.BANDED:
        return
    each = "a financial year at a time" if isinstance(metric.dating, Flow) else "at the end of each quarter"
    rounded = "to whole days" if metric.unit == "days" else "to the nearest 5"
    rounded = f"from a count {rounded}" if isinstance(metric.kind, Rate) else rounded
    yield MENU.format(each=each, rounded=f"{rounded}%" if isinstance(metric.kind, Share) else rounded)
    if isinstance(metric.kind, Survival):
        yield FOLLOWED.format(months=in_months(metric.kind.within))
