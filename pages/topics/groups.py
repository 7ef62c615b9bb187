"""Groups and peers: parents in groups and staff trained to lead them, support by peers and others."""

from __future__ import annotations

from metrics.definitions.groups import TOPIC
from metrics.periods import Grain
from pages.parts.charts.shapes import Shape
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="groups-and-peers",
    lead="Families assessed, parents in groups or supported by peers and others, and whether that lasts; and "
    "the staff who are trained to lead groups.",
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
                Panel("places_started_share", by=("programme",), grain=Grain.FINANCIAL_YEAR),
                Panel("places_completed_share", by=("programme",), grain=Grain.FINANCIAL_YEAR),
            ),
        ),
        Section(
            "How many families are assessed for the parenting support they need?",
            (
                Panel("families_assessed_for_parenting", grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("parenting_assessments", by=("team",), grain=Grain.WHOLE),
                Panel("parenting_assessments", by=("known_before",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How many parents are supported?",
            (
                Panel("parents_supported", by=("support_kind",), grain=Grain.CALENDAR_YEAR, wide=True),
                Panel("parents_supported_by_peers", grain=Grain.CALENDAR_YEAR),
                Panel("parents_supported_by_peers", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How does support end, and does it last?",
            (
                Panel("supports_planned_share", grain=Grain.QUARTER),
                Panel("support_sustained_share", grain=Grain.QUARTER),
            ),
        ),
        Section(
            "How many staff are trained to lead groups?",
            (
                Panel("staff_trained", by=("programme",), grain=Grain.WHOLE),
                Panel("staff_trained", grain=Grain.FINANCIAL_YEAR, shape=Shape.COLUMNS),
                Panel(
                    "staff_trained",
                    by=("programme",),
                    grain=Grain.FINANCIAL_YEAR,
                    shape=Shape.COLUMNS,
                    wide=True,
                ),
            ),
        ),
    ),
)
