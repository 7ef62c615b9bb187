"""What nobody ever closed: counted, named and remedied in the load's report, and kept for Data quality."""

from datetime import date

import pytest

from data_access.access import EVERYTHING
from data_access.facts import FACTS
from data_access.loading.never_ended import MEANS
from metrics.catalogue import reference, snapshots
from tests.loading import council

SPANS = [
    {"extract": name, "covers_from": "01/01/2015", "covers_to": "31/03/2024", "as_at": "31/03/2024"}
    for name in ("referrals", "allocations", "supports")
]
OPEN = {"decided": "", "closed": ""}


def found(report):
    return {each.extract: each for each in report.findings if each.rule == "never_ended"}


def sent(folder, *referrals):
    return council.referrals(folder, *referrals), council.write(folder, "coverage", SPANS)


def test_what_has_been_open_for_more_than_five_years_is_told_with_its_remedy(known, tmp_path):
    rows = [
        {**OPEN, "child": "C1", "received": "01/03/2016"},
        {**OPEN, "child": "C2", "received": "30/03/2019"},  # five years and a day
        {**OPEN, "child": "C3", "received": "02/04/2019"},  # not yet five years
        {"child": "C4", "received": "01/03/2016", "decided": "", "closed": "01/03/2023"},
        {**OPEN, "child": "C1", "received": "01/02/2024"},
    ]
    report = council.loaded(known, *sent(tmp_path, *rows))
    told = found(report)["referrals"]
    assert (told.rows, told.severity, told.column, told.stops) == (2, "warning", "closed", False)
    assert told.sentence == (
        "Column closed: 2 of the referrals of South Council began more than 5 years before 31 March 2024 and "
        "have no day of closing, so each later referral of these children counts as made while another is "
        "open. Close in your system those that have ended, and load the whole extract again."
    )
    kinds = council.rows(known, "SELECT referral_kind FROM referral WHERE received = 19754")
    assert kinds == [(3,)] and date(2024, 2, 1).toordinal() - date(1970, 1, 1).toordinal() == 19754


def test_it_is_on_record_for_data_quality_and_gone_once_they_are_closed(known, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", known.url)
    old = {**OPEN, "received": "01/03/2016"}
    council.loaded(known, *sent(tmp_path / "1", old))
    [kept] = [
        each for each in reference.findings(snapshots.current(), EVERYTHING) if each.rule == "never_ended"
    ]
    assert kept.rows == 1 and " and has no day of closing" in kept.sentence
    again = council.loaded(known, *sent(tmp_path / "2", old | {"closed": "01/05/2016"}))
    assert not found(again)


@pytest.mark.parametrize(
    ("extract", "rows"),
    [("allocations", council.allocations), ("supports", council.supports)],
    ids=["allocations", "supports"],
)
def test_it_is_told_of_everything_that_lasts(known, tmp_path, extract, rows):
    report = council.loaded(
        known,
        rows(tmp_path, {"started": "01/03/2016", "ended": ""}),
        council.write(tmp_path, "coverage", SPANS),
    )
    assert found(report)[extract].rows == 1
    assert "count as" in found(report)[extract].sentence


def test_every_fact_with_words_of_its_own_is_one_that_lasts():
    assert MEANS.keys() <= {name for name, fact in FACTS.items() if fact.lasts}
