"""Groups and peers: parents offered a place in a group, and what comes of it."""

from __future__ import annotations

from metrics.definitions.groups import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="groups-and-peers",
    lead="Parents who are offered a place in a group, start it and complete it.",
    sections=(
        Section(
            "How many parents are offered a place in a group?",
            (
                Panel("places_offered", wide=True),
                Panel("places_offered", by=("programme",), grain=Grain.WHOLE),
                Panel("group_sessions", by=("programme",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How many start, and how many complete?",
            (
                Panel("places_started_share", grain=Grain.QUARTER),
                Panel("places_completed_share", grain=Grain.QUARTER),
                Panel("places_started_share", by=("programme",), grain=Grain.WHOLE),
                Panel("places_completed_share", by=("programme",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
