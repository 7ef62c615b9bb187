"""The record as an administrator reads it."""

import pytest

from data_access.audit import entries
from data_access.state import open_state
from pages.people.audit import in_words
from tests.pages.opened import open_page, unfold


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        (None, ""),
        ('{"metric": "referrals", "first": "2022-04-01", "by": []}', "metric: referrals; from: 2022-04-01"),
        ('{"where": [{"dimension": "team", "members": ["h_hub", "a_hub"]}]}', "where: team h_hub, a_hub"),
        ('["extracts", "more.csv"]', "extracts, more.csv"),
        ('"a reason"', "a reason"),
        ("not JSON", "not JSON"),
    ],
)  # fmt: skip
def test_what_was_recorded_is_told_in_words(recorded, told):
    assert in_words(recorded) == told


def test_a_view_is_on_record_once_however_often_it_is_drawn_again(small):
    app = open_page("one-metric", metric="Referrals")
    first = [each.selection for each in entries(open_state(), None)]
    assert first and len(set(first)) == len(first)
    app.run()
    unfold(app)
    assert [each.selection for each in entries(open_state(), None)] == first
    app.selectbox(key="period").select_index(1).run()
    app.run()
    again = [each.selection for each in entries(open_state(), None)]
    assert again[-len(first) :] == first and len(first) < len(again) <= 2 * len(first)
    app.selectbox(key="period").select_index(0).run()
    assert len(entries(open_state(), None)) > len(again), "opened once more, it is on record once more"
