"""Bars: in what order, of which period, and with which intervals as lines on them."""

import pytest

from metrics.answer import Status
from metrics.dimensions import Member
from pages.parts import charts, words
from tests.answers import LOCALITIES, TEAM_TYPES, answer, figure, split, teams

TEAMS = teams(14)


def test_bars_are_in_order_of_size_only_where_that_is_fair():
    sources = tuple(Member("source", f"s{key}", f"Source {key}", key) for key in (1, 2, 3))
    unknown = Member("source", "not_recorded", "Not recorded", 0)
    assert charts.draw(split([1, 5, 3, 9], (*sources, unknown))).data[0].x == (5, 3, 1, 9)
    assert charts.draw(split([1, 5, 3], TEAMS[:3])).data[0].x == (1, 5, 3)
    assert charts.draw(split([1, 5, 3, 2], LOCALITIES)).data[0].x == (1, 5, 3, 2)
    ages = tuple(Member("age_band", str(key), f"Age {key}", key) for key in (1, 2, 3))
    assert charts.draw(split([1, 5, 3], ages)).data[0].x == (1, 5, 3)


@pytest.mark.parametrize(("unknown", "drawn"), [(0, False), (4, False), (5, True), (300, True)])
def test_what_is_not_recorded_is_drawn_unless_it_is_next_to_nothing(unknown, drawn):
    nobody = Member("team_type", "not_recorded", "Not recorded", 0)
    shown = split([500, 495 - unknown, unknown], (*TEAM_TYPES[:2], nobody))
    assert (len(charts.draw(shown).data[0].y) == 3) is drawn
    assert ("Not recorded" in charts.alt(shown)) is drawn


def test_bars_of_one_period_out_of_many_name_that_period():
    pairs = tuple((place, kind) for place in LOCALITIES[:2] for kind in TEAM_TYPES[:2])
    part = figure(1, status=Status.PROVISIONAL)
    shown = answer([*range(12), *[part] * 4], members=pairs, by=("locality", "team_type"))
    assert [period.label for period in charts.drawn(shown)] == ["Apr to Jun 2023"]
    assert words.subtitle(shown, charts.drawn(shown)) == (
        "Referrals by locality and team type. No filters. "
        "The drawing shows April to June 2023, the table October 2022 to September 2023. Unit: referrals."
    )
    over_time = answer([1, 2, 3, 4])
    assert charts.drawn(over_time) == over_time.periods
    nothing = answer([figure(None)] * 16, members=pairs, by=("locality", "team_type"))
    assert charts.drawn(nothing) == nothing.periods


def test_places_side_by_side_have_their_intervals_as_lines_from_end_to_end():
    shares = [figure(each, 100) for each in (61, 62, 0, 63)]
    shown = split([*shares[:3], figure(None)], LOCALITIES, "hub_share")
    drawn = charts.draw(shown)
    lines = drawn.data[-1]
    ends = [each for share in shares[:3] for each in (*share.interval, None)]
    assert list(lines.x) == ends and lines.name == "95% interval"
    assert drawn.layout.xaxis.range[1] > max(share.interval.high for share in shares[:3])
    assert drawn.layout.showlegend and [each.showlegend for each in drawn.data] == [False, False, None]
    assert "95% interval 51% to" in drawn.data[0].hovertext[0].replace("<br>", " ")


def test_many_bars_counts_and_other_splits_have_no_lines_on_them():
    shares = [figure(each, 100) for each in range(14)]
    sources = tuple(Member("source", f"s{key}", f"Source {key}", key) for key in (1, 2, 3))
    for shown in (
        split(shares, TEAMS, "hub_share"),
        split([1, 2, 3, 4], LOCALITIES),
        split(shares[:3], sources, "hub_share"),
    ):
        assert len(charts.draw(shown).data) == 1
