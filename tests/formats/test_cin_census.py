"""A Children in Need return becomes ordinary extracts; what is wrong with it becomes sentences."""

from __future__ import annotations

import pytest

from data_access.extracts import LAYOUTS
from tests.formats.returns import (
    HEADER,
    OPEN_DATA,
    census,
    child,
    converted,
    details,
    load,
    only,
    rows,
    rules,
    written,
)

SAMPLE = OPEN_DATA / "cin/CIN_Census_2024.xml"


def test_the_rest_of_the_store_comes_with_it(tmp_path):
    _, out = load(tmp_path, child("A1", details()))
    assert rows(out, "authorities") == [
        {
            "code": "850",
            "name": "Local authority 850",
            "service_year_start": "4",
            "school_year_start": "9",
            "nation": "England",
            "opened": "",
            "closed": "",
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
    for path in out.glob("*/*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [field.name for field in LAYOUTS[path.stem].fields]


def test_a_return_without_one_good_child_replaces_nothing(tmp_path):
    findings, out = load(tmp_path, child("", details()), child("B2", details("2031-01-01")))
    assert {finding.severity for finding in findings} == {"error"}
    assert "what was there before stays" in only(findings, "no_referrals").sentence
    assert not list(out.glob("*/*.csv"))


def test_referrals_from_before_the_year(tmp_path):
    ended = details("2022-05-01", more="<CINclosureDate>2022-06-01</CINclosureDate>")
    findings, out = load(tmp_path, child("A1", details("2022-10-06")), child("B2", ended))
    assert only(findings, "open_before_the_year").sentence.endswith(": 1.")
    assert only(findings, "ended_before_the_year").severity == "warning"
    assert len(rows(out, "referrals")) == 2


def test_places_come_from_the_companion_file(tmp_path):
    mapping = written(tmp_path, "\ufeffChild;Locality;Team\nA1;hamilton;h1\n;x;y\nA1;z;z\n", "map.csv")
    findings, out = load(tmp_path, child("A1", details()), child("B2", details()), mapping=mapping)
    assert [(row["locality"], row["team"]) for row in rows(out, "referrals")] == [
        ("hamilton", "h1"),
        ("", ""),
    ]
    assert only(findings, "no_places").sentence.find("1 of 2 referrals") > 0
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


def test_an_authority_already_known_keeps_its_name(tmp_path):
    findings, out = load(tmp_path, child("A1", details()), authorities=("850",))
    assert "authority_name" not in rules(findings)
    assert not rows(out, "authorities")
    assert len(rows(out, "referrals")) == 1


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
    assert rules(findings, "warning") >= {"year_disagrees", "out_of_order"}
    # It was written in 2023, before its ReferenceDate of 2024, so the Year it states is the one it covers.
    [covered] = rows(out, "coverage")
    assert (covered["covers_from"], covered["covers_to"]) == ("2022-04-01", "2023-03-31")
    assert only(findings, "later_code").row == 2


@pytest.mark.parametrize(
    ("year", "written_on", "covers_to"),
    [
        ("2023", "2023-05-23", "2023-03-31"),  # written before the stated day: the year is right
        ("2023", "2024-05-23", "2024-03-31"),  # written after it: either could be, the day is taken
        ("2025", "2024-05-23", "2024-03-31"),  # the year had not ended when it was written
        ("2023", "2023-02-01", "2024-03-31"),  # written before both
    ],
)
def test_year_and_reference_date_that_differ(tmp_path, year, written_on, covers_to):
    header = HEADER.replace("<Year>2024", f"<Year>{year}").replace("2024-05-23", written_on)
    text = census(child("A1", details(received="2022-10-06")), header=header)
    findings, out = converted(tmp_path, written(tmp_path, text))
    assert only(findings, "year_disagrees").severity == "warning"
    assert [row["covers_to"] for row in rows(out, "coverage")] == [covers_to]


def test_rows_are_kept_by_the_return_that_had_the_last_word(tmp_path):
    before = HEADER.replace("2024", "2023")
    both = census(child("A1", details("2022-10-06")), child("B2", details("2022-11-06")), header=before)
    earlier = written(tmp_path, both, "earlier.xml")
    later = written(tmp_path, census(child("A1", details("2022-10-06"))), "later.xml")
    findings, out = converted(tmp_path, later, earlier)
    files = {path.parent.name: len(path.read_text().splitlines()) - 1 for path in out.glob("*/referrals.csv")}
    assert files == {"earlier.xml": 1, "later.xml": 1}
    assert only(findings, "authority_name").file == "later.xml"


def test_two_returns_of_one_name_are_both_kept(tmp_path):
    (tmp_path / "b").mkdir()
    first = written(tmp_path, census(child("A1", details())))
    other = written(tmp_path / "b", census(child("C3", details()), header=HEADER.replace("850", "933")))
    _, out = converted(tmp_path, first, other)
    assert {row["authority"] for row in rows(out, "referrals")} == {"850", "933"}
    assert len(rows(out, "coverage")) == 2
