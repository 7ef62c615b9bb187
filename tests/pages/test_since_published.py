"""What came after a month was published: the public is told by how much, and sees it a year later."""

from datetime import date

import pytest

from data_access.access import EVERYTHING, PUBLIC
from data_access.database import open_store
from metrics import Selection, evaluate
from metrics.asking.growth import Since, since_published
from metrics.catalogue import snapshots
from metrics.definitions import METRICS
from metrics.periods import Calendar, Grain, period_of
from pages.parts.exports import csv as csv_export
from pages.parts.words.growing import since as in_words
from tests.loading import council
from tests.pages.opened import open_page, said

MONTHS, A_MONTH = 12, 85
PUBLISHED, A_YEAR_ON = date(2024, 6, 30), date(2025, 3, 31)
SAID = (
    "Referrals of 2023/24 have grown by about 1.5% since they were published. "
    "Public figures will show this from April 2025."
)


def send(folder, until: date, late: int):
    """A thousand referrals of the year to March 2024, and so many more of each month that came later."""
    rows = [
        {
            "reference": f"R{month}-{number}", "child": f"C{month}-{number}", "family": f"F{month}-{number}",
            "received": date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, 9).isoformat(),
            "decided": "", "closed": "", "decision": "", "locality": ("east", "west")[number % 2],
        }
        for month in range(MONTHS)
        for number in range(A_MONTH + late * (month % 2))
    ]  # fmt: skip
    span = {"extract": "referrals", "covers_from": "2023-04-01", "covers_to": until.isoformat()}
    covered = council.write(folder, "coverage", [span | {"as_at": until.isoformat()}])
    return [council.referrals(folder, *rows), covered]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Loaded when the year was published, with the late rows, and when its second edition was due."""
    folder = tmp_path_factory.mktemp("grown")
    store = open_store(f"duckdb:///{folder / 'store'}")
    lists = council.lists(folder / "lists")
    for number, (until, late) in enumerate([(PUBLISHED, 0), (PUBLISHED, 3), (A_YEAR_ON, 3)]):
        sent = send(folder / str(number), until, late)
        council.loaded(store, *(lists if number == 0 else ()), *sent, invented=True, anyway=True)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def own(store, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", store.url)


def asked(number: int, access=PUBLIC, last=date(2024, 3, 31)):
    snapshot = snapshots.numbered(number, access)
    question = Selection(metric="referrals", first=date(2023, 1, 1), last=last)
    answer = evaluate(question, snapshot, access)
    shown = sum(cell.figure.value or 0 for cell in answer.cells)
    return since_published(snapshot, access, question.first, question.last), shown


def test_the_public_is_told_by_how_much_a_year_grew_and_its_second_edition_has_it():
    (before, first), (told, same), (after, second) = (asked(number) for number in (1, 2, 3))
    assert before == () == after
    assert first == same and abs(first - MONTHS * A_MONTH) <= 5
    [found] = told
    assert (found.year.first, found.share, found.counted.name) == (date(2023, 4, 1), 0.02, "referrals")
    assert abs(second - first - 18) <= 7 and (second - first) % 5 == 0


def test_the_public_s_files_say_so_of_the_figures_they_hold():
    snapshot = snapshots.numbered(2, PUBLIC)
    years = {"first": date(2023, 4, 1), "last": date(2024, 3, 31)}
    own = evaluate(Selection(metric="referrals", **years), snapshot, PUBLIC)
    assert SAID.replace("1.5%", "2%") in csv_export.write(own).decode("utf-8-sig")
    true = evaluate(Selection(metric="referrals", **years), snapshots.numbered(2, EVERYTHING), EVERYTHING)
    assert "since they were published" not in csv_export.write(true).decode("utf-8-sig")


def test_only_of_years_that_are_drawn_and_to_the_public_alone():
    assert asked(2, last=date(2023, 3, 31))[0] == ()
    assert asked(2, EVERYTHING)[0] == ()


def test_the_page_says_so(store):
    store.go_back(2)
    for page in ("front-door", "overview"):
        assert said(open_page(page, as_="Public")).count(SAID.replace("1.5%", "2%")) == 1
    assert "since they were published" not in said(open_page("front-door", as_="Analyst"))


def test_growth_is_written_to_half_a_percent_and_a_fall_as_one():
    year = period_of(date(2024, 3, 1), Grain.FINANCIAL_YEAR, Calendar())
    found = Since(year, 0.015, METRICS["referrals"])
    assert in_words([found]) == SAID
    fell = in_words([Since(year, -0.01, METRICS["referrals"])])
    assert fell.startswith("Referrals of 2023/24 have fallen by about 1% since")
    assert in_words([]) == ""
