"""Columns worked out over the whole snapshot: what came before, how long it took, what kind it is.

A metric then joins no two facts. Everything is per child within an authority.
"""

from __future__ import annotations

import duckdb

from data_access.loading.columns import quoted
from data_access.schema import FACTS

SAME_SPELL = 28  # days between a worker's end and the next one's start that still make it a transfer
CHILD = "authority, child"
NEVER = 2147483647  # the day on which what is still open ends

# Every fact: what follows from its team, source and reason.
CONFORMED = {
    "team_type": "coalesce(team.team_type, 0)",
    "source_group": "coalesce(referral_source.source_group, 0)",
    "reason_group": "coalesce(reason.reason_group, 0)",
}

# Working days up to and including each day, by authority, so that a difference counts those between two days.
WORKING_DAYS = """
CREATE OR REPLACE TEMP TABLE working_days AS
SELECT a.key AS authority, d.day, sum(CASE WHEN isodow(DATE '1970-01-01' + d.day) < 6 AND h.day IS NULL
    THEN 1 ELSE 0 END) OVER (PARTITION BY a.key ORDER BY d.day) AS so_far
FROM authority a
CROSS JOIN (SELECT unnest(generate_series(min(received), max(greatest(received, decided))))::INTEGER AS day
    FROM referral) d
LEFT JOIN (SELECT DISTINCT authority, day FROM holiday) h ON h.authority = a.key AND h.day = d.day
"""

# A closing counts for referrals from the day it happens, but never for one received the same day as its own.
LAST_CLOSED = f"""
CREATE OR REPLACE TEMP TABLE last_closed AS
SELECT id, closed_before FROM (
    SELECT id, max(closed) OVER (PARTITION BY {CHILD} ORDER BY day
        RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS closed_before
    FROM (SELECT id, authority, child, received AS day, NULL::INTEGER AS closed FROM referral
        WHERE child IS NOT NULL
        UNION ALL SELECT NULL, authority, child, greatest(closed, received + 1), closed FROM referral
        WHERE child IS NOT NULL AND closed IS NOT NULL))
WHERE id IS NOT NULL AND closed_before IS NOT NULL
"""

REFERRAL_ORDER = f"""
CREATE OR REPLACE TEMP TABLE referral_order AS
SELECT id,
    max(received) OVER (PARTITION BY {CHILD} ORDER BY received
        RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_received,
    min(received) OVER (PARTITION BY {CHILD} ORDER BY received
        RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_received
FROM referral WHERE child IS NOT NULL
"""

# What a closing ends: all there was, unless another referral of the child, received before, stays open
# beyond it. A referral on the day of closing comes after it, but never one that it was received with.
CLOSINGS = f"""
CREATE OR REPLACE TEMP TABLE closings AS
SELECT id, open_until, back FROM (
    SELECT id, max(until) OVER (PARTITION BY {CHILD} ORDER BY closing
            RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS open_until,
        min(received) OVER (PARTITION BY {CHILD} ORDER BY seen
            RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS back
    FROM (SELECT NULL AS id, authority, child, received, received AS closing, received AS seen,
            coalesce(closed, {NEVER}) AS until FROM referral WHERE child IS NOT NULL
        UNION ALL SELECT id, authority, child, NULL, closed, greatest(closed, received + 1), NULL
            FROM referral WHERE child IS NOT NULL AND closed IS NOT NULL))
WHERE id IS NOT NULL
"""

FIRST_ALLOCATED = """
CREATE OR REPLACE TEMP TABLE first_allocated AS
SELECT r.id, a.started
FROM (SELECT id, authority, child, received FROM referral WHERE child IS NOT NULL) r
ASOF JOIN (SELECT authority, child, started FROM allocation
    WHERE allocation_kind <> 2 AND child IS NOT NULL) a
    ON r.authority = a.authority AND r.child = a.child AND r.received <= a.started
"""

ENDS = "closings.id IS NOT NULL AND coalesce(closings.open_until, f.closed) <= f.closed"
REFERRALS = {
    **CONFORMED,
    "referral_kind": "CASE WHEN last_closed.closed_before IS NULL THEN 1 ELSE 2 END",
    "previous_received": "o.previous_received",
    "previous_closed": "last_closed.closed_before",
    "days_since_previous": "f.received - o.previous_received",
    "days_to_decision": "f.decided - f.received",
    "working_days_to_decision": "(w_decided.so_far - w_received.so_far)::INTEGER",
    "days_to_allocation": f"CASE WHEN first_allocated.started < coalesce(o.next_received, {NEVER}) "
    "THEN first_allocated.started - f.received END",
    "involvement_ended": f"CASE WHEN {ENDS} THEN f.closed END",
    "days_to_next": f"CASE WHEN {ENDS} THEN closings.back - f.closed END",
}
REFERRAL_JOINS = """
LEFT JOIN last_closed ON last_closed.id = f.id
LEFT JOIN referral_order o ON o.id = f.id
LEFT JOIN first_allocated ON first_allocated.id = f.id
LEFT JOIN closings ON closings.id = f.id
LEFT JOIN working_days w_received ON w_received.authority = f.authority AND w_received.day = f.received
LEFT JOIN working_days w_decided ON w_decided.authority = f.authority AND w_decided.day = f.decided
"""

# The child's latest referral by the day the allocation started; of two on one day, the higher id.
REFERRED = """
CREATE OR REPLACE TEMP TABLE referred AS
SELECT a.id, r.received, r.locality, r.referral_source, r.reason
FROM (SELECT id, authority, child, started FROM allocation WHERE child IS NOT NULL) a
ASOF JOIN (SELECT DISTINCT ON (authority, child, received)
        authority, child, received, locality, referral_source, reason
    FROM referral WHERE child IS NOT NULL ORDER BY authority, child, received, id DESC) r
    ON a.authority = r.authority AND a.child = r.child AND a.started >= r.received
"""

# The first-worker allocation before each one, and whether the child moved from its team.
CAME_FROM = f"""
CREATE OR REPLACE TEMP TABLE came_from AS
SELECT p.*, coalesce(team.team_type, 0) AS team_type,
    coalesce(p.team_before <> p.team AND p.team_before <> 0 AND p.team <> 0
        AND (ended_before IS NULL OR started - ended_before <= {SAME_SPELL}), FALSE) AS moved
FROM (SELECT id, team, started, lag(team) OVER earlier AS team_before,
        lag(ended) OVER earlier AS ended_before, lag(started) OVER earlier AS started_before
    FROM allocation WHERE allocation_kind <> 2 AND child IS NOT NULL
    WINDOW earlier AS (PARTITION BY {CHILD} ORDER BY started, id)) p
LEFT JOIN team ON team.key = p.team_before
"""

ALLOCATIONS = {
    **CONFORMED,
    "locality": "CASE WHEN f.locality = 0 THEN coalesce(referred.locality, 0) ELSE f.locality END",
    "referral_source": "coalesce(referred.referral_source, 0)",
    "reason": "coalesce(referred.reason, 0)",
    "allocation_kind": "CASE WHEN f.allocation_kind = 2 THEN 2 WHEN p.moved THEN 3 ELSE 1 END",
    "from_team": "CASE WHEN p.moved THEN p.team_before ELSE 0 END",
    "from_team_type": "CASE WHEN p.moved THEN p.team_type ELSE 0 END",
    "direction": """CASE WHEN NOT coalesce(p.moved, FALSE) OR now.key = 0 OR before.key = 0 THEN 0
        WHEN now.level > before.level THEN 1 WHEN now.level < before.level THEN 2 ELSE 3 END""",
    "days_from_referral": """CASE WHEN f.allocation_kind <> 2 AND NOT coalesce(p.moved, FALSE)
        AND coalesce(p.started_before < referred.received, TRUE) THEN f.started - referred.received END""",
}
ALLOCATION_JOINS = """
LEFT JOIN referred ON referred.id = f.id
LEFT JOIN came_from p ON p.id = f.id
LEFT JOIN team_type now ON now.key = coalesce(team.team_type, 0)
LEFT JOIN team_type before ON before.key = coalesce(p.team_type, 0)
"""


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Work out every derived column of every fact again."""
    for prepared in (WORKING_DAYS, LAST_CLOSED, REFERRAL_ORDER, CLOSINGS, FIRST_ALLOCATED):
        connection.execute(prepared)
    _rewrite(connection, "referral", REFERRALS, REFERRAL_JOINS)
    for prepared in (REFERRED, CAME_FROM):
        connection.execute(prepared)
    reference = ("referred.referral_source", "referred.reason")
    _rewrite(connection, "allocation", ALLOCATIONS, ALLOCATION_JOINS, *reference)


def _rewrite(
    connection: duckdb.DuckDBPyConnection,
    fact: str,
    derived: dict[str, str],
    joins: str,
    source: str = "f.referral_source",
    reason: str = "f.reason",
) -> None:
    """Write the fact again, its derived columns anew. `source` and `reason`: where these two come from."""
    columns = ", ".join(
        f"{derived.get(column.name, f'f.{quoted(column.name)}')} AS {quoted(column.name)}"
        for column in FACTS[fact].columns
    )
    connection.execute(
        f"CREATE TABLE derived AS SELECT {columns} FROM {fact} f LEFT JOIN team ON team.key = f.team {joins} "
        f"LEFT JOIN referral_source ON referral_source.key = {source} "
        f"LEFT JOIN reason ON reason.key = {reason}"
    )
    connection.execute(f"DROP TABLE {fact}")
    connection.execute(f"ALTER TABLE derived RENAME TO {fact}")
