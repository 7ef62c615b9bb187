"""What the hubs aim for, in our words: their seven priorities, and what they planned for the second year.

Framework, aim, and its outcomes: each with the metrics that measure it, or with what would.
"""

from __future__ import annotations

from collections.abc import Iterator

PRIORITIES = "Family Support Hubs: priorities"
SECOND_YEAR = "Family Support Hubs: plans for the second year"
# Outcome, names of metrics, what would measure it.
AIMS = (
    (
        PRIORITIES,
        "Fewer families need a Local Office",
        (
            ("Most families get help without a Local Office", "diverted_share hub_share", ""),
            ("Few families whom a hub helps go on to a Local Office", "escalations", ""),
        ),
    ),
    (
        PRIORITIES,
        "Help before a baby is born",
        (
            ("Hubs help parents who expect a baby", "hub_share_before_birth", ""),
            ("Parents' plans succeed without child protection procedures", "parents_plans_escalated", ""),
            ("Babies live at home on their first birthday", "at_home_at_first_birthday", ""),
        ),
    ),
    (
        PRIORITIES,
        "Families make their own decisions",
        (
            ("Families accept the offer of a family meeting", "meetings_accepted_share", ""),
            ("Families agree a plan of their own", "plans_agreed_share", ""),
            ("The family's plan still holds a year later", "", "a note of each plan after 12 months"),
        ),
    ),
    (
        PRIORITIES,
        "Parents learn with other parents",
        (
            ("Parents start and complete their group", "places_started_share places_completed_share", ""),
            ("Parents are more confident after a group", "", "a score before and after each group"),
        ),
    ),
    (
        PRIORITIES,
        "Parents support one another",
        (
            ("Parents get help from somebody who has been there", "parents_supported_by_peers", ""),
            ("Parents manage without support six months later", "support_sustained_share", ""),
        ),
    ),
    (
        PRIORITIES,
        "Buildings that families like to use",
        (
            ("Families come to the hubs", "family_visits", ""),
            ("Families find the hubs welcoming and easy to reach", "", "a question to families who visit"),
        ),
    ),
    (
        PRIORITIES,
        "A workforce that is supported",
        (
            ("Staff stay", "turnover", ""),
            ("Staff have time to reflect on their practice", "reflective_sessions", ""),
            ("Staff feel supported", "statements_agreed_share", ""),
        ),
    ),
    (
        SECOND_YEAR,
        "Evidence of what help changes",
        (
            (
                "Children's wellbeing improves",
                "wellbeing_better_share wellbeing_change",
                "",
            ),
            ("Families manage on their own after help ends", "came_back_within_12_months", ""),
        ),
    ),
    (
        SECOND_YEAR,
        "Work of good quality",
        (
            ("Case audits find good work", "audits_good_share", ""),
            ("Teams do what audits ask of them", "", "the actions after each audit, and when each was done"),
        ),
    ),
    (
        SECOND_YEAR,
        "A better pathway before birth",
        (
            ("Hubs assess families before birth", "pre_birth_hub_share", ""),
            ("Help comes early enough in pregnancy", "", "the week of pregnancy in which help begins"),
        ),
    ),
    (
        SECOND_YEAR,
        "More reports for the Reporter by hubs",
        (("Hubs write reports that Local Offices wrote before", "reports_diverted_share", ""),),
    ),
)


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Framework, aim, outcome, metrics and what would measure it, in the order of the page."""
    for framework, aim, outcomes in AIMS:
        for outcome in outcomes:
            yield framework, aim, *outcome
