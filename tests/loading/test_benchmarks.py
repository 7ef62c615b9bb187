"""From the Department for Education's files to a figure beside an English council's own."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from metrics import EVERYTHING, Comparator, Selection, evaluate
from metrics.comparators.benchmarks import held
from metrics.periods import Grain
from tests.formats.open_data import NEIGHBOURS, PUBLISHED, RATE, children, line, model, population, values
from tests.loading import council

YEAR = (date(2024, 4, 1), date(2025, 3, 31))
BESIDE = (Comparator.ENGLAND, Comparator.NEIGHBOURS)
RATES = f"referral_count,{RATE},no_further_action_percent"


def english(folder: Path, code: str) -> list[Path]:
    """A council known by its number, with 60 referrals of 50 children in two years to March 2025."""
    days = [date(2023, 4, 10) + timedelta(days=12 * number) for number in range(60)]
    sent = [
        {"reference": f"R{number}", "child": f"C{number % 50}", "received": f"{day:%d/%m/%Y}"}
        for number, day in enumerate(days)
    ]
    spans = {"covers_from": "01/04/2023", "covers_to": "31/03/2025", "as_at": "31/03/2025"}
    return [
        council.write(folder, "authorities", [{"code": code, "name": "An English Council"}]),
        council.write(folder, "referrals", sent),
        council.write(folder, "coverage", [{"extract": "referrals", **spans}]),
    ]


def ask(snapshot, metric="rereferrals_within_12_months"):
    asked = Selection(metric=metric, first=YEAR[0], last=YEAR[1], grain=Grain.FINANCIAL_YEAR, compare=BESIDE)
    [cell] = evaluate(asked, snapshot, EVERYTHING).cells
    return cell


def test_england_and_neighbours_of_the_departments_files_stand_beside_ours(folder_store, tmp_path):
    lines = [line(code, 100, rate, 5) for rate, code in enumerate(NEIGHBOURS, 10)]
    files = [
        values(tmp_path, line("England", 5000, 22.6, 6.5), *lines, columns=RATES),
        population(tmp_path, children("England", 100_000), children("933", 1000)),
        model(tmp_path, "933"),
    ]
    snapshot = council.loaded(folder_store, *english(tmp_path, "933"), *files).snapshot
    assert held(snapshot) == BESIDE
    england, neighbours = ask(snapshot).comparisons
    assert (england.figure.value, neighbours.figure.value) == (22.6, fmean(range(10, 20)))
    assert (
        england.label == "England, 2024/25 (Department for Education, Children in need, reporting year 2025)"
    )
    assert "2025, 10 of 10 with a figure" in neighbours.label
    rate = ask(snapshot, "referrals_per_1000")
    received = [date(2023, 4, 10) + timedelta(days=12 * number) for number in range(60)]
    assert rate.figure.value == len([day for day in received if day >= YEAR[0]])  # of 1,000 children
    assert rate.comparisons[0].figure.value == 1000 * 5000 / 100_000
    unlike = ask(snapshot, "no_further_action_share").comparisons[0]
    assert unlike.figure.value is None and "all referrals" in unlike.figure.reason
    assert held(snapshot.public()) == BESIDE


def test_rows_in_a_csv_are_enough(folder_store, tmp_path):
    of = "Percentage of referrals in the year within 12 months of a previous referral of the same child"
    row = {"metric": "rereferrals_within_12_months", "definition": of, "window": "12 months"}
    row |= {"comparator": "England", "average_type": "total", "period": "2024/25", "value": "22.6"}
    row |= {"source": "Department for Education", "release": "October 2025"}
    sent = council.write(tmp_path, "benchmarks", [row])
    snapshot = council.loaded(folder_store, *english(tmp_path, "essex"), sent).snapshot
    england, neighbours = ask(snapshot).comparisons
    assert england.figure.value == 22.6
    assert england.label == "England, 2024/25 (Department for Education; October 2025)"
    assert neighbours.figure.reason == "No figure of the mean of statistical neighbours is loaded for this."
    assert held(snapshot) == BESIDE[:1]


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not here")
def test_the_published_files_beside_a_council_of_that_number(folder_store, tmp_path):
    """Barnsley's, against the files read anew without the project's own reader."""
    snapshot = council.loaded(folder_store, *english(tmp_path, "370"), PUBLISHED).snapshot
    known = {
        row["old_la_code"] or row["geographic_level"]: row["rereferral_percent"]
        for row in _read("c1_*.csv")
        if row["time_period"] == "2025" and row["geographic_level"] != "Regional"
    }
    [barnsley] = [row for row in _read("sn_model*.csv") if row["old_la_code"] == "370"]
    near = [known[barnsley[f"SN_{rank}"]] for rank in range(1, 11)]
    england, neighbours = ask(snapshot).comparisons
    assert england.figure.value == float(known["National"]) == 22.6
    assert neighbours.figure.value == pytest.approx(fmean(map(float, near)))


def _read(pattern: str) -> list[dict[str, str]]:
    [path] = PUBLISHED.glob(pattern)
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))
