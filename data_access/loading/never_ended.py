"""What has had no end for years. Most likely it has ended, and nobody said so.

A referral that is never closed makes each later one of the child "while another is open", for ever. The rows
stay as they were sent: the load says how many there are and what to do, and Data quality keeps that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb

from data_access.checks import Finding
from data_access.facts import FACTS
from data_access.facts.columns import Day
from data_access.facts.declaration import Fact

YEARS = 5  # early help seldom lasts for two
DAYS = round(YEARS * 365.25)
MEANS = {
    "referral": "so each later referral of these children counts as made while another is open",
    "allocation": "so they count as open allocations to this day",
}
COUNTS = "so they count as under way to this day"


def never_ended(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """For each extract of a council a warning with how many of its rows have been open for so long.

    They are held against the last day of which the extract knows, never against today.
    """
    for fact in FACTS.values():
        if fact.lasts:
            began, over = fact.lasts
            [day] = [each for each in fact.columns if isinstance(each, Day) and each.name == over]
            for council, known, rows in _found(connection, fact, began, over):
                sentence = _said(fact, day, council, date(1970, 1, 1) + timedelta(known), rows)
                yield Finding("", fact.extract, "never_ended", "warning", over, None, sentence, rows)


def _found(connection: duckdb.DuckDBPyConnection, fact: Fact, began: str, over: str) -> list[tuple]:
    """By council: its name, the last day known, and how many rows without an end began so long before it."""
    return connection.execute(
        f"""
        SELECT a.name, known, count(*) FROM {fact.name} f
        JOIN authority a ON a.key = f.authority
        JOIN (SELECT authority, least(covers_to, coalesce(as_at, covers_to)) AS known
            FROM coverage WHERE extract = ?) c ON c.authority = f.authority
        WHERE f."{over}" IS NULL AND f."{began}" < known - {DAYS} GROUP BY ALL ORDER BY ALL
        """,
        [fact.extract],
    ).fetchall()


def _said(fact: Fact, over: Day, council: str, known: date, rows: int) -> str:
    have, called = "have" if rows > 1 else "has", over.called or "last day"
    return (
        f"Column {over.name}: {rows:,} of the {fact.extract} of {council} began more than {YEARS} years "
        f"before {known.day} {known:%B %Y} and {have} no {called}, {MEANS.get(fact.name, COUNTS)}. Close in "
        "your system those that have ended, and load the whole extract again."
    )
