"""One topic: the charts of the council's papers and the questions behind them, laid out by declaration."""

from __future__ import annotations

from metrics import TOPICS
from metrics.periods import Grain
from metrics.selection import Filter
from pages.parts import heading, unpublished
from pages.parts.layout import Panel, Section, cuts_of, draw, over_time
from pages.session import Session

POLICE = (Filter(dimension="source", members=("police",)),)

LEADS = {
    "front_door": "Who asks for help, which teams answer, and how soon.",
    "coming_back": "Children referred again. Families are meant to be able to return, "
    "so more is neither good nor bad in itself.",
    "allocation": "Which teams take families on, and how children move between teams.",
}

SECTIONS = {
    "front_door": (
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
                Panel("self_referring_families", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section("How soon is it decided?", (Panel("decided_within_3_days"), Panel("days_to_decision"))),
    ),
    "coming_back": (
        Section(
            "How many come back?",
            (
                Panel("rereferrals", by=("team_type",), wide=True),
                Panel("rereferral_share"),
                Panel("rereferrals_within_12_months"),
            ),
        ),
        Section(
            "Of those whose involvement ended, how many come back within a year?",
            (Panel("came_back_within_12_months", wide=True),),
        ),
        Section(
            "Who comes back, and why?",
            (
                Panel("rereferrals", by=("reason",), grain=Grain.WHOLE, wide=True),
                Panel("rereferral_share", by=("locality",), grain=Grain.WHOLE),
                Panel("rereferrals_within_12_months", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
    ),
    "allocation": (
        Section(
            "Which teams take families on?",
            (
                Panel("allocations", by=("team_type",), grain=Grain.CALENDAR_YEAR, wide=True),
                Panel("children_allocated"),
                Panel("second_worker_share"),
            ),
        ),
        Section(
            "How much work is open, and how soon does it begin?",
            (
                Panel("open_allocations", by=("team_type",)),
                Panel("days_to_first_allocation"),
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
}


def render(session: Session, topic: str) -> None:
    """Draw the page of one topic."""
    heading.draw(session, TOPICS[topic], LEADS[topic], of=over_time(session, SECTIONS[topic]))
    draw(session, SECTIONS[topic])
    unpublished.draw(session, cuts_of(SECTIONS[topic]))
