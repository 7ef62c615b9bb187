"""Yes or No in place of a day: it is known that it happened, and not when."""

from datetime import date

import pytest

from metrics import EVERYTHING, Selection, evaluate
from metrics.answer import Status
from tests.loading import council

OFFERED = {"offered": "05/02/2024"}
# Accepted, held and agreed, as three systems say it, and what a person counts of them.
ANSWERS = (
    ("Yes", "Yes", "Y"),
    ("y", "TRUE", "n"),
    ("Yes", "No", ""),
    ("No", "", "-"),
    ("09/02/2024", "19/02/2024", "Yes"),
)
SHARES = {"meetings_accepted_share": (4, 5), "meetings_held_share": (3, 4), "plans_agreed_share": (2, 3)}


def _meetings(folder, *answers):
    names = "accepted", "held", "agreed"
    rows = [
        {"reference": f"M{n}", **OFFERED, "child": f"C{n}", **dict(zip(names, each, strict=True))}
        for n, each in answers
    ]
    return council.write(folder, "meetings", rows)


def _figure(store, metric):
    asked = Selection(metric=metric, first=date(2024, 2, 1), last=date(2024, 2, 29))
    [cell] = evaluate(asked, store.current(), EVERYTHING).cells
    return cell.figure


def _loaded(store, folder, *answers):
    """Meetings with these answers, all offered in a month that is covered whole."""
    window = {"extract": "meetings", "covers_from": "01/01/2024", "covers_to": "31/12/2024"}
    covered = council.write(folder, "coverage", [{**window, "as_at": "31/12/2024"}])
    return council.loaded(store, _meetings(folder, *enumerate(answers)), covered)


@pytest.fixture
def answered(known, tmp_path):
    return _loaded(known, tmp_path, *ANSWERS)


def test_the_shares_are_those_a_person_counts(answered, known):
    for metric, counted in SHARES.items():
        value = _figure(known, metric)
        assert (value.numerator, value.denominator) == counted, value


def test_it_is_said_once_a_column_and_nothing_is_called_wrong_or_waited_for(answered):
    said = [each for each in answered.findings if each.rule == "yes_or_no"]
    assert [(each.column, each.rows) for each in said] == [("accepted", 4), ("held", 3), ("agreed", 3)]
    told = {(each.rule, each.column) for each in answered.findings}
    assert not {(rule, "accepted") for rule in ("not_a_date", "not_understood", "waited_for")} & told


def test_without_any_day_the_wait_is_not_available_and_never_none(known, tmp_path):
    _loaded(known, tmp_path, *[("Yes", "Yes", "Yes")] * 8)
    assert _figure(known, "plans_agreed_share").value == 100
    value = _figure(known, "days_to_meeting")
    assert value.status is Status.NOT_AVAILABLE and value.value is None


def test_a_third_answer_is_said_and_the_others_are_counted(known, tmp_path):
    """Some families have not answered yet: no date, and no reason to refuse the answers of all others."""
    report = _loaded(known, tmp_path, *[("Yes", "", "")] * 28, *[("Awaiting", "", "")] * 22)
    value = _figure(known, "meetings_accepted_share")
    assert (value.numerator, value.denominator) == (28, 50)
    said = [each.sentence for each in report.findings if each.column == "accepted"]
    assert said[1] == (
        "Row 30 and 21 more: Column accepted is neither a date nor Yes or No. Write it as dd/mm/yyyy, or as "
        "Yes or No. It was loaded as not accepted."
    )
    [share] = [each for each in said if "22 of its 50 values (44%) could not be used" in each]
    assert share.endswith("the first in row 30. Correct them."), "answers are not swapped with days"


def test_a_day_on_which_a_case_ended_is_still_asked_for(known, tmp_path):
    """How many are open turns on the day: a Yes would leave them open for ever."""
    path = council.allocations(tmp_path, *[{"ended": "Yes"}] * 8)
    report = council.load([path], known)
    assert not report.loaded and "dates_not_read" in council.rules(report)
