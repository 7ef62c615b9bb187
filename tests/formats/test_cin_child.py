"""A child of a return becomes referrals; what is wrong with it is said by position, never by number."""

from __future__ import annotations

import re
from datetime import date

import pytest

from data_access.formats import cin_codes
from data_access.schema import FIXED
from tests.formats.returns import (
    OPEN_DATA,
    child,
    details,
    load,
    only,
    rows,
    rules,
)

SAMPLE = OPEN_DATA / "cin/CIN_Census_2024.xml"


def test_a_whole_child_becomes_a_referral(tmp_path):
    closed = "<CINclosureDate>2024-01-05</CINclosureDate>"
    characteristics = "<Ethnicity>CHNE</Ethnicity><Disabilities><Disability>AUT</Disability></Disabilities>"
    findings, out = load(tmp_path, child("A1", details(more=closed), characteristics=characteristics))
    [row] = rows(out, "referrals")
    assert rules(findings) == {"no_places", "no_decision_date", "authority_name"}
    assert {name: value for name, value in row.items() if value} == {
        "reference": "A1/2023-10-06",
        "child": "A1",
        "authority": "850",
        "source": "self",
        "reason": "n1",
        "received": "2023-10-06",
        "decision": "accepted",
        "closed": "2024-01-05",
        "unborn": "no",
        "age_band": "5-9",
        "sex": "female",
        "ethnic_group": "asian",
        "disability": "yes",
    }


@pytest.mark.parametrize(
    ("written", "decision"),
    [("1", "no_further_action"), ("TRUE", "no_further_action")]
    + [("false", "accepted"), ("0", "accepted"), ("", "")],
)
def test_no_further_action(tmp_path, written, decision):
    _, out = load(tmp_path, child("A1", details(nfa=written)))
    assert rows(out, "referrals")[0]["decision"] == decision


@pytest.mark.parametrize(
    ("identifiers", "unborn", "band"),
    [
        ("<ExpectedPersonBirthDate>2024-02-01</ExpectedPersonBirthDate>", "yes", "unborn"),
        ("<PersonBirthDate>2024-01-20</PersonBirthDate>", "yes", "unborn"),
        ("<PersonBirthDate>2023-10-06</PersonBirthDate>", "no", "0"),
        ("<PersonBirthDate>2022-10-07</PersonBirthDate>", "no", "0"),
        ("<PersonBirthDate>2022-10-06</PersonBirthDate>", "no", "1-4"),
        ("<PersonBirthDate>2005-10-06</PersonBirthDate>", "no", "18+"),
        ("<PersonBirthDate></PersonBirthDate>", "", ""),
        ("<PersonBirthDate>2031-01-01</PersonBirthDate>", "", ""),
        ("<PersonBirthDate>27 March</PersonBirthDate>", "", ""),
    ],
)
def test_age_at_referral(tmp_path, identifiers, unborn, band):
    _, out = load(tmp_path, child("A1", details(), identifiers=identifiers))
    [row] = rows(out, "referrals")
    assert (row["unborn"], row["age_band"]) == (unborn, band)


def test_a_birthday_on_29_february_counts_from_1_march():
    assert cin_codes.age_band(date(2020, 2, 29), date(2021, 2, 28)) == "0"
    assert cin_codes.age_band(date(2020, 2, 29), date(2021, 3, 1)) == "1-4"


def test_codes_go_to_the_fixed_members():
    assert set(cin_codes.SEXES.values()) - {""} == {code for code, _ in FIXED["sex"]}
    assert set(cin_codes.ETHNIC_GROUPS.values()) - {""} == {code for code, _ in FIXED["ethnic_group"]}


@pytest.mark.parametrize(
    ("disabilities", "said"),
    [(("NONE",), "no"), (("NONE", "LD"), "yes"), (("dda",), "yes"), ((), ""), (("ODD",), "")],
)
def test_disability(tmp_path, disabilities, said):
    listed = "".join(f"<Disability>{code}</Disability>" for code in disabilities)
    characteristics = f"<Disabilities>{listed}</Disabilities>"
    _, out = load(tmp_path, child("A1", details(), characteristics=characteristics))
    assert rows(out, "referrals")[0]["disability"] == said


@pytest.mark.parametrize(
    ("bad", "rule", "column"),
    [
        (child("", details()), "no_child", "LAchildID"),
        (child("B2"), "no_referral", "CINdetails"),
        (child("B2", details(received="")), "no_referral_date", "CINreferralDate"),
        (child("B2", details(received="06/10/2023")), "malformed_date", "CINreferralDate"),
        (child("B2", details(received="2023-02-30")), "malformed_date", "CINreferralDate"),
        (child("B2", details(received="2024-04-01")), "after_reference_date", "CINreferralDate"),
        (child("B2", details(received="0203-10-06")), "impossible_date", "CINreferralDate"),
        (
            child("B2", details(more="<CINclosureDate>2023-10-05</CINclosureDate>")),
            "closed_before_referral",
            "CINclosureDate",
        ),
    ],
)
def test_a_malformed_child_is_named_by_position_and_the_rest_load(tmp_path, bad, rule, column):
    findings, out = load(tmp_path, child("A1", details()), bad, child("C3", details()))
    finding = only(findings, rule)
    assert (finding.row, finding.column) == (2, column)
    assert finding.sentence.startswith(f"Child 2: {column} ")
    assert [row["child"] for row in rows(out, "referrals")] == ["A1", "C3"]


def test_the_reference_date_itself_is_within_the_year(tmp_path):
    last = details("2024-03-31", more="<CINclosureDate>2024-03-31</CINclosureDate>")
    findings, out = load(tmp_path, child("A1", last))
    assert rows(out, "referrals")[0]["closed"] == "2024-03-31"
    assert not rules(findings, "warning") | rules(findings, "error")


@pytest.mark.parametrize(
    ("odd", "rule"),
    [
        (child("B2", details(source="77")), "unknown_code"),
        (child("B2", details(), identifiers="<Sex>M</Sex>"), "later_code"),
        (child("B2", details(), identifiers="<Sex>1</Sex>stray"), "stray_text"),
        (child("B2", details(more="<CINclosureDate>2024-04-02</CINclosureDate>")), "after_reference_date"),
        (child("B2", details(more="<CINclosureDate>soon</CINclosureDate>")), "malformed_date"),
    ],
)
def test_an_odd_child_loads_with_a_finding(tmp_path, odd, rule):
    findings, out = load(tmp_path, child("A1", details()), odd)
    assert only(findings, rule).row == 2
    assert len(rows(out, "referrals")) == 2


def test_no_finding_says_whose_child_it_is(tmp_path):
    secret = "SECRET77"
    bad = child(secret, details(received="2030-01-01"), details("x"), details(), details())
    findings, _ = load(tmp_path, bad, child("", details()))
    assert len(findings) > 3
    assert not any(secret in str(finding) for finding in findings)


def test_the_same_referral_twice_is_taken_once(tmp_path):
    findings, out = load(tmp_path, child("A1", details(), details()), child("A1", details()))
    assert len(rows(out, "referrals")) == 1
    assert [finding.row for finding in findings if finding.rule == "repeated_referral"] == [1, 2]


def test_what_every_child_has_wrong_is_said_a_bounded_number_of_times(tmp_path):
    findings, _ = load(tmp_path, *(child("", details()) for _ in range(500)))
    same = [finding for finding in findings if finding.rule == "no_child"]
    assert len(same) == 51
    assert sum(finding.rows for finding in same) == 500
    assert "450 more" in same[-1].sentence


@pytest.mark.skipif(not SAMPLE.exists(), reason="the schema is not here")
def test_every_code_of_the_schema_is_known():
    schema = (SAMPLE.parent / "CIN_schema_2024.xsd").read_text(encoding="utf-8")

    def codes(name):
        kind = re.search(rf'simpleType name="{name}".*?</xs:simpleType>', schema, re.DOTALL)
        return set(re.findall(r'enumeration value="([^"]+)"', kind[0]))

    assert codes("referralsourcetype") == set(cin_codes.SOURCES)
    assert codes("primaryneedcodetype") == set(cin_codes.NEEDS)
    assert codes("ethnicitytype") == set(cin_codes.ETHNIC_GROUPS)
    assert codes("disabilitytype") == cin_codes.DISABILITIES
    assert codes("gendertype") <= set(cin_codes.SEXES)
