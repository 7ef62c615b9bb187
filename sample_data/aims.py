"""What the hubs aim for, and the national frameworks that a council answers to, all in our words.

The hubs have seven priorities and plans for their second year. Names of frameworks and of their parts are as
published; outcomes are told in our words, which their titles say, because print words them otherwise.

Framework, aim, and its outcomes: each with the metrics that measure it, or with what would.
"""

from __future__ import annotations

from collections.abc import Iterator

PRIORITIES = "Family Support Hubs: priorities"
SECOND_YEAR = "Family Support Hubs: plans for the second year"
CORE_INDICATORS = "Core Wellbeing Indicators (Scotland, in our words)"
THE_PROMISE = "The Promise (Scotland, in our words)"
WHOLE_FAMILY = "Whole Family Wellbeing Funding (Scotland, in our words)"
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
            ("Staff feel supported", "staff_agreed_share", ""),
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
            ("Teams do what audits ask of them", "audit_actions_on_time_share", ""),
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
    (
        CORE_INDICATORS,
        "How I grow and develop",
        (
            (
                "Few children give concern when they are 27 to 30 months old",
                "",
                "the health visitors' reviews",
            ),
            ("Children feel well in themselves", "", "the Health and Wellbeing Census in schools"),
            ("Young people have work or learning after school", "", "where leavers are nine months later"),
        ),
    ),
    (
        CORE_INDICATORS,
        "What I need from the people who look after me",
        (
            ("Children have an adult whom they trust", "", "the Health and Wellbeing Census in schools"),
            ("Children are protected from harm", "", "the child protection register, by month"),
        ),
    ),
    (
        CORE_INDICATORS,
        "My wider world",
        (("Few children live in poverty", "", "children in families with low income, by locality"),),
    ),
    (
        THE_PROMISE,
        "Voice",
        (("Children and families are listened to", "statements_agreed_share", ""),),
    ),
    (
        THE_PROMISE,
        "Family",
        (
            ("Families get what they need to stay together", "needs_met_share needs_still_met_share", ""),
            ("Babies stay with their families where that is safe", "at_home_at_first_birthday", ""),
        ),
    ),
    (
        THE_PROMISE,
        "Care",
        (
            (
                "Brothers and sisters in care live together",
                "",
                "where each child in care lives, and with whom",
            ),
        ),
    ),
    (
        THE_PROMISE,
        "People",
        (("Children keep the worker they know", "transfers_per_100_journeys turnover", ""),),
    ),
    (
        THE_PROMISE,
        "Scaffolding",
        (("Help comes soon", "days_to_decision days_to_first_allocation", ""),),
    ),
    (
        WHOLE_FAMILY,
        "Children and families at the centre of service design",
        (("Families have shaped the services they use", "", "a note of who took part in each change"),),
    ),
    (
        WHOLE_FAMILY,
        "Availability and access",
        (("Families can ask for help themselves", "self_referring_families self_referral_share", ""),),
    ),
    (
        WHOLE_FAMILY,
        "Whole system",
        (("More of the money goes on help before there is a crisis", "prevention_share", ""),),
    ),
    (
        WHOLE_FAMILY,
        "Leadership, workforce and culture",
        (("Posts are filled and staff stay", "vacancies_per_100_posts turnover", ""),),
    ),
)


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Framework, aim, outcome, metrics and what would measure it, in the order of the page."""
    for framework, aim, outcomes in AIMS:
        for outcome in outcomes:
            yield framework, aim, *outcome
