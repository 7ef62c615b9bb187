"""Groups of children in words: what differs, how much, and who is left out; never why."""

import pytest

from pages.parts.words import relative
from tests.groups import groups

ALIKE = [(250, 500), (251, 500), (240, 480), (200, 400), (150, 300)]
FIFTHS = [(300, 500), (250, 500), (240, 480), (200, 400), (100, 300)]


@pytest.mark.parametrize(
    ("pairs", "dimension", "said"),
    [
        (ALIKE, "deprivation", "no group differs from the others by more than chance"),
        (FIFTHS, "deprivation", "1.80 times as high in the most deprived fifth as in the least deprived"),
        (
            FIFTHS[:1] + FIFTHS[4:],
            "disability",
            "higher for disabled children, lower for not disabled children",
        ),
        (FIFTHS, "ethnic_group", "higher for White, lower for Another group"),
        (FIFTHS[:1] + FIFTHS[4:], "sex", "higher for female, lower for male"),
        ([(3, 9), (4, 8)], "deprivation", "too few to compare"),
        ([(300, 500)], "deprivation", "there is no other group to compare with"),
    ],
)
def test_the_finding(pairs, dimension, said):
    assert relative.finding(groups(pairs, dimension)).endswith(f"in Oct 2022 to Sep 2023: {said}")


def test_the_sentence_gives_both_figures_and_the_gap_and_who_is_in_no_group():
    said = relative.sentence(groups([*FIFTHS, (10, 70)]))
    assert (
        "Most deprived fifth 60%, least deprived fifth 33%: 1.80 times as high (1.37 to 2.37). "
        "Most deprived fifth: 60%, all others 47%, 1.28 times as high (1.11 to 1.47). "
        "Least deprived fifth: 33%, all others 53%, 0.63 times as high (0.49 to 0.82). "
        "Not recorded, and in no group: 70."
    ) in said


def test_ends_that_do_not_differ_are_said_not_to():
    assert "Most deprived fifth 50%, least deprived fifth 50%: no difference beyond chance." in (
        relative.sentence(groups(ALIKE))
    )


def test_small_groups_are_named_and_tabled():
    shown = groups([(300, 500), (250, 500), (3, 9)], "sex")
    assert relative.sentence(shown).endswith("Too few to compare: another description.")
    assert relative.table(shown).rows[2] == (
        "Another description",
        "too few to compare",
        "3 of 9",
        "3",
        "9",
        "55%",
        "not available",
        "not available",
    )


def test_the_table_has_how_many_times_the_others_each_is():
    table = relative.table(groups([*FIFTHS, (10, 70)]))
    assert table.rows[0][1:] == ("higher", "60%", "300", "500", "47%", "1.28", "1.11 to 1.47")
    assert table.rows[-1][:4] == ("Not recorded", "not compared", "14%", "10")
