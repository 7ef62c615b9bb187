"""Files that other people define come in by the ordinary loader, beside a council's own."""

from pathlib import Path

import pytest

from tests.formats.returns import HEADER, census, child, details, written
from tests.loading import council

OPEN_DATA = Path(__file__).resolve().parents[2] / "../shared/open_data"
needs_samples = pytest.mark.skipif(not OPEN_DATA.exists(), reason="the published sample files are not here")


@needs_samples
def test_a_census_return_joins_an_empty_store_and_says_what_it_lacks(folder_store):
    report = council.loaded(folder_store, OPEN_DATA / "cin" / "CIN_Census_2024.xml")
    assert council.rows(folder_store, "SELECT count(*), max(team), max(locality) FROM referral") == [
        (1, 0, 0)
    ]
    assert any("--mapping" in finding.sentence for finding in report.findings)
    assert report.snapshot.as_at.year == 2023


@needs_samples
def test_what_a_return_brings_adds_to_the_lists_that_are_there(known):
    before = council.rows(known, "SELECT key, code FROM referral_source ORDER BY key")
    council.loaded(known, OPEN_DATA / "cin" / "CIN_Census_2024.xml")
    after = council.rows(known, "SELECT key, code FROM referral_source ORDER BY key")
    assert after[: len(before)] == before and len(after) > len(before)
    assert council.rows(known, "SELECT count(*) FROM authority") == [(3,)]


@needs_samples
def test_published_figures_become_benchmarks(folder_store):
    council.loaded(folder_store, OPEN_DATA / "cin" / "CIN_Census_2024.xml", OPEN_DATA / "dfe")
    [(england, averages)] = council.rows(
        folder_store,
        "SELECT count(*) FILTER (comparator = 'England'), count(DISTINCT average_type) FROM benchmark",
    )
    assert england > 0 and averages >= 2


@needs_samples
def test_each_converted_file_reports_its_own_rows(folder_store):
    published = sorted((OPEN_DATA / "dfe").glob("*.csv"))
    report = council.loaded(folder_store, OPEN_DATA / "cin" / "CIN_Census_2024.xml", *published)
    rows = {file.file: file.loaded for file in report.files}
    assert rows["CIN_Census_2024.xml: referrals"] == 1
    benchmarks = {name.partition(": ")[0] for name in rows if name.endswith(": benchmarks")}
    assert len(benchmarks) >= 2 and benchmarks <= {path.name for path in published}


def test_a_mapping_before_the_lists_of_places_says_what_to_load_first(folder_store, tmp_path):
    path = tmp_path / "return.xml"
    path.write_text(census(child("A1", details())))
    mapping = tmp_path / "places.csv"
    mapping.write_text("child,locality,team\nA1,hamilton,h1\n")
    report = council.loaded(folder_store, path, mapping=mapping)
    said = [finding.sentence for finding in report.findings if finding.rule == "unknown_name"]
    assert len(said) == 2 and not any("aliases" in sentence for sentence in said)
    assert "Load localities.csv first" in said[0] and "Load teams.csv first" in said[1]


@pytest.mark.parametrize("council_of_second", ["850", "851"])
def test_of_two_returns_of_one_name_neither_takes_the_place_of_the_other(
    council_of_second, folder_store, tmp_path
):
    """Each council, and each year, calls its return so."""
    paths = []
    for place, lea, children in (("first", "850", "ABC"), ("second", council_of_second, "DE")):
        (tmp_path / place).mkdir()
        header = HEADER.replace("850", lea)
        sent = census(*(child(number, details()) for number in children), header=header)
        paths.append(written(tmp_path / place, sent))
    report = council.loaded(folder_store, *paths)
    [found] = [finding for finding in report.findings if finding.rule == "same_name"]
    assert found.severity == "error" and "the one in second was not read. Rename it" in found.sentence
    assert council.rows(folder_store, "SELECT count(*) FROM referral") == [(3,)]
