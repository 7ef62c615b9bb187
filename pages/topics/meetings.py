"""Family meetings: who is offered one, and what comes of it."""

from __future__ import annotations

from metrics.definitions.meetings import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="family-meetings",
    lead="Family group decision making: families who are offered a meeting, accept it, hold it and agree a "
    "plan of their own.",
    lead_in_public="Family group decision making: families who are offered a meeting, and how soon it is "
    "held.",
    sections=(
        Section(
            "How many families are offered a meeting?",
            (
                Panel("meetings_offered", wide=True),
                Panel("meetings_offered", by=("locality",), grain=Grain.WHOLE),
                Panel("meetings_offered", by=("team_type",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What comes of the offer?",
            (
                Panel("meetings_accepted_share"),
                Panel("meetings_held_share"),
                Panel("plans_agreed_share"),
                Panel("days_to_meeting"),
            ),
        ),
    ),
)
