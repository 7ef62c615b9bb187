"""Layouts of what figures are set beside: populations, targets, events, aims, benchmarks."""

from __future__ import annotations

from data_access.extracts.layout import Field, Kind, Layout, Replaces, day_field, member_field
from data_access.extracts.structure import AUTHORITY

# Which children a population may be of, beside all of them: by dimension, what it calls each of its members.
PARTS_OF_CHILDREN = {
    "age_band": {code: code for code in ("0", "1-4", "5-9", "10-15", "16-17")},
    "sex": {"female": "girls", "male": "boys"},
    "ethnic_group": {
        **{code: code for code in ("white", "mixed", "asian", "black")},
        "other": "other_ethnic_group",
    },
    "disability": {"yes": "disabled", "no": "not_disabled"},
    "deprivation": {code: f"fifth_{code}" for code in ("1", "2", "3", "4", "5")},
}
LOCALITY = member_field(
    "locality", "Locality; empty for the whole authority.", empty_means="the whole authority"
)
ONE = "Name of the metric, as `python -m metrics list` prints it."
METRIC = Field("metric", Kind.CODE, ONE, required=True, metrics="one")
CONTEXT = (
    Layout(
        "populations",
        "population",
        "Mid-year population estimates (30 June of the year).",
        (
            AUTHORITY,
            LOCALITY,
            Field("year", Kind.WHOLE, "Year of the mid-year estimate.", required=True, example="2022"),
            Field(
                "age_group",
                Kind.CODE,
                "children (0 to 17), all (all ages), or a part of the children: of an age, a sex, an ethnic "
                "group, disabled or not, or of a deprivation fifth (1 most deprived).",
                required=True,
                values=(
                    "children",
                    "all",
                    *(group for part in PARTS_OF_CHILDREN.values() for group in part.values()),
                ),
            ),
            Field("people", Kind.WHOLE, "Number of people.", required=True),
        ),
        key=("authority", "locality", "year", "age_group"),
    ),
    Layout(
        "targets",
        "target",
        "Targets the council has set itself.",
        (
            AUTHORITY,
            METRIC,
            LOCALITY,
            day_field("first", "First day the target holds.", required=True),
            day_field("last", "Last day the target holds."),
            Field("value", Kind.NUMBER, "The target, in the metric's unit.", required=True),
            Field("source", Kind.NAME, "Paper that sets it."),
        ),
        key=("authority", "metric", "locality", "first"),
    ),
    Layout(
        "events",
        "event",
        "Dates to mark on charts: launches, changes of policy or recording.",
        (
            AUTHORITY,
            day_field("first", "Day, or first day of a span.", required=True, not_before="pilot"),
            day_field("last", "Last day of a span."),
            Field("text", Kind.NAME, "What happened, in a few words.", required=True),
            Field(
                "metrics",
                Kind.CODE,
                "Metrics that begin a new level with it, separated by spaces, as `python -m metrics list` "
                "prints their names. Empty for an event that charts only mark.",
                metrics="several",
                example="hub_share transfers",
            ),
            Field(
                "creates",
                Kind.CODE,
                "Metrics that count what there was not before it, in the same way: they are counted since "
                "then, and their first year is no change.",
                metrics="several",
                example="escalations",
            ),
            day_field("pilot", "First day of its pilot, for the metrics it names; empty if there was none."),
            Field("closed", Kind.FLAG, "Whether services were closed, so that its months are unlike others."),
        ),
        key=("authority", "first", "text"),
    ),
    Layout(
        "aims",
        "aim",
        "What the council's plans and national frameworks aim for, and the metrics that measure it.",
        (
            AUTHORITY,
            Field("place", Kind.WHOLE, "Its place in the list; rows without one follow the others, by name."),
            Field(
                "framework",
                Kind.NAME,
                "Plan or framework that sets the aim.",
                required=True,
                example="The Promise",
            ),
            Field("aim", Kind.NAME, "What is aimed for.", required=True),
            Field("outcome", Kind.NAME, "What is then different for families or staff.", required=True),
            Field(
                "metrics",
                Kind.CODE,
                "Metrics that measure the outcome, separated by spaces, as `python -m metrics list` prints "
                "their names.",
                metrics="several",
                empty_means="not measured yet",
                example="places_started_share places_completed_share",
            ),
            Field(
                "would_measure",
                Kind.NAME,
                "What would measure it, where nothing does.",
                example="a question to parents after each group",
            ),
        ),
        key=("authority", "framework", "aim", "outcome"),
    ),
    Layout(
        "aliases",
        "alias",
        "Other spellings of codes and names, and what they stand for.",
        (
            Field("dimension", Kind.CODE, "Dimension, e.g. team or referral_source.", required=True),
            Field("written", Kind.NAME, "What the extract says.", required=True),
            Field("code", Kind.CODE, "Code it stands for.", required=True),
        ),
        key=("dimension", "written"),
    ),
    Layout(
        "benchmarks",
        "benchmark",
        "Published figures of other places, to compare with.",
        (
            METRIC,
            Field(
                "definition",
                Kind.NAME,
                "What the publisher counts, in the words of the reference where a metric counts the same.",
                required=True,
            ),
            Field("window", Kind.NAME, "Window of the definition, e.g. 12 months."),
            Field("comparator", Kind.NAME, "Place or group, e.g. England.", required=True),
            Field(
                "authority",
                Kind.CODE,
                "Authority whose comparator it is (its code, or its old LEA number); empty for all.",
            ),
            Field(
                "average_type",
                Kind.CODE,
                "How the figure was averaged.",
                values=("total", "mean", "median", "not_stated"),
            ),
            Field("neighbour_model", Kind.NAME, "Statistical neighbour model and year."),
            Field(
                "period",
                Kind.NAME,
                "Period as published; 2023/24 is the year to March 2024, and only such years are set beside "
                "our figures.",
                required=True,
            ),
            Field("release", Kind.NAME, "Release it comes from."),
            Field("value", Kind.NUMBER, "The figure; empty when the publisher withheld it."),
            Field(
                "reason",
                Kind.CODE,
                "Publisher's code where there is no figure.",
                values=("c", "k", "u", "x", "z"),
            ),
            Field("source", Kind.NAME, "Publication.", required=True),
        ),
        key=("metric", "definition", "comparator", "authority", "average_type", "period"),
    ),
    Layout(
        "coverage",
        "coverage",
        "For each extract, the dates it is complete for, and the day it was taken.",
        (
            AUTHORITY,
            Field("extract", Kind.CODE, "Name of the extract, e.g. referrals.", required=True),
            day_field("covers_from", "First day it is complete for.", required=True),
            day_field("covers_to", "Last day it is complete for.", required=True),
            day_field("as_at", "Day the extract was taken; this is the dashboard's today.", required=True),
            Field("opening_stock", Kind.FLAG, "Whether rows already open on the first day are in it."),
        ),
        key=("authority", "extract"),
        replaces=Replaces.SAME_KEY,
    ),
)
