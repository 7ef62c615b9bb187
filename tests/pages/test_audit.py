"""The record as an administrator reads it."""

import pytest

from pages.people.audit import in_words


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
