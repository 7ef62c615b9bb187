"""The fixed menu, held to what the metrics say of the same council and periods."""

import pytest

import metrics
from data_access.protection.banded import FINANCIAL_YEAR, MENU, Figure, banded
from metrics.model import Public

COUNT = Figure("children", "referral", FINANCIAL_YEAR, "", step=5, least=10)
MIDDLE = Figure("days", "referral", FINANCIAL_YEAR, "", step=1, least=50)


@pytest.mark.parametrize(
    ("value", "events", "figure", "before", "shown"),
    [
        (9, 9, COUNT, None, None),
        (12, 12, COUNT, None, 10),
        (13, 13, COUNT, None, 15),
        (14, 14, COUNT, 10, 10),
        (15, 15, COUNT, 10, 15),
        (9, 9, COUNT, 10, None),
        (3.5, 49, MIDDLE, None, None),
        (3.5, 50, MIDDLE, None, 4),
        (3.5, 50, MIDDLE, 3, 3),
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
