"""Bands from what was before to what came after: each as wide as its figure, in the drawing and in words."""

from metrics.answer import Status
from metrics.dimensions import Member
from metrics.periods import Grain
from pages.parts import charts
from pages.parts.charts import Shape
from pages.parts.charts.shapes import possible
from pages.parts.tellings import telling
from tests.answers import TEAM_TYPES, answer, figure

BEFORE = tuple(Member("from_team_type", each.code, each.name, each.key) for each in TEAM_TYPES)
PAIRS = tuple((before, after) for before in BEFORE for after in TEAM_TYPES)
MOVES = [3, 700, 20, 400, 0, 1, 0, 0, 0]


def moved(values=MOVES, **more):
    asked = {"members": PAIRS, "by": ("from_team_type", "team_type"), "grain": Grain.WHOLE}
    return answer(values, **asked | more)


def test_every_band_is_as_wide_as_its_figure_and_names_have_their_totals():
    drawn = charts.draw(moved()).data[0]
    names = [each.replace("<br>", " ") for each in drawn.node.label]
    assert names[:2] == ["Hub 723", "Local Office 401"] and len(names) == 5  # YPSS passed nobody on
    assert names[2:] == ["Hub 403", "Local Office 700", "Young People's Support Service 21"]
    bands = zip(drawn.link.source, drawn.link.target, drawn.link.value, strict=True)
    assert list(bands) == [(0, 2, 3), (0, 3, 700), (0, 4, 20), (1, 2, 400), (1, 4, 1)]


def test_its_words_say_the_widest_band_first_and_the_alternative_text_every_band():
    told, shown = telling(Shape.FLOW), moved()
    assert told.finding(shown) == (
        "Referrals, October 2022 to September 2023: most often from Hub to Local Office (700 of 1,124)"
    )
    assert told.sentence(shown) == (
        f"{told.finding(shown)}. Next: from Local Office to Hub (400); from Hub to Young People's Support "
        "Service (20); from one Hub to another (3); from Local Office to Young People's Support Service (1)."
    )
    assert charts.alt(shown).startswith(f"Flow chart. {told.finding(shown)}. From Hub to Local Office 700; ")
    assert told.table(shown).rows[0] == ("Hub", "3", "700", "20")


def test_nothing_is_called_the_most_often_where_two_bands_are_as_wide():
    assert telling(Shape.FLOW).finding(moved([40, 40, *[0] * 7])).endswith("September 2023: 80")


def test_what_is_not_complete_or_not_of_one_period_is_drawn_as_bars():
    late = figure(9, status=Status.PROVISIONAL)
    for shown in (moved([late, *MOVES[1:]]), moved([0] * 9), moved(MOVES * 4, grain=Grain.QUARTER)):
        assert possible(shown, None) is possible(shown, Shape.FLOW) is Shape.BARS
    assert possible(moved(), Shape.TREND) is Shape.BARS


def test_of_one_beginning_only_what_came_after_is_said():
    names = (("nothing", "Not referred again"), ("more", "More intensive help"))
    after = [Member("what_followed", *each, key) for key, each in enumerate(names, 1)]
    asked = {"by": ("team_type", "what_followed"), "members": tuple((TEAM_TYPES[0], each) for each in after)}
    told = telling(Shape.FLOW).sentence(moved([70, 30], **asked))
    assert told.endswith("most often not referred again (70 of 100). Next: more intensive help (30).")
    both = {"members": (*asked["members"], (TEAM_TYPES[1], after[0]))}
    told = telling(Shape.FLOW).finding(moved([70, 30, 5], **asked | both))
    assert told.endswith("most often after Hub, not referred again (70 of 105)")
