from itertools import pairwise

import pytest

from metrics.dimensions import Member
from pages.parts import charts
from pages.parts.charts.colours import GREY, PALETTE, TEXT, bar_colour, style
from tests.answers import LOCALITIES, TEAM_TYPES, answer, split


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*PALETTE, GREY])
def test_every_colour_stands_out_from_white(colour):
    assert contrast(colour, "#FFFFFF") >= 3


def test_neighbours_stand_out_from_each_other_and_text_from_white():
    assert all(contrast(one, other) >= 3 for one, other in pairwise(PALETTE[:4]))
    assert contrast(TEXT, "#FFFFFF") >= 4.5


def test_members_of_one_list_differ_without_colour_too():
    styles = [style(Member("team", str(key), "", key)) for key in range(1, 37)]
    assert len({(each.colour, each.dash) for each in styles}) == 36
    assert len({each.dash for each in styles[:6]}) == len({each.mark for each in styles[:6]}) == 6
    assert len({each.pattern for each in styles[:6]}) == 6


def colour_of(figure, name: str) -> str:
    return next(trace.line.color for trace in figure.data if trace.name == name)


def test_colours_stay_with_the_member_whatever_else_is_shown():
    both = answer(range(8), members=tuple((each,) for each in LOCALITIES[2:]), by=("locality",))
    every = answer(range(16), members=tuple((each,) for each in LOCALITIES), by=("locality",))
    for place in LOCALITIES[2:]:
        line = colour_of(charts.draw(every), place.name)
        assert line == colour_of(charts.draw(both), place.name) == bar_colour(place)
    bars = charts.draw(split([5, 6], TEAM_TYPES[1:])).data[0].marker.color
    assert set(bars) == {bar_colour(each) for each in TEAM_TYPES[1:]}


def test_what_is_not_recorded_is_grey():
    assert bar_colour(Member("locality", "not_recorded", "Not recorded", 0)) == GREY
