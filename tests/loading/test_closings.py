"""What a closing ends, and how long until the child is referred again, against tables written by hand."""

from datetime import date

import pytest

from data_access.schema import FIXED
from tests.loading import council
from tests.loading.fuzz.meaning import person
from tests.loading.test_derived import EAST, OFFICE, WEST, day, derived

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


# team, received, closed -> what followed the end of an involvement in its first 365 days
FOLLOWED = {
    "nobody came back": [(EAST, "05/02/2023", "10/02/2023", "nothing")],
    "what is open has not ended": [(EAST, "05/02/2023", None, None)],
    "back to a hub 365 days on": [
        (EAST, "05/02/2023", "10/02/2023", "same"),
        (WEST, "10/02/2024", None, None),
    ],
    "back to a hub 366 days on": [
        (EAST, "05/02/2023", "10/02/2023", "nothing"),
        (WEST, "11/02/2024", None, None),
    ],
    "on to a Local Office, whatever came first": [
        (EAST, "05/02/2023", "10/02/2023", "more"),
        (EAST, "11/03/2023", "12/03/2023", "more"),
        (OFFICE, "01/05/2023", None, None),
    ],
    "a Local Office on the day of closing, and back to a hub": [
        (EAST, "05/02/2023", "10/02/2023", "more"),
        (OFFICE, "10/02/2023", "12/03/2023", "less"),
        (EAST, "01/05/2023", None, None),
    ],
    "by a team that is not recorded": [
        (EAST, "05/02/2023", "10/02/2023", None),
        ("", "01/05/2023", None, None),
    ],
    "after a team that is not recorded": [
        ("", "05/02/2023", "10/02/2023", None),
        (EAST, "01/05/2023", None, None),
    ],
}


def test_what_followed_is_the_most_intensive_help_within_a_year(known, tmp_path):
    """All cases together, each of a child of its own."""
    sent = [
        {"child": case, "team": team, "received": received, "decided": "", "closed": closed or ""}
        for case, rows in FOLLOWED.items()
        for team, received, closed, _ in rows
    ]
    council.loaded(known, council.referrals(tmp_path, *sent), as_at=date(2024, 12, 31))
    codes = [None, *(code for code, _ in FIXED["what_followed"])]
    for case, rows in FOLLOWED.items():
        asked = f"SELECT what_followed FROM referral WHERE child = {person(case, 'child')} ORDER BY received"
        assert [codes[key] for (key,) in council.rows(known, asked)] == [row[3] for row in rows], case
