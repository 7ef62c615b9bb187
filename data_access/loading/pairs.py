"""First scores of wellbeing and the latest that follow them, in pairs (`worked_out`)."""

from __future__ import annotations

from data_access.facts.wellbeing_score import SOONEST, WITHIN
from data_access.loading.worked_sql import CHILD, WorkedOut

# Only scores of one child by one indicator and one scorer are compared: a worker sees what a child does not
# say. A first score follows none for long, and the latest that comes in time makes a pair with it.
_SCORES = f"""
CREATE OR REPLACE TEMP TABLE scores AS
SELECT id, {CHILD}, wellbeing_indicator, scorer, scored, round(score)::INTEGER AS score,
    lag(scored) OVER (PARTITION BY {CHILD}, wellbeing_indicator, scorer ORDER BY scored, id) AS before
FROM wellbeing_score WHERE child IS NOT NULL AND wellbeing_indicator <> 0 AND score IS NOT NULL
"""
_SCORED_AGAIN = f"""
CREATE OR REPLACE TEMP TABLE scored_again AS
SELECT f.id, any_value(f.score) AS first, last(later.score ORDER BY later.scored, later.id) AS latest
FROM scores f
LEFT JOIN scores later ON later.authority = f.authority AND later.child = f.child
    AND later.wellbeing_indicator = f.wellbeing_indicator AND later.scorer = f.scorer
    AND later.scored BETWEEN f.scored + {SOONEST} AND f.scored + {WITHIN}
WHERE coalesce(f.scored - f.before > {WITHIN}, TRUE)
GROUP BY f.id
"""
SCORED_AGAIN = WorkedOut(
    (_SCORES, _SCORED_AGAIN),
    "LEFT JOIN scored_again ON scored_again.id = f.id",
    {
        "wellbeing_change": """CASE WHEN scored_again.id IS NULL THEN 0
        WHEN scored_again.latest IS NULL THEN 4
        WHEN scored_again.latest > scored_again.first THEN 1
        WHEN scored_again.latest = scored_again.first THEN 2 ELSE 3 END""",
        "first_score": "scored_again.first",
        "change_in_score": "scored_again.latest - scored_again.first",
    },
)
