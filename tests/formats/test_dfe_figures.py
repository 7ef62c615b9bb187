"""Figures of the DfE's files are taken as published: letters are never numbers, years end in March."""

from __future__ import annotations

import pytest

from tests.formats.open_data import (
    RATE,
    children,
    line,
    population,
    values,
)
from tests.formats.returns import converted, rows, rules


@pytest.mark.parametrize("letter", list("ckuxz"))
def test_letters_are_reasons_and_never_numbers(tmp_path, letter):
    _, out = converted(tmp_path, values(tmp_path, line("England", letter)))
    [row] = rows(out, "benchmarks")
    assert (row["value"], row["reason"]) == ("", letter)


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e5", "..", "12%", "q"])
def test_what_is_neither_number_nor_letter_is_said(tmp_path, text):
    findings, out = converted(tmp_path, values(tmp_path, line("England", text)))
    [row] = rows(out, "benchmarks")
    assert (row["value"], row["reason"]) == ("", "")
    [finding] = [finding for finding in findings if finding.rule == "not_a_figure"]
    assert (finding.row, finding.column) == (2, RATE)


def test_nought_is_a_number(tmp_path):
    _, out = converted(tmp_path, values(tmp_path, line("England", 0)))
    assert rows(out, "benchmarks")[0]["value"] == "0"


@pytest.mark.parametrize(("year", "period"), [(2025, "2024/25"), (202425, "2024/25"), (2000, "1999/00")])
def test_periods_end_on_31_march(tmp_path, year, period):
    _, out = converted(tmp_path, values(tmp_path, line("England", 1, year=year)))
    assert rows(out, "benchmarks")[0]["period"] == period


@pytest.mark.parametrize("year", ["", "25", "202426", "2024/25", "Spring"])
def test_other_periods_are_left_out_and_said(tmp_path, year):
    path = values(tmp_path, line("England", 1), line("England", 2, year=year))
    findings, out = converted(tmp_path, path)
    assert len(rows(out, "benchmarks")) == 1
    assert [finding.row for finding in findings if finding.rule == "no_period"] == [3]


def test_rates_are_by_the_estimate_within_the_year(tmp_path):
    counts = values(tmp_path, line("England", 632830), columns="referral_count")
    people = population(tmp_path, children("England", 12183016), children("England", 1, year=2025))
    _, out = converted(tmp_path, counts, people)
    [row] = rows(out, "benchmarks")
    assert (row["metric"], row["value"]) == ("referrals_per_1000", "51.9436")
    assert "worked out here" in row["definition"]


@pytest.mark.parametrize(
    ("count", "people", "reason"), [("c", "100", "c"), ("9", "x", "x"), ("9", None, "x")]
)
def test_a_rate_without_both_its_parts_has_no_value(tmp_path, count, people, reason):
    counts = values(tmp_path, line("England", count), columns="referral_count")
    known = population(tmp_path, children("England", people or 5, year=2024 if people else 2010))
    _, out = converted(tmp_path, counts, known)
    [row] = rows(out, "benchmarks")
    assert (row["value"], row["reason"]) == ("", reason)


def test_counts_without_population_are_said(tmp_path):
    findings, out = converted(tmp_path, values(tmp_path, line("England", 9), columns="referral_count"))
    assert "load the ONS mid-year population file" in str(findings)
    assert not out.exists()


def test_only_the_rows_of_the_series_are_taken(tmp_path):
    on_the_day, started = (
        "Children looked after on 31 March each year",
        "Children starting to be looked after",
    )
    lines = [line("England", started, 26), line("England", on_the_day, 67)]
    path = values(tmp_path, *lines, columns="population_type,rate_per_10000")
    _, out = converted(tmp_path, path)
    assert [row["value"] for row in rows(out, "benchmarks")] == ["67"]


def test_a_repeated_place_is_taken_once(tmp_path):
    findings, out = converted(tmp_path, values(tmp_path, line("England", 1), line("England", 2)))
    assert [row["value"] for row in rows(out, "benchmarks")] == ["1"]
    assert "repeated" in rules(findings)


def test_a_row_cut_short_is_no_figure(tmp_path):
    path = values(tmp_path, line("England", 1), "2025,Reporting year,National,England")
    findings, out = converted(tmp_path, path)
    assert len(rows(out, "benchmarks")) == 1
    assert {"repeated", "not_a_figure"} & rules(findings)
