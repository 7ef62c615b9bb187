"""What a closing ends, and how long until the child is referred again, against tables written by hand."""

import pytest

from tests.loading import council
from tests.loading.test_derived import day, derived

# received, closed -> whether the closing ended the involvement, days from it to the child's next referral
CLOSINGS = {
    "nobody came back": [("05/02/2024", "10/02/2024", True, None)],
    "what is open has not ended": [("05/02/2024", None, False, None)],
    "the next referral is the first after the closing": [
        ("05/02/2024", "10/02/2024", True, 20),
        ("01/03/2024", "05/03/2024", True, 27),
        ("01/04/2024", None, False, None),
    ],
    "a referral on the day of closing is one": [
        ("05/02/2024", "10/02/2024", True, 0),
        ("10/02/2024", None, False, None),
    ],
    "a referral closed while another is open ends nothing": [
        ("05/02/2024", "10/06/2024", True, 30),
        ("01/03/2024", "02/03/2024", False, None),
        ("10/07/2024", None, False, None),
    ],
    "a referral left open for good leaves nothing ended after it": [
        ("05/02/2024", "10/02/2024", True, 20),
        ("01/03/2024", None, False, None),
        ("05/03/2024", "01/04/2024", False, None),
    ],
    "two that close together end it together": [
        ("05/02/2024", "10/02/2024", True, 20),
        ("06/02/2024", "10/02/2024", True, 20),
        ("01/03/2024", None, False, None),
    ],
    "two received and closed on one day do not come after one another": [
        ("05/02/2024", "05/02/2024", True, 1),
        ("05/02/2024", "05/02/2024", True, 1),
        ("06/02/2024", None, False, None),
    ],
}


@pytest.mark.parametrize("case", CLOSINGS)
def test_what_comes_after_a_closing(case, known, tmp_path):
    sent = [{"received": row[0], "decided": "", "closed": row[1] or ""} for row in CLOSINGS[case]]
    sent.append({"child": "C2", "received": "07/02/2024", "decided": "", "closed": "08/02/2024"})
    columns = "received, closed, involvement_ended, days_to_next"
    found = derived(known, "received, closed", columns, "referral", council.referrals(tmp_path, *sent))
    wanted = [(day(a), day(b), day(b) if ended else None, days) for a, b, ended, days in CLOSINGS[case]]
    others = [(day("07/02/2024"), day("08/02/2024"), day("08/02/2024"), None)]
    assert sorted(found, key=str) == sorted(wanted + others, key=str)
