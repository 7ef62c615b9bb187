"""Until when each fund is secured, and what the council expects when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from data_access.schema import metadata
from metrics.asking.run import per_snapshot, run
from metrics.periods import from_day_number
from metrics.snapshot import Snapshot

SINCE = 9  # the version of the tables from which they hold it


@dataclass(frozen=True)
class Terms:
    """What is known of a fund's end: its last secured day, and what is expected then as a sentence or ""."""

    secured_to: date | None = None
    when_it_ends: str = ""


OPEN = Terms()


@per_snapshot
def terms(snapshot: Snapshot) -> dict[str, Terms]:
    """By the code of each fund of which anything is known."""
    if snapshot.schema_version < SINCE:
        return {}
    fund = metadata.tables["fund"]
    rows = run(snapshot, select(fund.c.code, fund.c.secured_to, fund.c.when_it_ends).order_by(fund.c.key))
    found = {row.code: Terms(_day(row.secured_to), (row.when_it_ends or "").strip()) for row in rows}
    return {code: each for code, each in found.items() if each != OPEN}


def _day(number: int | None) -> date | None:
    return None if number is None else from_day_number(number)
