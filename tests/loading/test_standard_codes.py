"""The Department for Education's codes, wherever ours are expected."""

import pytest

from data_access.formats import cin_codes
from tests.loading import council

MEANT = {
    "sex": cin_codes.SEXES,
    "ethnic_group": cin_codes.ETHNIC_GROUPS,
    "disability": {code: "no" if code == "NONE" else "yes" for code in cin_codes.DISABILITIES},
}


def _codes(store, dimension):
    sql = f"SELECT d.code FROM referral r JOIN {dimension} d ON d.key = r.{dimension} ORDER BY r.received"
    return [code for (code,) in council.rows(store, sql)]


def _referrals(folder, column, texts):
    days = [f"{day:02}/01/2024" for day in range(1, len(texts) + 1)]
    same = {"decided": "", "closed": ""}
    rows = ({column: text, "received": day, **same} for text, day in zip(texts, days, strict=True))
    return council.referrals(folder, *rows)


@pytest.mark.parametrize("dimension", MEANT)
def test_every_code_of_a_child_s_characteristic_is_understood_in_any_case(known, tmp_path, dimension):
    codes = MEANT[dimension]
    texts = [code.lower() if place % 2 else code for place, code in enumerate(codes)]
    report = council.loaded(known, _referrals(tmp_path, dimension, texts))
    assert _codes(known, dimension) == [ours or "not_recorded" for ours in codes.values()]
    [told] = [finding for finding in report.findings if finding.rule == "standard_codes"]
    assert (told.column, told.rows, told.severity) == (dimension, len(codes), "note")
    assert "unknown_name" not in council.rules(report)


@pytest.mark.parametrize(
    ("column", "dimension", "codes"),
    [("source", "referral_source", cin_codes.SOURCES), ("reason", "reason", cin_codes.NEEDS)],
)
def test_a_column_in_the_department_s_codes_brings_its_list_where_there_is_none(
    folder_store, tmp_path, column, dimension, codes
):
    council.write(tmp_path, "authorities", council.LISTS["authorities"])
    _referrals(tmp_path, column, list(codes))
    council.loaded(folder_store, tmp_path, anyway=True)  # no list says what its localities are
    assert _codes(folder_store, dimension) == [ours for ours, _, _ in codes.values()]


def test_a_council_s_own_numbers_are_never_taken_for_the_department_s(known, tmp_path):
    """4 is Housing and 6 the police to the Department; here they are whatever the council's list forgot."""
    report = council.loaded(known, _referrals(tmp_path, "source", ["school", "4", "6"]))
    assert _codes(known, "referral_source") == ["school", "not_recorded", "not_recorded"]
    assert "unknown_name" in council.rules(report) and "standard_codes" not in council.rules(report)


def test_one_code_of_another_s_makes_the_column_another_s(known, tmp_path):
    council.loaded(known, _referrals(tmp_path, "source", ["1A", "6", "XX"]))
    assert _codes(known, "referral_source") == ["not_recorded"] * 3


def test_the_department_s_police_are_the_council_s(known, tmp_path):
    council.loaded(known, _referrals(tmp_path, "source", ["6", "1A", "2A"]))
    assert _codes(known, "referral_source") == ["police", "not_recorded", "not_recorded"]
