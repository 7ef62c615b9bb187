"""Journeys: how far referrals come, how children move between teams, and what follows when help ends."""

from __future__ import annotations

from metrics.definitions.journeys import TOPIC
from metrics.periods import Grain
from pages.topics.structure import HUBS, Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="journeys",
    lead="How far referrals come, how children move between teams, and what follows when help ends.",
    lead_in_public="How often children change team, how long they wait, and how many come back.",
    headlines=("transfers",),
    sections=(
        Section(
            "What has become of those referred?",
            (Panel("referrals", by=("progress",), grain=Grain.WHOLE, wide=True),),
            note="Each referral counts once, at the furthest step it has come to, so the bars add up to all "
            "referrals. Those not back so far closed less than 12 months ago. Work out no rate from these "
            "bars: who comes back is counted at once, who does not only after 12 months. The share who come "
            "back stands below. The first contact with a family, and the programmes it completes, are not "
            "recorded with a referral, so they are not shown.",
        ),
        Section(
            "Between which teams do children move?",
            (Panel("transfers", by=("from_team_type", "team_type"), grain=Grain.WHOLE, wide=True),),
        ),
        Section(
            "How often do children change team, and to what level of help?",
            (
                Panel("transfers", by=("direction",), grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("escalations_per_1000", by=("locality",), grain=Grain.WHOLE),
                Panel("step_downs_per_1000", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How many changes of team are there in a child's journey?",
            (
                Panel("transfers_per_100_journeys", grain=Grain.FINANCIAL_YEAR),
                Panel("journeys", grain=Grain.FINANCIAL_YEAR),
            ),
        ),
        Section(
            "How long does each step take?",
            (Panel("days_to_decision"), Panel("days_from_decision"), Panel("days_to_first_allocation")),
            note="The first counts every referral, the other two only those that led to a worker. So "
            "the first two do not add up to the third.",
        ),
        Section(
            "What followed when help from a hub ended?",
            (
                Panel(
                    "involvements_ended",
                    by=("team_type", "what_followed"),
                    grain=Grain.WHOLE,
                    among=HUBS,
                    wide=True,
                ),
            ),
            note="Who comes back is counted at once, who does not only after 12 months. So the share who "
            "come back is not worked out from these numbers; it stands below.",
        ),
        Section(
            "How many come back within a year?",
            (
                Panel("came_back_within_12_months"),
                Panel("rereferrals_within_12_months"),
            ),
            note="The first follows children forward from the end of their help, and asks who is referred "
            "again. The second looks back from new referrals, and asks who came within a year of an earlier "
            "one, whether or not help had ended. They count different children, so they need not agree; and "
            "the first is known only a year after help ended, so its latest figure is older.",
        ),
    ),
)
