"""The SQL of a question, for an analyst to read or to run in a warehouse of their own."""

from __future__ import annotations

from sqlalchemy.dialects import mssql, postgresql

from data_access.access import Access
from metrics.catalogue import reference
from metrics.conditions import Is, IsNot
from metrics.dimensions import DIMENSIONS
from metrics.evaluate import inquiry_of, statement
from metrics.model import conditions
from metrics.periods import from_day_number
from metrics.selection import Selection
from metrics.snapshot import Snapshot

# Trino reads what is compiled for PostgreSQL; a test parses every metric in all of them.
DIALECTS = {"duckdb": postgresql, "postgresql": postgresql, "mssql": mssql, "trino": postgresql}


def sql(selection: Selection, snapshot: Snapshot, access: Access, dialect: str | None = None) -> str:
    """One SELECT with its values written in and its keys and days explained in comments.

    `dialect` is one of `DIALECTS`; the snapshot's own where none is named. `Refused` where it has none.
    """
    spoken = DIALECTS[dialect or snapshot.dialect].dialect()
    query = statement(selection, snapshot, access)
    text = query.compile(dialect=spoken, compile_kwargs={"literal_binds": True})
    return "\n".join([*_explained(selection, snapshot, access), f"{text};"])


def _explained(selection: Selection, snapshot: Snapshot, access: Access) -> list[str]:
    inquiry = inquiry_of(selection, snapshot, access)
    first, last = inquiry.periods[0], inquiry.periods[-1]
    notes = [
        f"{inquiry.metric.title}, {first.first:%d/%m/%Y} to {last.last:%d/%m/%Y}",
        "days are numbers: days since 1970-01-01 (0), so "
        f"{(first.first - from_day_number(0)).days} is {first.first:%Y-%m-%d}",
    ]
    named = {name: [m.code for m in members] for name, members in inquiry.scope.filters.items()}
    for each in conditions(inquiry.metric):
        if isinstance(each, Is | IsNot):
            named.setdefault(each.dimension, []).extend(each.codes)
    for name, codes in named.items():
        members = [m for m in reference.listed(snapshot, name) if m.code in codes]
        notes += [f"{DIMENSIONS[name].column} {member.key} = {member.name}" for member in members]
    return [f"-- {note}" for note in (*notes, *inquiry.scope.unserved)]
