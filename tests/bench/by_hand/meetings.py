"""The questions by hand on family meetings."""

from tests.bench.by_hand.phrases import ALL, FLOW, median, share

MEETING = FLOW.format(fact="meeting", day="offered")

QUERIES = {
    "meetings_offered": (MEETING, ALL, ""),
    "meetings_accepted_share": (MEETING, share("f.accepted is not null"), ""),
    "meetings_held_share": (MEETING, share("f.held is not null"), " and f.accepted is not null"),
    "plans_agreed_share": (MEETING, share("f.agreed is not null"), " and f.held is not null"),
    "days_to_meeting": (median("meeting", "offered", "days_to_meeting"), "", ""),
}
