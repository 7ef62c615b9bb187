"""How soon children come back, in words."""

from pages.parts.charts.shapes import Shape
from pages.parts.tellings import telling
from pages.parts.words import curve, small
from tests.readings.returns import ALL_FOLLOWED, PART_FOLLOWED, followed

WHOSE = "children whose involvement ended in April 2023 to March 2024"


def test_the_finding_says_how_many_came_back_and_how_soon():
    assert curve.finding(followed(ALL_FOLLOWED)) == (
        f"45.0% of {WHOSE} were referred again within 12 months, half of them in the first 300 days"
    )


def test_an_estimate_is_called_one():
    shown = followed(PART_FOLLOWED)
    assert curve.finding(shown).startswith(f"Of {WHOSE}, an estimated 60.0% are referred again")
    said = curve.sentence(shown)
    assert "For 70% of the children it is known" in said and "The line is dashed after day 200." in said
    assert "Of 80 children, 36 are known to have been referred again within 12 months" in said


def test_where_nobody_came_back_nothing_is_said_of_half_of_them():
    nobody = curve.finding(followed([(366, False, 50)]))
    assert nobody == f"0.0% of {WHOSE} were referred again within 12 months"


def test_the_table_holds_the_days_with_who_is_still_followed():
    table = curve.table(followed(PART_FOLLOWED))
    assert [row[0] for row in table.rows] == ["0", "90", "180", "270", "365"]
    assert [row[3] for row in table.rows] == ["80", "80", "64", "40", "20"]
    assert [row[1] for row in table.rows] == ["none yet", "none yet", "20.0%", "20.0%", "60.0%"]
    assert [row[4] for row in table.rows] == ["firm"] * 3 + ["partly estimated"] * 2
    assert all(row[2] for row in table.rows)


def test_the_drawing_in_words_has_every_day_of_the_table():
    shown = followed(PART_FOLLOWED)
    said = curve.alt(shown)
    assert "After 180 days 20.0%" in said and "20 children still followed" in said
    assert said.endswith("Dashed after day 200.")


def test_nothing_is_good_or_bad_and_nothing_is_because():
    told = telling(Shape.CURVE)
    for rows in (ALL_FOLLOWED, PART_FOLLOWED):
        shown = followed(rows)
        said = f"{told.finding(shown)} {told.sentence(shown)} {told.how_to_read}".lower()
        assert not {"better", "worse", "improve", "concern", "because", "fail"} & set(said.split())


def test_a_day_on_which_few_came_back_is_a_small_number():
    assert not small.has_small_numbers(followed(ALL_FOLLOWED))
    assert small.has_small_numbers(followed([(100, True, 16), (300, True, 3), (366, False, 61)]))
    assert not small.has_small_numbers(followed([(100, True, 16), (366, False, 64)]))
