"""A Children in Need return becomes ordinary extracts; what is wrong with it becomes sentences."""

from __future__ import annotations

import re
import weakref
from datetime import date

import pytest

from data_access.extracts import LAYOUTS
from data_access.formats import cin_codes, recognises
from data_access.formats.cin_xml import pieces
from data_access.schema import FIXED
from tests.formats.returns import (
    HEADER,
    OPEN_DATA,
    census,
    child,
    converted,
    details,
    rows,
    written,
)

SAMPLE = OPEN_DATA / "cin/CIN_Census_2024.xml"


def load(folder, *children, header=HEADER, **more):
    return converted(folder, written(folder, census(*children, header=header)), **more)


def rules(findings, severity=None):
    return {finding.rule for finding in findings if severity in (None, finding.severity)}


def only(findings, rule):
    [finding] = [finding for finding in findings if finding.rule == rule]
    return finding


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


def test_the_rest_of_the_store_comes_with_it(tmp_path):
    _, out = load(tmp_path, child("A1", details()))
    assert rows(out, "authorities") == [
        {
            "code": "850",
            "name": "Local authority 850",
            "service_year_start": "4",
            "school_year_start": "9",
            "nation": "England",
        }
    ]
    assert rows(out, "coverage") == [
        {
            "authority": "850",
            "extract": "referrals",
            "covers_from": "2023-04-01",
            "covers_to": "2024-03-31",
            "as_at": "2024-03-31",
            "opening_stock": "yes",
        }
    ]
    assert {row["code"] for row in rows(out, "referral_sources")} >= {"self", "police", "3a", "10"}
    assert {row["code"] for row in rows(out, "reasons")} == {f"n{number}" for number in range(10)}
    assert {row["code"] for row in rows(out, "decisions")} == {"accepted", "no_further_action"}


def test_every_extract_has_the_columns_of_its_layout(tmp_path):
    _, out = load(tmp_path, child("A1", details()))
    for path in out.iterdir():
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [field.name for field in LAYOUTS[path.stem].fields]


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


def test_referrals_from_before_the_year(tmp_path):
    ended = details("2022-05-01", more="<CINclosureDate>2022-06-01</CINclosureDate>")
    findings, out = load(tmp_path, child("A1", details("2022-10-06")), child("B2", ended))
    assert only(findings, "open_before_the_year").sentence.startswith("1 ")
    assert only(findings, "ended_before_the_year").severity == "warning"
    assert len(rows(out, "referrals")) == 2


def test_places_come_from_the_companion_file(tmp_path):
    mapping = written(tmp_path, "\ufeffChild;Locality;Team\nA1;hamilton;h1\n;x;y\nA1;z;z\n", "map.csv")
    findings, out = load(tmp_path, child("A1", details()), child("B2", details()), mapping=mapping)
    assert [(row["locality"], row["team"]) for row in rows(out, "referrals")] == [
        ("hamilton", "h1"),
        ("", ""),
    ]
    assert only(findings, "no_places").sentence.startswith("1 of 2 referrals")
    assert [finding.row for finding in findings if finding.rule == "mapping_row"] == [3, 4]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "child\nA1\n", b"\x00\xff\xfe"])
def test_a_mapping_that_is_none_does_not_stop_the_return(tmp_path, text):
    mapping = written(tmp_path, text, "map.csv")
    findings, out = load(tmp_path, child("A1", details()), mapping=mapping)
    assert "needs the columns child, locality and team" in only(findings, "mapping_unreadable").sentence
    assert len(rows(out, "referrals")) == 1


def test_a_missing_mapping_is_said(tmp_path):
    findings, _ = load(tmp_path, child("A1", details()), mapping=tmp_path / "none.csv")
    assert "cannot be opened" in only(findings, "mapping_unreadable").sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "is empty"),
        (b"\x00\x01 nothing", "not well-formed"),
        (census(child("A1", details()))[:-30], "ends in the middle"),
        (census(child("A1", details())).replace("</Child>", "</Chidl>"), "not well-formed"),
        ("<html><body/></html>", "outermost element is 'html'"),
        (census(child("A1", details()), header=HEADER.replace("CIN", "CLA")), "another collection"),
        (census(child("A1", details()), header=HEADER.replace("850", "85")), "LEA"),
        (census(child("A1", details()), header=""), "no Header"),
        (census(child("A1", details()), header=re.sub(r"20\d\d", "", HEADER)), "ReferenceDate nor a Year"),
        (census(), "holds no children"),
        ('<?xml version="1.0" encoding="klingon"?><Message/>', "encoding"),
        ("<Message>" + "<a>" * 100 + "</a>" * 100 + "</Message>", "too deep"),
        (
            '<!DOCTYPE M [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + census(child("&b;", details())),
            "document type or entities",
        ),
        ("<!DOCTYPE Message>" + census(child("A1", details())), "document type or entities"),
        (
            '<!DOCTYPE M [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + census(child("&a;", details())),
            "document type or entities",
        ),
    ],
)
def test_what_is_no_return_gets_one_sentence_and_no_rows(tmp_path, text, says):
    path = written(tmp_path, text)
    findings, out = converted(tmp_path, path)
    [finding] = [each for each in findings if each.severity == "error"]
    assert recognises(path)
    assert says in finding.sentence
    assert finding.sentence.startswith("return.xml ")
    assert not out.exists()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<Year>2024", "<Year>2023", "year_disagrees"),
        ("2024-03-31", "31/03/2024", "no_reference_date"),
        ("2024-03-31", "2024-02-28", "odd_reference_date"),
        ("2024-05-23", "2023-05-23", "written_early"),
    ],
)
def test_a_header_that_does_not_fit_together(tmp_path, old, new, rule):
    findings, out = load(tmp_path, child("A1", details()), header=HEADER.replace(old, new))
    assert only(findings, rule).severity == "warning"
    assert rows(out, "coverage")[0]["covers_from"] in ("2023-04-01", "2023-03-01")


def test_the_later_of_two_returns_has_the_last_word(tmp_path):
    before = HEADER.replace("2024", "2023")
    closed = details("2022-10-06", more="<CINclosureDate>2023-06-01</CINclosureDate>")
    later = written(tmp_path, census(child("A1", closed)), "later.xml")
    earlier = written(tmp_path, census(child("A1", details("2022-10-06")), header=before), "earlier.xml")
    _, out = converted(tmp_path, later, earlier)
    [row] = rows(out, "referrals")
    assert row["closed"] == "2023-06-01"
    assert [(r["covers_from"], r["covers_to"]) for r in rows(out, "coverage")] == [
        ("2022-04-01", "2024-03-31")
    ]


def test_a_missing_year_between_returns_is_not_covered(tmp_path):
    text = census(child("A1", details("2021-10-06")), header=HEADER.replace("2024", "2022"))
    _, out = converted(
        tmp_path, written(tmp_path, text, "a.xml"), written(tmp_path, census(child("B2", details())))
    )
    assert rows(out, "coverage")[0]["covers_from"] == "2023-04-01"


def test_two_authorities_at_once(tmp_path):
    other = written(
        tmp_path, census(child("A1", details()), header=HEADER.replace("850", "933")), "other.xml"
    )
    _, out = converted(tmp_path, other, written(tmp_path, census(child("A1", details()))))
    assert {row["code"] for row in rows(out, "authorities")} == {"850", "933"}
    assert len(rows(out, "coverage")) == len(rows(out, "referrals")) == 2


def test_children_are_let_go_as_they_are_read(tmp_path):
    path = written(tmp_path, census(*(child(f"A{number}", details()) for number in range(3000))))
    seen = [weakref.ref(piece) for piece in pieces(path)]
    assert len(seen) == 3001
    assert sum(each() is not None for each in seen) < 1000


def test_namespaces_do_not_matter(tmp_path):
    text = census(child("A1", details())).replace("<Message>", '<Message xmlns="urn:cin">')
    _, out = converted(tmp_path, written(tmp_path, text))
    assert len(rows(out, "referrals")) == 1


@pytest.mark.skipif(not SAMPLE.exists(), reason="the published example is not here")
def test_the_published_example(tmp_path):
    findings, out = converted(tmp_path, SAMPLE)
    [row] = rows(out, "referrals")
    assert (row["authority"], row["received"], row["source"], row["reason"], row["sex"]) == (
        "201",
        "2022-10-06",
        "1a",
        "n4",
        "male",
    )
    assert only(findings, "stray_text").row == 1
    assert [(f.row, f.column) for f in findings if f.severity == "error"] == [(2, "CINreferralDate")]
    assert rules(findings, "warning") >= {"year_disagrees", "written_early", "out_of_order"}
    assert only(findings, "later_code").row == 2


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
