"""When a count met its target, in the sentence, the table and both files."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.answer import AgainstTarget
from metrics.periods import Grain
from metrics.selection import Comparator
from pages.parts import words
from tests.answers import LOCALITIES, answer, compared, split
from tests.exports.test_exports import figures_of, read_csv, read_excel

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")
YEARS = {"first": date(2022, 1, 1), "last": date(2024, 12, 31), "grain": Grain.CALENDAR_YEAR}
COLUMNS = ("Target met on", "Short of the target by")


def told(*targets, **more):
    """Three years of 12, 70 and 42, and how some of them stand to their targets."""
    shown = answer([12, 70, 42], **YEARS, **more)
    held = (AgainstTarget(shown.periods[place], (), *rest) for place, *rest in targets)
    return replace(shown, targets=tuple(held))


MET = (1, 50, date(2023, 8, 16), date(2023, 3, 6), 0)
MISSED, SO_FAR = (2, 50, None, date(2024, 1, 2), 8), (2, 50, None, date(2024, 1, 2), 8, True)
SAID = "The target of 50 in 2023 was met on 16 August 2023, within 6 months of the first."


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (MET, SAID),
        ((1, 50, date(2023, 4, 6), date(2023, 3, 6), 0), "6 April 2023, within a month of the first."),
        ((1, 50, date(2023, 4, 7), date(2023, 3, 6), 0), "7 April 2023, within 2 months of the first."),
        (MISSED, "The target of 50 in 2024 was missed by 8."),
        (SO_FAR, "The target of 50 in 2024 is 8 away so far."),
        ((0, 1200, None, None, 1200), "The target of 1,200 in 2022 was missed by 1,200."),
    ],
)
def test_the_sentence_says_when_it_was_met_or_how_many_are_wanting(target, said):
    assert said in words.sentence(told(target))


def test_the_same_is_not_said_twice_where_a_reader_asks_for_the_target():
    beside = {2: [compared(Comparator.TARGET, 50.0)]}
    assert "8 fewer than the target" in words.sentence(told(compare=beside)).lower()
    assert words.sentence(told(MISSED, compare=beside)).count("target") == 1


def test_each_place_is_named():
    shown = split([70, 12, 8, 9], LOCALITIES)
    [period] = shown.periods
    met = AgainstTarget(period, shown.members[0], 50, date(2023, 4, 6), date(2022, 10, 3), 0)
    sentence = words.sentence(replace(shown, targets=(met,)))
    assert "Clydesdale: the target of 50 in Oct 2022 to Sep 2023 was met on 6 April 2023" in sentence
    assert words.table(replace(shown, targets=(met,))).rows[0][-2:] == ("6 April 2023", "none")


def test_table_and_files_have_the_day_and_the_number():
    shown = told(MET, MISSED)
    table = words.table(shown)
    assert table.header[-2:] == COLUMNS
    assert [row[-2:] for row in table.rows] == [
        ("no target", "no target"), ("16 August 2023", "none"), ("not met", "8"),
    ]  # fmt: skip
    written = [(row["target_met_on"], row["short_of_target_by"]) for row in read_csv(shown)]
    assert written == [("", ""), ("2023-08-16", "0"), ("", "8")]
    book = read_excel(shown)
    lines = figures_of(book)
    assert [tuple(line[name] for name in COLUMNS) for line in lines] == [
        ("[z]", "[z]"), ("2023-08-16", 0), ("[z]", 8),
    ]  # fmt: skip
    assert not {*COLUMNS} & {*words.table(told()).header}
