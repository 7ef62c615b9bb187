"""The DfE's open data become benchmarks: England's, the region's, and the neighbours' averages."""

from __future__ import annotations

import pytest

from data_access.formats import dfe_open_data, dfe_series, recognises
from tests.formats.open_data import (
    NEIGHBOURS,
    PUBLISHED,
    children,
    line,
    model,
    population,
    some,
    values,
)
from tests.formats.returns import census, child, converted, details, rows, rules, written


def test_england_and_the_region_are_comparators_and_the_authority_is_not(tmp_path):
    path = values(tmp_path, line("England", 22.6), line("South West", 22.1), line("933", 19.9))
    findings, out = converted(tmp_path, path)
    england, region = rows(out, "benchmarks")
    assert england == {
        "metric": "rereferrals_within_12_months",
        "definition": dfe_series.SERIES[0].definition,
        "window": "12 months",
        "comparator": "England",
        "authority": "",
        "average_type": "total",
        "neighbour_model": "",
        "period": "2024/25",
        "release": "Reporting year 2025",
        "value": "22.6",
        "reason": "",
        "source": "Department for Education, Children in need, reporting year 2025",
    }
    assert (region["comparator"], region["authority"], region["value"]) == ("South West", "933", "22.1")
    assert rules(findings) == {"no_neighbours"}


def test_mean_and_median_of_the_ten_neighbours(tmp_path):
    figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    lines = [line(code, figure) for code, figure in zip(NEIGHBOURS, figures, strict=True)]
    findings, out = converted(tmp_path, values(tmp_path, *lines, line("933", 55)), model(tmp_path, "933"))
    found = some(rows(out, "benchmarks"), comparator="Statistical neighbours", authority="933")
    assert {row["average_type"]: row["value"] for row in found} == {"mean": "14.5", "median": "5.5"}
    [said] = {row["neighbour_model"] for row in found}
    assert said == "DfE statistical neighbour model 2025 (10 of 10 with a figure)"
    assert not rules(findings)


@pytest.mark.parametrize(("missing", "has"), [(1, True), (2, True), (3, False), (10, False)])
def test_neighbours_without_a_figure(tmp_path, missing, has):
    lines = [line(code, "c" if place < missing else 10) for place, code in enumerate(NEIGHBOURS)]
    findings, out = converted(tmp_path, values(tmp_path, *lines, line("England", 9)), model(tmp_path, "933"))
    found = some(rows(out, "benchmarks"), authority="933")
    assert [row["value"] for row in found] == (["10", "10"] if has else [])
    assert all(f"({10 - missing} of 10" in row["neighbour_model"] for row in found)
    assert rules(findings) == {"some_neighbours" if has else "few_neighbours"}


def test_a_model_row_needs_ten_others(tmp_path):
    findings, _ = converted(
        tmp_path, values(tmp_path, line("England", 9)), model(tmp_path, NEIGHBOURS[0], "933", "933")
    )
    assert [finding.row for finding in findings if finding.rule == "neighbours"] == [2, 4]


@pytest.mark.parametrize(("make", "rule"), [(model, "no_values"), (population, "no_counts")])
def test_files_that_mean_something_only_with_others(tmp_path, make, rule):
    arguments = ("933",) if make is model else (children("England", 5),)
    findings, out = converted(tmp_path, make(tmp_path, *arguments))
    assert rules(findings) == {rule}
    assert not out.exists()


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        (values, lambda folder: values(folder, line("England", 2), name="again.csv"), "second_file"),
        (model, lambda folder: model(folder, "934", name="again.csv"), "second_file"),
    ],
)
def test_a_second_file_of_a_kind_is_said(tmp_path, first, second, rule):
    given = line("England", 1) if first is values else "933"
    findings, _ = converted(tmp_path, first(tmp_path, given), second(tmp_path))
    assert [f.file for f in findings if f.rule == rule] == ["again.csv"]


def test_other_open_data_is_recognised_and_said_to_be_unknown(tmp_path):
    path = values(tmp_path, line("England", 1), columns="pupil_count")
    findings, out = converted(tmp_path, path)
    assert recognises(path)
    assert "none of its columns" in findings[0].sentence
    assert not out.exists()


def test_a_file_of_headings_only_is_said(tmp_path):
    findings, out = converted(tmp_path, values(tmp_path))
    assert "no_rows" in rules(findings)
    assert not out.exists()


def test_populations_only_for_authorities_that_are_wanted(tmp_path):
    people = population(tmp_path, children("933", 108673), children("850", 5), children("931", "x"))
    _, out = converted(tmp_path, people, authorities=("933", "931"))
    assert rows(out, "populations") == [
        {"authority": "933", "locality": "", "year": "2024", "age_group": "children", "people": "108673"}
    ]


def test_a_census_in_the_same_go_wants_its_authoritys_population(tmp_path):
    people = population(tmp_path, children("850", 5), children("933", 6))
    _, out = converted(tmp_path, people, written(tmp_path, census(child("A1", details()))))
    assert [row["authority"] for row in rows(out, "populations")] == ["850"]


def test_no_benchmark_repeats_its_key(tmp_path):
    lines = [line(code, 10) for code in NEIGHBOURS]
    path = values(tmp_path, *lines, line("England", 1), line("South West", 2))
    _, out = converted(tmp_path, path, model(tmp_path, "911", "933"))
    found = rows(out, "benchmarks")
    key = ("metric", "definition", "comparator", "authority", "average_type", "period")
    assert len({tuple(row[name] for name in key) for row in found}) == len(found)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not here")
def test_the_published_files(tmp_path):
    paths = sorted(PUBLISHED.glob("*.csv"))
    assert all(dfe_open_data.recognises(path) for path in paths)
    findings, out = converted(tmp_path, *paths)
    found = rows(out, "benchmarks")

    def value(metric, period="2024/25", **match):
        [row] = some(found, metric=metric, period=period, **match)
        return row["value"]

    england = {"comparator": "England"}
    assert value("rereferrals_within_12_months", **england) == "22.6"
    assert value("rereferrals_within_12_months", "2012/13", **england) == "24.7"
    assert value("no_further_action_share", **england) == "6.5"
    assert value("looked_after_rate", **england) == "67"
    assert value("children_in_need_rate", **england) == "330.2959"
    assert value("no_further_action_share", authority="841", comparator="North East") == "1.2"
    assert rules(findings) == {"some_neighbours", "few_neighbours"}


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not here")
def test_neighbours_of_the_published_files_by_hand(tmp_path):
    """Barnsley's ten neighbours, looked up one by one in the published files."""
    _, out = converted(tmp_path, *sorted(PUBLISHED.glob("*.csv")))
    found = some(
        rows(out, "benchmarks"), metric="rereferrals_within_12_months", authority="370", period="2024/25"
    )
    averages = {row["average_type"]: row["value"] for row in found}
    assert (averages["mean"], averages["median"]) == ("19.92", "18.6")
