"""Money: what was planned and spent, what that is for each child and family, and what was awarded."""

from __future__ import annotations

from metrics.definitions.money import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="money",
    module="pages.money",
    lead="What was planned and spent on family support, how much of it on prevention, how much that is for "
    "each child and each family, what was announced and awarded for it, and until when it is secure.",
    lead_in_public="What was planned and spent on family support, how much of it on prevention, how much "
    "that is for each child, what was announced and awarded for it, and until when it is secure.",
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
            "How much is spent on prevention?",
            (
                Panel("prevention_share", grain=Grain.FINANCIAL_YEAR),
                Panel("prevention_share", by=("fund",), grain=Grain.WHOLE),
            ),
            note="Prevention is universal support and early intervention. The rest is intensive support.",
        ),
        Section(
            "What is spent for each child?",
            (Panel("spend_per_child", grain=Grain.FINANCIAL_YEAR, wide=True),),
            note="A child allocated is a child who was given a worker in the year, counted once. Journeys "
            "begun are fewer or more: they leave out children who had a worker in the 28 days before, and "
            "count a child again for each new journey.",
        ),
        Section(
            "What is spent for each family?",
            (Panel("spend_per_family", grain=Grain.FINANCIAL_YEAR, wide=True),),
            note="The money is all that the accounts hold, from every fund and for every tier of support. It "
            "also pays for families whose worker was given earlier, and for groups and peers. What partners "
            "pay themselves is not in it, nor are costs that the council books elsewhere.",
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
