"""The questions by hand on group programmes."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

OFFERED = FLOW.format(fact="group_place", day="offered")
STARTED = FLOW.format(fact="group_place", day="started")

QUERIES = {
    "places_offered": (OFFERED, ALL, ""),
    "places_started_share": (OFFERED, share("f.started is not null"), ""),
    "places_completed_share": (STARTED, share("f.completed is not null"), ""),
    "group_sessions": (STARTED, "sum(f.sessions)", " and f.sessions is not null"),
}
