"""Money: what was planned and spent, what that is for each child, and what was announced and awarded."""

from __future__ import annotations

from metrics.definitions.money import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="money",
    lead="What was planned and spent on family support, how much that is for each child, and what was "
    "announced and awarded for it.",
    sections=(
        Section(
            "How much is spent, and on what?",
            (
                Panel("spend", by=("tier",), grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("spend", by=("fund",), grain=Grain.WHOLE),
                Panel("budget", by=("fund",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What is spent for each child?",
            (Panel("spend_per_child", grain=Grain.FINANCIAL_YEAR, wide=True),),
            note="A child allocated is a child who was given a worker in the year, counted once. Journeys "
            "begun are fewer or more: they leave out children who had a worker in the 28 days before, and "
            "count a child again for each new journey.",
        ),
        Section(
            "How much was announced and awarded?",
            (
                Panel("grants_awarded", by=("indicator", "paper"), grain=Grain.WHOLE),
                Panel("national_funding", by=("indicator", "paper"), grain=Grain.WHOLE),
            ),
        ),
    ),
)
