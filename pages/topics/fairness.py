"""Reach and fairness: which groups of children are referred, answered by a hub and escalated."""

from __future__ import annotations

from metrics.definitions.fairness import TOPIC
from metrics.dimensions import CHARACTERISTICS
from metrics.periods import Grain
from pages.parts.charts.shapes import Shape
from pages.topics.structure import Panel, Section, TopicPage


def _groups(metric: str) -> tuple[Panel, ...]:
    """A panel for each characteristic: every group beside all others, as far as outcomes are known."""
    return tuple(
        Panel(metric, by=(name,), grain=Grain.WHOLE, shape=Shape.RELATIVE, settled=True)
        for name in CHARACTERISTICS
    )


PAGE = TopicPage(
    TOPIC,
    address="reach-and-fairness",
    lead="Which groups of children are referred, which reach a hub, and which go on to more intensive help: "
    "each step of those who came to the one before.",
    sections=(
        Section(
            "Who is referred, of the children who live here?",
            _groups("referrals_per_1000"),
            note="Each group is divided by the number of its own children who live here. The unborn and "
            "those of 18 and over are not among them, so they have no rate. Referrals whose group is not "
            "recorded are in none, so these rates are a little lower than that of all children.",
        ),
        Section(
            "Who is answered by a hub, of those referred?",
            _groups("hub_share"),
            note="Young people of 16 and 17 may have a team of their own, so age decides in part who "
            "answers.",
        ),
        Section(
            "Who is escalated, of those whom a hub answered?",
            _groups("escalated_within_6_months"),
            note="Who completes a programme, or ends support as planned, cannot be told by group: such rows "
            "are of parents, and do not say what a child is like.",
        ),
    ),
)
