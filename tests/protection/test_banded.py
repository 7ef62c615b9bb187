"""The fixed menu, held to what the metrics say of the same council and periods."""

import duckdb
import pytest

import metrics
from data_access.protection.banded import FINANCIAL_YEAR, MENU, Figure, banded
from metrics.model import Public

COUNT = Figure("children", "referral", FINANCIAL_YEAR, "", step=5, least=10)
SHARE = Figure("back", "referral", FINANCIAL_YEAR, "", step=5, least=50)
MIDDLE = Figure("days", "referral", FINANCIAL_YEAR, "", step=1, least=50)


@pytest.mark.parametrize(
    ("value", "events", "figure", "before", "shown"),
    [
        (9, 9, COUNT, None, None),
        (12, 12, COUNT, None, 10),
        (13, 13, COUNT, None, 15),
        (14, 14, COUNT, 10, 10),
        (15, 15, COUNT, 10, 15),
        (9, 9, COUNT, 10, 10),
        (5, 5, COUNT, 10, None),
        (3.5, 49, MIDDLE, None, None),
        (3.5, 50, MIDDLE, None, 4),
        (3.5, 50, MIDDLE, 3, 3),
        (3.5, 49, MIDDLE, 3, 3),
        (6.7, 0, SHARE, 10, 10),  # of 60 children 5 had come back, and by a correction it is 4
        (6.7, 0, SHARE, None, None),
        (None, 0, MIDDLE, None, None),
    ],
)
def test_a_figure_is_coarse_and_stays(value, events, figure, before, shown):
    assert banded(value, events, figure, before) == shown


def test_the_menu_is_of_the_metrics_declared_banded():
    declared = {name for name, metric in metrics.METRICS.items() if metric.public is Public.BANDED}
    assert {figure.metric for figure in MENU} == declared
    for figure in MENU:
        assert metrics.METRICS[figure.metric].lead_in == figure.wait
        assert metrics.METRICS[figure.metric].fact == figure.fact


# ended, days to the next referral -> share, and children (0 where too few are on a side); every child but
# the first ends once, never back
CAME_BACK = {
    "a fifth came back": ([(10, 365)] * 12 + [(10, 366)] * 3, (20.0, 60)),
    "too few came back to say": ([(10, 0)] * 4, (pytest.approx(100 / 15), 0)),
    "all but too few came back": ([(10, 1)] * 56, (pytest.approx(1400 / 15), 0)),
    "the second ending of a child does not count": ([(10, 5)] * 12 + [(11, 0)] * 3, (20.0, 60)),
    "an ending of another year does not count": ([(10, 5)] * 12 + [(400, 5)] * 9, (20.0, 60)),
}


@pytest.mark.parametrize("case", CAME_BACK)
def test_who_came_back_is_counted_once_and_never_told_of_few(case):
    (figure,) = (each for each in MENU if each.metric == "came_back_within_12_months")
    ended, shown = CAME_BACK[case]
    first = [(child, *each) for child, each in enumerate(ended) if each[0] == 10]
    again = [(len(first) + place, *each) for place, each in enumerate(ended[len(first) :])]
    never = [(child, 10, None) for child in range(len(first), 60)]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE referral (authority INT, child INT, involvement_ended INT, days_to_next INT)"
        )
        connection.executemany("INSERT INTO referral VALUES (1, ?, ?, ?)", first + again + never)
        asked = {"authority": 1, "first": 0, "last": 364}
        assert connection.execute(figure.sql, asked).fetchone() == shown
