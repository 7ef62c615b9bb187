"""Moves from team to team, which only one allocation after another tells, and the escalations among them."""

from __future__ import annotations

from data_access.facts.allocation import FOLLOWED, SAME_SPELL
from data_access.loading.worked_sql import CHILD, NEVER, SECOND, WorkedOut

# The first-worker allocation before each one, and whether the child moved from its team. Where it is not
# recorded whether a worker is the first or the second, nobody moved for all that is known.
_CAME_FROM = f"""
CREATE OR REPLACE TEMP TABLE came_from AS
SELECT p.*, coalesce(team.team_type, 0) AS team_type,
    coalesce(p.team_before <> p.team AND p.team_before <> 0 AND p.team <> 0
        AND (ended_before IS NULL OR started - ended_before <= {SAME_SPELL}), FALSE) AS moved
FROM (SELECT id, team, started, lag(team) OVER earlier AS team_before,
        lag(ended) OVER earlier AS ended_before, lag(started) OVER earlier AS started_before
    FROM allocation WHERE allocation_kind NOT IN (0, {SECOND}) AND child IS NOT NULL
    WINDOW earlier AS (PARTITION BY {CHILD} ORDER BY started, id)) p
LEFT JOIN team ON team.key = p.team_before
"""
# A journey is a child's first-worker allocations without a longer gap, whichever teams they are of. How often
# the child moved stands with the allocation that it begins with.
_JOURNEYS = f"""
CREATE OR REPLACE TEMP TABLE journeys AS
SELECT first(id ORDER BY started, id) AS id,
    (count(*) FILTER (moved AND started <= began + {FOLLOWED}))::INTEGER AS moves
FROM (SELECT *, min(started) OVER (PARTITION BY {CHILD}, journey) AS began
    FROM (SELECT *, sum(CASE WHEN started - until <= {SAME_SPELL} THEN 0 ELSE 1 END) OVER so_far AS journey
        FROM (SELECT a.id, a.authority, a.child, a.started, p.moved,
                max(coalesce(a.ended, {NEVER})) OVER (PARTITION BY a.authority, a.child
                    ORDER BY a.started, a.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
            FROM allocation a JOIN came_from p ON p.id = a.id)
        WINDOW so_far AS (PARTITION BY {CHILD} ORDER BY started, id)))
GROUP BY {CHILD}, journey
"""
CAME_FROM = WorkedOut(
    (_CAME_FROM, _JOURNEYS),
    """
LEFT JOIN came_from p ON p.id = f.id
LEFT JOIN journeys ON journeys.id = f.id
LEFT JOIN team_type now ON now.key = coalesce(team.team_type, 0)
LEFT JOIN team_type before ON before.key = coalesce(p.team_type, 0)
""",
    {
        "allocation_kind": f"CASE WHEN f.allocation_kind IN (0, {SECOND}) THEN f.allocation_kind "
        "WHEN p.moved THEN 3 ELSE 1 END",
        "moves": "journeys.moves",
        "from_team": "CASE WHEN p.moved THEN p.team_before ELSE 0 END",
        "from_team_type": "CASE WHEN p.moved THEN p.team_type ELSE 0 END",
        "direction": """CASE WHEN NOT coalesce(p.moved, FALSE) OR now.key = 0 OR before.key = 0 THEN 0
        WHEN now.level > before.level THEN 1 WHEN now.level < before.level THEN 2 ELSE 3 END""",
        "days_from_referral": f"""CASE WHEN f.allocation_kind NOT IN (0, {SECOND})
        AND NOT coalesce(p.moved, FALSE) AND coalesce(p.started_before < latest_referral.received, TRUE)
        THEN f.started - latest_referral.received END""",
    },
)

# The first time after a referral, and before the child's next one, that it moved to a team of a higher level.
_ESCALATED = """
CREATE OR REPLACE TEMP TABLE escalated AS
SELECT r.id, a.started
FROM (SELECT id, authority, child, received FROM referral WHERE child IS NOT NULL) r
ASOF JOIN (SELECT a.authority, a.child, p.started
    FROM came_from p
    JOIN allocation a ON a.id = p.id
    JOIN team ON team.key = p.team
    JOIN team_type now ON now.key = nullif(team.team_type, 0)
    JOIN team_type before ON before.key = nullif(p.team_type, 0)
    WHERE p.moved AND now.level > before.level) a
    ON r.authority = a.authority AND r.child = a.child AND r.received <= a.started
"""
ESCALATED = WorkedOut(
    (_CAME_FROM, _ESCALATED),
    "LEFT JOIN escalated ON escalated.id = f.id",
    {
        "days_to_escalation": f"CASE WHEN escalated.started < coalesce(o.day_after, {NEVER}) "
        "THEN escalated.started - f.received END",
    },
)
