"""The line under the title says what is shown, also where a view shows something else than the filters."""

import pytest

from tests.pages.opened import open_page


def shown(**query):
    app = open_page("one-metric", **query)
    assert not app.exception
    return app.info[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("metric", "view", "told"),
    [
        ("Referrals", "Is the change real?", "Showing April 2022 to March 2025 by month. No filters."),
        ("Referrals", "What may follow", "Showing April 2022 to March 2025 by month. No filters."),
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
    assert " by quarter. No filters. Compared with same months last year." in shown(metric="Referrals")
