"""The line under the title says what is shown, also where a view shows something else than the filters."""

from datetime import date

import pytest

from pages.parts.words.numbers import age
from tests.pages.opened import open_page, tables


def shown(**query):
    app = open_page("one-metric", **query)
    assert not app.exception
    return app.info[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("metric", "view", "told"),
    [
        ("Referrals", "Is the change real?", "Showing April 2022 to March 2025 by month. No filters."),
        ("Referrals", "What may follow", "Showing April 2021 to March 2025 by month. No filters."),
        (
            "Hub share of all referrals",
            "Do places differ?",
            "Showing April 2022 to March 2025 as one period.",
        ),
    ],
)
def test_a_view_is_told_by_its_own_periods(small, metric, view, told):
    said = shown(metric=metric, view=view)
    assert said.startswith(told) and "Compared" not in said


def test_months_added_for_both_windows_are_told(small):
    asked = {"metric": "Referrals", "view": "Before and after an event", "event": "October 2022"}
    said = shown(from_="April 2022", to="December 2022", **asked)
    assert not said.startswith("Showing April 2022 to December 2022") and " by month." in said


def test_figures_over_time_are_told_as_filtered(small):
    assert " by quarter. No filters. Compared with the same months last year." in shown(metric="Referrals")


def test_a_page_of_one_period_says_no_other_and_is_compared_with_none(small):
    told = open_page("reach-and-fairness", as_="Analyst").info[0].value
    assert told == "Showing April 2022 to March 2025 as one period. No filters."


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("coming-back", " by financial year. "),
        ("front-door", " by quarter (some figures only by financial year). "),
        ("one-metric?Children allocated", " by financial year. "),
        ("one-metric?Open allocations", " by quarter. "),
        ("one-metric?Referrals", " by quarter. "),
        ("side-by-side?Referrals", " by quarter. "),
        ("", " by quarter. "),
    ],
)
def test_the_public_is_told_the_periods_that_its_figures_come_in(small, address, told):
    page, _, metric = address.partition("?")
    app = open_page(page, as_="Public", **({"metric": metric} if metric else {}))
    assert not app.exception
    assert f"Showing January 2022 to December 2024{told}" in app.info[0].value
    if page == "one-metric":  # as the line under its drawing says
        assert f"{metric}{told.rstrip()}" in app.caption[0].value


def test_periods_chosen_that_public_figures_do_not_come_in_are_not_said(small):
    asked = {"as_": "Public", "metric": "Open allocations", "grain": "Months"}
    assert " by quarter. " in open_page("one-metric", **asked).info[0].value
    assert " by month. " in open_page("one-metric", **asked | {"as_": "Analyst"}).info[0].value


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2025, 3, 31), ""),
        (date(2025, 3, 30), ""),
        (date(2025, 4, 1), "1 day old"),
        (date(2025, 5, 29), "59 days old"),
        (date(2025, 6, 30), "2 months old"),
        (date(2026, 11, 30), "19 months old"),
        (date(2026, 12, 31), "21 months old"),
    ],
)
def test_the_age_of_the_data_is_told_by_the_day_it_is_read_on(today, told):
    assert age(date(2025, 3, 31), today) == told


def test_the_page_says_how_old_its_data_is_and_no_answer_or_file_knows(small):
    app = open_page("front-door")
    (about,) = [each for each in tables(app) if 'class="about"' in each]
    told = age(date(2025, 3, 31), date.today())
    assert f"<summary>Demonstration data to 31 March 2025, {told}</summary>" in about
    assert "loaded 2 April 2025, snapshot 1." in about
