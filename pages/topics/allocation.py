"""Allocation: which teams take families on, how soon, and for how long."""

from __future__ import annotations

from metrics.definitions.allocation import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="allocations",
    lead="Which teams take families on, how soon work begins, and how long it lasts.",
    lead_in_public="Which teams take families on, how much work is open, and how soon it begins.",
    headlines=("allocations", "open_allocations"),
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
    ),
)
