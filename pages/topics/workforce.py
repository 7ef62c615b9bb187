"""Workforce: the posts there are, the people in them, how many leave, and what they say of their work."""

from __future__ import annotations

from metrics.definitions.workforce import TOPIC
from metrics.periods import Grain
from pages.topics.structure import HUBS, Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="workforce",
    lead="The posts that teams have, the people in them, how many leave, and what they say of their work.",
    sections=(
        Section(
            "How many posts are there, and are they filled?",
            (
                Panel("vacancies_per_100_posts", wide=True),
                Panel("posts", by=("worker_role",), grain=Grain.WHOLE),
                Panel("posts_filled", by=("worker_role",), grain=Grain.WHOLE),
                Panel("posts_vacant", by=("locality",), grain=Grain.WHOLE),
                Panel("vacancies_per_100_posts", by=("worker_role",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "Who works in each locality's hub?",
            (Panel("staff", by=("locality", "worker_role"), grain=Grain.WHOLE, among=HUBS, wide=True),),
        ),
        Section(
            "How many people leave?",
            (
                Panel("turnover", grain=Grain.FINANCIAL_YEAR),
                Panel("leavers", by=("worker_role",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What do staff agree with?",
            (
                Panel("staff_agreed_share", by=("statement",), grain=Grain.WHOLE, wide=True),
                Panel("staff_agreed_share", by=("statement",), grain=Grain.FINANCIAL_YEAR),
                Panel("staff_statements_answered", by=("team_type",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
