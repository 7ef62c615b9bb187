"""What the rows of a store record, and sentences on what they cannot be asked because they do not."""

from __future__ import annotations

from sqlalchemy import func, select

from data_access.extracts import LAYOUTS
from data_access.schema import FACTS
from metrics.asking.run import per_snapshot, run
from metrics.dimensions import DIMENSIONS
from metrics.snapshot import Snapshot

PERSONS = {"child": "children", "family": "families"}  # columns of persons, and their plurals
WAITS = {  # columns of days (that went by), and the day without which there is none
    "days_to_decision": "day of decision",
    "working_days_to_decision": "day of decision",
    "days_from_referral": "day of referral",
    "involvement_ended": "day of closing",
}


def extract_of(fact: str) -> str:
    """The name of the extract that fills a fact."""
    return next(layout.name for layout in LAYOUTS.values() if layout.table == fact)


@per_snapshot
def recorded(snapshot: Snapshot, fact: str) -> frozenset[str]:
    """Dimensions, kinds of person and waits that some row of the fact records; all where it has no row."""
    table = FACTS[fact]
    carried = {name: d.column for name, d in DIMENSIONS.items() if d.column in table.c}
    carried |= {name: name for name in (*PERSONS, *WAITS) if name in table.c}
    columns = sorted(set(carried.values()))
    row = run(snapshot, select(*(func.max(table.c[column]).label(column) for column in columns)))[0]
    empty = all(highest is None for highest in row)
    return frozenset(name for name, column in carried.items() if empty or _holds(name, getattr(row, column)))


def _holds(name: str, highest: int | None) -> bool:
    """A wait of no days at all is one that is recorded; a key of 0 is not."""
    return highest is not None if name in WAITS else bool(highest)


def not_held(fact: str, dimension: str) -> str:
    """The sentence for a dimension that no row of the fact records."""
    told = DIMENSIONS[dimension]
    return (
        f"{told.title} cannot be chosen: this store holds no {told.plural} for its {extract_of(fact)}, "
        "so every row is counted under Not recorded."
    )
