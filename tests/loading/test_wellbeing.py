"""First score against latest, against tables written by hand: every case is a child of its own."""

from datetime import date

import pytest

from tests.loading import council
from tests.loading.fuzz.meaning import person
from tests.loading.test_derived import day

BETTER, SAME, WORSE, NOT_AGAIN = 1, 2, 3, 4
NONE = (0, None, None)
# scored, indicator, score, scorer -> what came of it, its first score, and by how much it changed
SCORES = {
    "the latest of several": [
        ("05/02/2024", "safe", "4", "worker", BETTER, 4, 3),
        ("05/04/2024", "safe", "2", "worker", *NONE),
        ("05/06/2024", "safe", "7", "worker", *NONE),
    ],
    "no change, and a change for the worse": [
        ("05/02/2024", "safe", "4", "worker", SAME, 4, 0),
        ("05/02/2024", "healthy", "9", "worker", WORSE, 9, -2),
        ("05/06/2024", "safe", "4", "worker", *NONE),
        ("05/06/2024", "healthy", "7", "worker", *NONE),
    ],
    "not scored again": [("05/02/2024", "safe", "4", "worker", NOT_AGAIN, 4, None)],
    "27 days after is too soon": [
        ("01/02/2024", "safe", "4", "worker", NOT_AGAIN, 4, None),
        ("28/02/2024", "safe", "5", "worker", *NONE),
    ],
    "28 days after is not": [
        ("01/02/2024", "safe", "4", "worker", BETTER, 4, 1),
        ("29/02/2024", "safe", "5", "worker", *NONE),
    ],
    "365 days after still tells": [
        ("01/02/2023", "safe", "4", "worker", BETTER, 4, 1),
        ("01/02/2024", "safe", "5", "worker", *NONE),
    ],
    "366 days after is a first score again": [
        ("01/02/2023", "safe", "4", "worker", NOT_AGAIN, 4, None),
        ("02/02/2024", "safe", "5", "worker", NOT_AGAIN, 5, None),
    ],
    "later than a year is left out, and no first score where one came before it": [
        ("01/02/2023", "safe", "4", "worker", BETTER, 4, 1),
        ("01/09/2023", "safe", "5", "worker", *NONE),
        ("01/06/2024", "safe", "1", "worker", *NONE),
    ],
    "another scorer is another pair": [
        ("05/02/2024", "safe", "4", "worker", NOT_AGAIN, 4, None),
        ("05/06/2024", "safe", "6", "child", NOT_AGAIN, 6, None),
    ],
    "of two on one day one is the first": [
        ("05/02/2024", "safe", "4", "worker", WORSE, 4, -1),
        ("05/02/2024", "safe", "4", "worker", *NONE),
        ("05/06/2024", "safe", "3", "worker", *NONE),
        ("05/06/2024", "safe", "3", "worker", *NONE),
    ],
    "a score that is not recorded, or of no indicator, is none": [
        ("05/02/2024", "safe", "", "worker", *NONE),
        ("05/02/2024", "", "4", "worker", *NONE),
        ("05/06/2024", "safe", "6", "worker", NOT_AGAIN, 6, None),
    ],
    "between two points the nearer one counts": [
        ("05/02/2024", "safe", "4.4", "worker", SAME, 4, 0),
        ("05/06/2024", "safe", "3.6", "worker", *NONE),
    ],
    "who scored need not be recorded": [
        ("05/02/2024", "safe", "4", "", BETTER, 4, 1),
        ("05/06/2024", "safe", "5", "", *NONE),
    ],
}


@pytest.fixture(scope="module")
def told(known_to_all, tmp_path_factory):
    """What is derived for the child of a case; those of the whole table are loaded together."""
    names = ("scored", "wellbeing_indicator", "score", "scorer")
    rows = [
        {
            "reference": f"W{place:03}",
            "child": case,
            "authority": "south",
            **dict(zip(names, row, strict=False)),
        }
        for place, (case, row) in enumerate((case, row) for case, rows in SCORES.items() for row in rows)
    ]
    sent = council.write(tmp_path_factory.mktemp("sent"), "wellbeing_scores", rows)
    council.loaded(known_to_all, sent, as_at=date(2024, 12, 31))
    columns = "scored, wellbeing_change, first_score, change_in_score"

    def ask(case):
        whose = f"child = {person(case, 'child')}"
        return council.rows(known_to_all, f"SELECT {columns} FROM wellbeing_score WHERE {whose}")

    return ask


@pytest.mark.parametrize("case", SCORES)
def test_the_first_score_is_set_against_the_latest(case, told):
    expected = [(day(row[0]), *row[4:]) for row in SCORES[case]]
    assert sorted(told(case), key=str) == sorted(expected, key=str)
