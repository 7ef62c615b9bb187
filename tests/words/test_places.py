"""What is said of places beside the rest: the truth from the title, and no place called best."""

import re

import pytest

from metrics.answer import Status
from metrics.model import Better
from metrics.readings.places import TEAMS_DIFFER
from pages.parts import charts
from pages.parts.charts import Shape
from pages.parts.tellings import telling
from pages.parts.words import places
from tests.answers import LOCALITIES, teams
from tests.sides import by_month, rate, side_by_side

APART = [(120, 200), (300, 600), (410, 700), (610, 900)]
ALIKE = [(120, 200), (361, 600), (420, 700), (545, 900)]
TEAMS = teams(2)


def test_the_title_says_which_places_differ_and_which_do_not():
    assert places.finding(side_by_side(APART)) == (
        "Hub share of referrals in Oct 2022 to Sep 2023: higher than the rest of the council in Rutherglen, "
        "lower in East Kilbride; elsewhere no more than chance"
    )
    assert places.finding(side_by_side(ALIKE)).endswith(
        ": no place differs from the rest of the council by more than chance"
    )
    assert places.finding(side_by_side([(2, 9), (3, 20)])).endswith(": too few to compare places")
    both = places.finding(side_by_side([(10, 100), (90, 100)]))
    assert both.endswith("higher than the rest of the council in East Kilbride, lower in Clydesdale")


def test_the_sentence_tells_each_place_how_far_and_how_sure():
    said = places.sentence(side_by_side(APART))
    assert "Clydesdale 60% (53% to 67%): no different from the rest, within chance." in said
    assert "East Kilbride 50% (46% to 54%): lower than the rest, by 13 percentage points (9 to 18)." in said
    assert (
        said.endswith("a point beyond the lines is a question, not a verdict.") and "Four points" not in said
    )


def test_rates_are_told_as_multiples_of_the_rest():
    shown = side_by_side([(120, 4000), (600, 12000)], "referrals_per_1000")
    assert "lower than the rest, 0.60 times as high (0.49 to 0.73)" in places.sentence(shown)
    table = places.table(shown)
    assert table.header[4:6] == ("Counted", "Population") and "Times the rest" in table.header
    assert table.rows[0][7:9] == ("0.60", "0.49 to 0.73")


@pytest.mark.parametrize("better", Better)
def test_which_way_is_better_is_said_only_where_the_metric_says_so(better):
    said = places.sentence(side_by_side(APART, declared={"better": better}))
    assert ("Higher is better here." in said) is (better is Better.HIGHER)
    assert ("Lower is better here." in said) is (better is Better.LOWER)
    assert "better" not in places.sentence(side_by_side(ALIKE, declared={"better": better}))


@pytest.mark.parametrize("pairs", [APART, ALIKE, [(2, 9), (3, 20)], [(9, 29), (300, 600)]])
def test_no_place_is_ranked_blamed_or_praised(pairs):
    shown = side_by_side(pairs, declared={"better": Better.HIGHER})
    told = telling(Shape.FUNNEL)
    words = [told.finding(shown), told.sentence(shown), places.alt(shown), told.how_to_read]
    words += [cell for row in told.table(shown).rows for cell in row]
    ranked = r"\b(best|worst|top|bottom|rank|first|last|league|because|caused|significant)\b"
    assert not re.search(ranked, " ".join(words), re.IGNORECASE)


def test_the_table_has_a_row_a_place_with_every_number_behind_the_words():
    table = places.table(side_by_side(APART))
    assert all(len(row) == len(table.header) and all(row) for row in table.rows)
    assert table.rows[3] == (
        *("Rutherglen", "higher", "68%", "65% to 71%", "610", "900", "55%"),
        *("13", "8 to 16", "above the outer limit (998 in 1,000)"),
    )


def test_where_nothing_is_compared_the_reason_stands_in_place_of_every_difference():
    teams = side_by_side([(10, 100), (70, 100)], members=TEAMS)
    table = places.table(teams)
    assert TEAMS_DIFFER in table.notes and not any("ifference" in each for each in table.header)
    assert "take different families" in places.finding(teams) and "points" not in places.sentence(teams)
    late = side_by_side([(10, 100), (70, 100)], status=Status.PROVISIONAL)
    assert places.finding(late).endswith("the figures are provisional, so places are not compared")


def test_the_alternative_text_tells_every_point_and_where_it_lies():
    told = charts.alt(side_by_side(APART), Shape.FUNNEL)
    assert told.startswith("Funnel chart. Hub share of referrals in ") and "All places together 60%." in told
    assert "Rutherglen 68% (65% to 71%): higher than the rest" in told
    assert "of 900, above the outer limit (998 in 1,000)." in told


def test_a_rest_known_from_public_figures_only_is_said_to_be_so():
    label = "the rest of South Lanarkshire (by public figures, adjusted to protect children)"
    said = "For the rest there are only public figures, adjusted to protect children."
    scoped = side_by_side(APART, labels=[label] * 4)
    assert said in places.sentence(scoped) and said in places.table(scoped).notes
    assert said not in places.sentence(side_by_side(APART))


def test_no_place_is_said_to_be_alike_that_was_not_looked_at():
    """To somebody with a scope, or of a few places filtered, "no place" and "elsewhere" would be untrue."""
    label = "the rest of South Lanarkshire (by public figures, adjusted to protect children)"
    two = places.finding(side_by_side([(120, 200), (361, 600)], labels=[label] * 2))
    names = " and ".join(each.name for each in LOCALITIES[:2])
    assert two.endswith(f": {names} do not differ from the rest of the council by more than chance")
    some = places.finding(side_by_side(APART, labels=[label] * 4))
    assert "elsewhere" not in some and f"; no more than chance in {LOCALITIES[0].name}" in some
    few = places.finding(side_by_side([*ALIKE[:3], (2, 9)]))
    assert "no place differs" not in few and few.count(" do not differ ") == 1


def test_that_months_vary_more_than_chance_is_said_where_it_is_allowed_for():
    counted, bases = [[5, 45] * 6, [60, 20] * 6], [[4000] * 12, [6000] * 12]
    pairs, said = [(300, 4000), (480, 6000)], "differed more from month to month than chance alone makes them"
    shown = side_by_side(pairs, "referrals_per_1000", months=by_month(counted, bases, rate))
    assert said in places.sentence(shown)
    assert said not in places.sentence(side_by_side(pairs, "referrals_per_1000"))
