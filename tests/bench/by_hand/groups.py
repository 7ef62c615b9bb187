"""The questions by hand on group programmes, staff trained in them and support for parents."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

OFFERED = FLOW.format(fact="group_place", day="offered")
STARTED = FLOW.format(fact="group_place", day="started")
SUPPORTED = FLOW.format(fact="support", day="started")
ASSESSED = FLOW.format(fact="assessment", day="started")
ENDED = FLOW.format(fact="support", day="ended")
NEEDS = " and f.assessment_kind = {parenting_needs}"

QUERIES = {
    "places_offered": (OFFERED, ALL, ""),
    "places_started_share": (OFFERED, share("f.started is not null"), ""),
    "places_completed_share": (STARTED, share("f.completed is not null"), ""),
    "group_sessions": (STARTED, "sum(f.sessions)", ""),
    "staff_trained": (FLOW.format(fact="training", day="month"), "sum(f.staff_trained)", ""),
    "parenting_assessments": (ASSESSED, ALL, NEEDS),
    "families_assessed_for_parenting": (ASSESSED, "count(distinct f.family)", NEEDS),
    "supports_started": (SUPPORTED, ALL, ""),
    "parents_supported": (SUPPORTED, "count(distinct f.parent)", ""),
    "parents_supported_by_peers": (SUPPORTED, "count(distinct f.parent)", " and f.support_kind = 1"),
    "supports_planned_share": (ENDED, share("f.ended_as = 1"), " and f.ended_as <> 0"),
    "support_sustained_share": (
        ENDED,
        share("f.sustained is not null"),
        " and f.ended_as = 1 and f.parent is not null",
    ),
}
