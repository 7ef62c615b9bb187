"""Front door: who asks for help, who answers, and how soon."""

from __future__ import annotations

from functools import partial

from metrics.comparators.published import Published
from metrics.conditions import AtMost, Except, Is, IsNot, Recorded
from metrics.kinds import Count, Flow, Lasted, Median, Percentage, Rate
from metrics.model import Better, Counterweight, Metric, Public, Topic

REPORT = "Family Support Hub Annual Report, September 2022 to September 2023"
COMMITTEE = "Family Support Strategy: Family Support Hubs, Social Work Resources Committee, 6 March 2024"

_metric = partial(Metric, fact="referral", dating=Flow("received"), defined_by=REPORT)
_percentage = partial(_metric, unit="%", decimals=1)

# Whom an estimate of children aged 0 to 17 is of, as far as ages are recorded.
CHILDREN = (Except("age_band", ("unborn", "18+")),)
_THREE_SHARES = (
    "Three different shares are in print: of all referrals, of new referrals, and of all referrals "
    "not answered by Local Offices. They are three metrics here."
)
OPEN_CASES = (
    "The Department for Education counts no referral of a child whose case is open; where an extract has "
    "such, they are in our figure and not in the published one."
)
# Which child came back is known in the same month; who came back after closing, a year later.
_CAME_BACK = (Counterweight("rereferrals_within_12_months", "the share that came back within 12 months"),)
_NOTHING_DONE = (Counterweight("no_further_action_share", "the share that ended with no further action"),)
_WAITS = Lasted("received", "decided", "waits for a decision")
_DECIDED_ONLY = "Referrals not decided yet are left out, so a recent period can change."

METRICS = (
    _metric(
        name="referrals",
        title="Referrals",
        question="How many referrals arrive, and is it changing?",
        kind=Count(),
        unit="referrals",
        definition="Referrals received in the period: new referrals, re-referrals and those that come while "
        "another is open. A child referred twice counts twice.",
        listed=("source", "reason", "referral_kind"),
        why="Demand decides how many workers are needed, and where.",
    ),
    _metric(
        name="referrals_per_1000",
        title="Referrals per 1,000 children",
        question="Where are referrals most common, given how many children live there?",
        kind=Rate(per=1000, where=CHILDREN),
        unit="per 1,000 children",
        decimals=1,
        definition="Referrals received in the period for every 1,000 children (aged 0 to 17) living in the "
        "places selected, by the mid-year population estimate. The unborn and those of 18 and over are left "
        "out; those whose age is not recorded are counted. Several whole years are counted as one: by the "
        "children of each year added up. Of an age, sex, ethnic group, disabled or not, or a deprivation "
        "fifth it is by the children of that group.",
        version=4,
        public=Public.BANDED,  # public cells do not record ages
        why="Places of different size can be set side by side.",
        benchmarks=(
            Published(
                "Referrals in the year per 1,000 children aged 0 to 17, worked out here from the published "
                "count and the ONS mid-year estimate of children aged 0 to 17 within the year",
                care=f"{OPEN_CASES} It counts the unborn and those of 18 and over; we leave them out.",
                version=4,
            ),
        ),
    ),
    _percentage(
        name="hub_share",
        title="Hub share of all referrals",
        says="Hubs answered {share} referrals",
        question="How much of the demand do hubs answer?",
        kind=Percentage(where=(Is("team_type", ("hub",)),), of=(Recorded("team_type"),)),
        better=Better.HIGHER,
        counterweights=_CAME_BACK,
        definition="Referrals answered by a hub, as a percentage of all referrals received in the period "
        "whose team is recorded.",
        why="Hubs exist so that families are helped before they need a Local Office.",
        caveats=(_THREE_SHARES,),
    ),
    _percentage(
        name="hub_share_new",
        title="Hub share of new referrals",
        says="Hubs answered {share} new referrals",
        question="How many families not involved before meet a hub first?",
        kind=Percentage(
            where=(Is("team_type", ("hub",)),),
            of=(Recorded("team_type"), Is("referral_kind", ("new",))),
        ),
        better=Better.HIGHER,
        counterweights=_CAME_BACK,
        definition="New referrals answered by a hub, as a percentage of new referrals received in the period "
        "whose team is recorded. A referral is new if, when it arrived, nothing was open for the child and "
        "no involvement had closed in the 24 months before.",
        version=2,
        same_as="hub_share",
        why="A family's first meeting sets the tone for what follows.",
        caveats=(_THREE_SHARES,),
        public=Public.NO,
    ),
    _percentage(
        name="diverted_share",
        title="Referrals diverted from Local Offices",
        says="Teams other than Local Offices answered {share} referrals",
        question="How much work do Local Offices not have to take?",
        kind=Percentage(where=(IsNot("team_type", ("local_office",)),), of=(Recorded("team_type"),)),
        better=Better.HIGHER,
        counterweights=_CAME_BACK,
        definition="Referrals answered by any team other than a Local Office, as a percentage of all "
        "referrals received in the period whose team is recorded.",
        same_as="hub_share",
        why="Local Offices keep to child protection and care.",
        caveats=(_THREE_SHARES,),
    ),
    _percentage(
        name="self_referral_share",
        title="Self-referral share",
        says="Families made {share} referrals themselves",
        question="Do families come of their own accord?",
        kind=Percentage(where=(Is("source", ("self",)),), of=(Recorded("source"),)),
        definition="Referrals that families made themselves, as a percentage of all referrals received in "
        "the period whose source is recorded.",
        why="Families who ask for help themselves trust that they will get it.",
        public=Public.LISTED,
    ),
    _metric(
        name="self_referring_families",
        title="Families who referred themselves",
        question="How many families ask for help themselves?",
        kind=Count(where=(Is("source", ("self",)),), distinct="family"),
        unit="families",
        definition="Different families who referred themselves at least once in the period. A family with "
        "several children, or several referrals, counts once.",
        same_as="self_referral_share",
        why="Families who ask for help themselves trust that they will get it.",
        public=Public.BANDED,
        caveats=("A family counts once in every period it appears in, so periods do not add up to a year.",),
    ),
    _percentage(
        name="no_further_action_share",
        title="Referrals that ended with no further action",
        question="How many referrals lead to nothing?",
        kind=Percentage(where=(Is("decision", ("no_further_action",)),), of=(Recorded("decision"),)),
        definition="Referrals for which it was decided to do nothing more, as a percentage of referrals "
        "received in the period whose decision is recorded.",
        why="Many may mean that referrers do not know what the service is for, or that help comes too late.",
        no_benchmark="The published share is of all referrals, and this one of those whose decision is "
        "recorded.",
        defined_by=COMMITTEE,
        public=Public.NO,
    ),
    _metric(
        name="days_to_decision",
        title="Days from referral to decision",
        question="How long do families wait to hear what happens?",
        kind=Median("days_to_decision"),
        unit="days",
        decimals=1,
        better=Better.LOWER,
        counterweights=_NOTHING_DONE,
        definition="The middle number of days (weekends included) from the day a referral arrived to the day "
        "it was decided what happens, among referrals received in the period and decided.",
        same_as="decided_within_3_days",
        why="Half of the families wait longer than this.",
        public=Public.BANDED,
        by_clock=_WAITS,
        caveats=(_DECIDED_ONLY,),
    ),
    *(
        _percentage(
            name=f"decided_within_{limit}_day{'s' * (limit > 1)}",
            title=f"Decided within {limit} working day{'s' * (limit > 1)}",
            question="How often is the standard for deciding met?",
            kind=Percentage(
                where=(AtMost("working_days_to_decision", limit),), of=(Recorded("working_days_to_decision"),)
            ),
            better=Better.HIGHER,
            counterweights=_NOTHING_DONE,
            definition=f"Referrals decided within {limit} working day{'s' * (limit > 1)} of arriving, as a "
            "percentage of referrals received in the period and decided. Weekends and the council's "
            "holidays are not working days.",
            why="A late decision leaves a child waiting and a referrer not knowing.",
            defined_by=COMMITTEE,
            public=Public.NO,
            same_as="" if limit == 3 else "decided_within_3_days",
            by_clock=_WAITS,
            caveats=(_DECIDED_ONLY,),
        )
        for limit in (1, 3)
    ),
)

TOPIC = Topic("Front door", METRICS)
