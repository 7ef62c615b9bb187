"""Columns that no declaration can say: what came before a referral, what a closing ends, and so on.

Each is named by a `Worked` column of a fact, and has a table of expected rows in the tests. A fact's row is
`f`, its row order for one child `o` (see `derive`), and the latest referral before it `latest_referral`.
"""

from __future__ import annotations

from data_access.facts.referral import FOLLOWED_UP, LOOKS_BACK
from data_access.facts.support import SUSTAINED
from data_access.loading.moves import CAME_FROM, ESCALATED
from data_access.loading.pairs import SCORED_AGAIN
from data_access.loading.worked_sql import CHILD, NEVER, SECOND, WorkedOut

# What a child's referral found: another one, received on an earlier day, still open; else how long ago all
# had closed. A closing counts for referrals from the day it happens, but never for one received with its own.
# What came before a child whom nobody knows is not recorded.
_CAME_BEFORE = f"""
CREATE OR REPLACE TEMP TABLE came_before AS
SELECT id, open_until, closed_before FROM (
    SELECT id, max(until) OVER (PARTITION BY {CHILD} ORDER BY day
            RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS open_until,
        max(closed) OVER (PARTITION BY {CHILD} ORDER BY day
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS closed_before
    FROM (SELECT id, authority, child, received AS day, NULL::INTEGER AS closed,
            coalesce(closed, {NEVER}) AS until FROM referral WHERE child IS NOT NULL
        UNION ALL SELECT NULL, authority, child, greatest(closed, received + 1), closed, NULL
            FROM referral WHERE child IS NOT NULL AND closed IS NOT NULL))
WHERE id IS NOT NULL
"""
_LAST_CLOSED = (
    f"CASE WHEN came_before.closed_before >= f.received - {LOOKS_BACK} THEN came_before.closed_before END"
)
CAME_BEFORE = WorkedOut(
    (_CAME_BEFORE,),
    "LEFT JOIN came_before ON came_before.id = f.id",
    {
        "referral_kind": "CASE WHEN f.child IS NULL THEN 0 WHEN came_before.open_until > f.received THEN 3 "
        f"WHEN {_LAST_CLOSED} IS NULL THEN 1 ELSE 2 END",
        "previous_closed": _LAST_CLOSED,
    },
)

# The referrals of children who are known, each with the level of the team that answered, where it has one.
_REFERRED = """
CREATE OR REPLACE TEMP TABLE referred AS
SELECT r.id, r.authority, r.child, r.received, r.closed, team_type.level
FROM referral r
LEFT JOIN team ON team.key = r.team
LEFT JOIN team_type ON team_type.key = nullif(team.team_type, 0)
WHERE r.child IS NOT NULL
"""
# What a closing ends: all there was, unless another referral of the child, received before, stays open
# beyond it. A referral on the day of closing comes after it, but never one that it was received with.
# `reached`: the highest level of the teams that answered the child within the days that are followed up.
_CLOSINGS = f"""
CREATE OR REPLACE TEMP TABLE closings AS
SELECT id, open_until, back, level, reached FROM (
    SELECT id, level, max(until) OVER (PARTITION BY {CHILD} ORDER BY closing
            RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS open_until,
        min(received) OVER (PARTITION BY {CHILD} ORDER BY seen
            RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS back,
        max(answered) OVER (PARTITION BY {CHILD} ORDER BY seen
            RANGE BETWEEN CURRENT ROW AND {FOLLOWED_UP} FOLLOWING) AS reached
    FROM (SELECT NULL AS id, authority, child, received, received AS closing, received AS seen,
            coalesce(closed, {NEVER}) AS until, NULL AS level, level AS answered FROM referred
        UNION ALL SELECT id, authority, child, NULL, closed, greatest(closed, received + 1), NULL, level, NULL
            FROM referred WHERE closed IS NOT NULL))
WHERE id IS NOT NULL
"""
_ENDS = "closings.id IS NOT NULL AND coalesce(closings.open_until, f.closed) <= f.closed"
_FOLLOWED_BY = f"""CASE WHEN NOT ({_ENDS}) THEN 0
    WHEN coalesce(closings.back - f.closed > {FOLLOWED_UP}, TRUE) THEN 1
    WHEN closings.reached < closings.level THEN 2 WHEN closings.reached = closings.level THEN 3
    WHEN closings.reached > closings.level THEN 4 ELSE 0 END"""
CLOSINGS = WorkedOut(
    (_REFERRED, _CLOSINGS),
    "LEFT JOIN closings ON closings.id = f.id",
    {
        "involvement_ended": f"CASE WHEN {_ENDS} THEN f.closed END",
        "days_to_next": f"CASE WHEN {_ENDS} THEN closings.back - f.closed END",
        "what_followed": _FOLLOWED_BY,
    },
)

_FIRST_ALLOCATED = f"""
CREATE OR REPLACE TEMP TABLE first_allocated AS
SELECT r.id, a.started
FROM (SELECT id, authority, child, received FROM referral WHERE child IS NOT NULL) r
ASOF JOIN (SELECT authority, child, started FROM allocation
    WHERE allocation_kind NOT IN (0, {SECOND}) AND child IS NOT NULL) a
    ON r.authority = a.authority AND r.child = a.child AND r.received <= a.started
"""
_ALLOCATED = f"coalesce(first_allocated.started < coalesce(o.day_after, {NEVER}), FALSE)"
FIRST_ALLOCATED = WorkedOut(
    (_FIRST_ALLOCATED,),
    "LEFT JOIN first_allocated ON first_allocated.id = f.id",
    {
        "days_to_allocation": f"CASE WHEN {_ALLOCATED} THEN first_allocated.started - f.received END",
        "days_from_decision": f"CASE WHEN {_ALLOCATED} AND f.decided IS NOT NULL "
        "THEN greatest(first_allocated.started - f.decided, 0) END",
    },
)

# The furthest step that a referral has come to; what is said of a worker and of coming back is said above.
_PROGRESS = f"""CASE WHEN f.child IS NULL THEN 0
    WHEN f.closed IS NULL AND {_ALLOCATED} THEN 4 WHEN f.closed IS NULL AND f.decided IS NULL THEN 1
    WHEN f.closed IS NULL THEN 2 WHEN NOT {_ALLOCATED} THEN 3 WHEN NOT ({_ENDS}) THEN 5
    WHEN closings.back - f.closed <= {FOLLOWED_UP} THEN 7 ELSE 8 END"""
PROGRESSED = WorkedOut((), "", {"progress": _PROGRESS})

# Support has lasted if the parent began no other in the months after it ended. What had begun before and goes
# on is no answer: one that nobody closes would deny it for ever, and the more so the longer data is gathered.
_SUPPORTED_AGAIN = f"""
CREATE OR REPLACE TEMP TABLE supported_again AS
SELECT DISTINCT s.id FROM support s
JOIN support o ON o.authority = s.authority AND o.parent = s.parent AND o.id <> s.id
    AND o.started BETWEEN s.ended AND s.ended + {SUSTAINED}
"""
SUPPORTED_AGAIN = WorkedOut(
    (_SUPPORTED_AGAIN,),
    "LEFT JOIN supported_again ON supported_again.id = f.id",
    {
        "sustained": "CASE WHEN f.parent IS NOT NULL AND supported_again.id IS NULL "
        f"THEN f.ended + {SUSTAINED} END"
    },
)

WORKED_OUT = {
    "came_before": CAME_BEFORE,
    "closings": CLOSINGS,
    "first_allocated": FIRST_ALLOCATED,
    "progressed": PROGRESSED,
    "came_from": CAME_FROM,
    "escalated": ESCALATED,
    "supported_again": SUPPORTED_AGAIN,
    "scored_again": SCORED_AGAIN,
}
