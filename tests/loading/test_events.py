"""Events as a council sends them: what they are kept as, and what is refused in words."""

from datetime import date

import pytest

from data_access.extracts import CONTEXT
from metrics.periods import from_day_number
from tests.loading import council
from tests.loads import load

LAUNCH = {
    "first": "27/09/2022",
    "text": "Hubs launched",
    "metrics": " Hub_Share  transfers",
    "creates": "escalations",
    "pilot": "06/09/2021",
}
LOCKDOWN = {"first": "23/03/2020", "last": "28/05/2020", "text": "Lockdown", "closed": "yes"}


def test_an_event_keeps_the_metrics_it_begins_anew_its_pilot_and_whether_services_were_closed(
    known, tmp_path
):
    council.loaded(known, council.write(tmp_path, "events", [LAUNCH, LOCKDOWN]))
    written = "SELECT metrics, creates, pilot, closed FROM event ORDER BY first"
    lockdown, launch = council.rows(known, written)
    assert lockdown == (None, None, None, 1)
    assert (launch[0].split(), launch[1], from_day_number(launch[2]), launch[3]) == (
        ["hub_share", "transfers"], "escalations", date(2021, 9, 6), 0,
    )  # fmt: skip


WITH_METRICS = [
    (layout.name, field.name)
    for layout in CONTEXT
    for field in layout.fields
    if field.metrics and not field.empty_means  # else the row is loaded, as with an empty cell
]
SOUND = {
    "events": LAUNCH,
    "targets": {"metric": "referrals", "first": "01/04/2024", "value": "100"},
    "benchmarks": {
        "metric": "referrals",
        "definition": "All",
        "comparator": "England",
        "period": "2023/24",
        "source": "A paper",
    },
    "populations": {"year": "2023", "age_group": "children", "people": "1,000"},
}
TOLD_APART = {"first": "01/10/2023", "period": "2022/23", "year": "2022"}


@pytest.mark.parametrize(("extract", "column"), WITH_METRICS)
def test_a_name_that_no_metric_has_is_refused_with_its_row_column_and_remedy(
    known, tmp_path, extract, column
):
    wrong = SOUND[extract] | TOLD_APART | {column: f"{SOUND[extract][column]}s"}
    report = load([council.write(tmp_path, extract, [SOUND[extract], wrong])], known)
    [found] = [each for each in report.findings if each.rule == "metric_not_known"]
    assert (found.row, found.column, found.severity, report.loaded) == (3, column, "error", 1)
    assert found.sentence.startswith(f"Row 3: Column {column} has a name that no metric has")


@pytest.mark.parametrize(
    ("extract", "column"),
    [(layout.name, field.name) for layout in CONTEXT for field in layout.fields if field.metrics == "one"],
)
def test_where_one_metric_is_named_two_are_refused(known, tmp_path, extract, column):
    """ "referrals hub_share" is the name of no metric, and the target would have stood beside no figure."""
    wrong = SOUND[extract] | TOLD_APART | {column: "referrals hub_share"}
    report = load([council.write(tmp_path, extract, [SOUND[extract], wrong])], known)
    [found] = [each for each in report.findings if each.rule == "metric_not_known"]
    assert (found.row, found.column, report.loaded) == (3, column, 1)
    assert found.sentence == (
        f"Row 3: Column {column} has a name that no metric has, or more than one. Write one as "
        "`python -m metrics list` prints it."
    )


@pytest.mark.parametrize(
    ("extract", "column"),
    [
        (layout.name, field.name)
        for layout in CONTEXT
        for field in layout.fields
        if field.must_mean and not field.required
    ],
)
def test_a_place_that_nobody_knows_is_not_taken_for_the_whole_council(known, tmp_path, extract, column):
    """A misspelt locality gave its target, and its children, to the council."""
    wrong = SOUND[extract] | TOLD_APART | {column: "East Sides"}
    report = load([council.write(tmp_path, extract, [SOUND[extract], wrong])], known)
    [found] = [each for each in report.findings if each.rule == "member_not_known"]
    assert (found.row, found.column, found.severity, report.loaded) == (3, column, "error", 1)
    [named] = [each for each in report.findings if each.rule == "unknown_name"]
    assert "its rows were not loaded. Did you mean East Side?" in named.sentence


def test_a_pilot_cannot_begin_after_what_it_was_of(known, tmp_path):
    late = LAUNCH | {"pilot": "01/10/2022"}
    report = load([council.write(tmp_path, "events", [LOCKDOWN, late])], known)
    [found] = [each for each in report.findings if each.row == 3]
    assert found.sentence == "Row 3: Column first is before pilot. Correct one of the two dates."
