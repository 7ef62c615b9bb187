"""Front door: who asks for help, which teams answer, and how soon."""

from __future__ import annotations

from metrics.definitions.front_door import TOPIC
from metrics.periods import Grain
from metrics.selection import Filter
from pages.topics.structure import HUBS, Panel, Section, TopicPage

POLICE = (Filter(dimension="source", members=("police",)),)
POLICE_TO_HUBS = (*POLICE, *HUBS)

PAGE = TopicPage(
    TOPIC,
    address="front-door",
    lead="Who asks for help, which teams answer, and how soon.",
    headlines=("referrals", "hub_share", "self_referring_families", "decided_within_3_days"),
    sections=(
        Section(
            "How much help is asked for, and who answers?",
            (
                Panel("referrals", by=("team_type",), wide=True),
                Panel("hub_share"),
                Panel("diverted_share"),
                Panel("referrals", by=("locality",), grain=Grain.WHOLE),
                Panel("hub_share_new", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "Who refers, and why?",
            (
                Panel("referrals", by=("source",), grain=Grain.WHOLE),
                Panel("referrals", by=("reason",), grain=Grain.WHOLE),
                Panel("referrals", by=("team_type",), grain=Grain.WHOLE, among=POLICE),
                Panel("referrals", by=("reason",), grain=Grain.WHOLE, among=POLICE_TO_HUBS),
                Panel("self_referring_families", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section("How soon is it decided?", (Panel("decided_within_3_days"), Panel("days_to_decision"))),
    ),
)
