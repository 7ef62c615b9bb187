"""Allocation and journeys: which teams take families on, and how children move between them."""

from __future__ import annotations

from metrics.definitions.allocation import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="allocations",
    lead="Which teams take families on, and how children move between teams.",
    headlines=("allocations", "open_allocations", "transfers"),
    sections=(
        Section(
            "Which teams take families on?",
            (
                Panel("allocations", by=("team_type",), grain=Grain.CALENDAR_YEAR, wide=True),
                Panel("children_allocated"),
                Panel("second_worker_share"),
            ),
        ),
        Section(
            "How much work is open, how soon does it begin, and how long does it last?",
            (
                Panel("open_allocations", by=("team_type",)),
                Panel("days_to_first_allocation"),
                Panel("length_of_allocations"),
            ),
        ),
        Section(
            "How do children move between teams?",
            (
                Panel("transfers", by=("direction",), wide=True),
                Panel("escalations", by=("locality",), grain=Grain.WHOLE),
                Panel("step_downs", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
