"""What is drawn of an answer, in whichever shape."""

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.answer import Event, Status
from metrics.dimensions import Member
from metrics.periods import Grain
from metrics.selection import Comparator
from metrics.statistics.intervals import Interval
from pages.parts import charts
from pages.parts.charts import Shape, axes
from pages.parts.charts.ends import EDGE, apart
from pages.parts.charts.shapes import suits
from tests.answers import LOCALITIES, TEAM_TYPES, answer, compared, figure, metric, split, teams

YEARS = {"first": date(2022, 4, 1), "last": date(2025, 3, 31), "grain": Grain.FINANCIAL_YEAR}
TEAMS = teams(14)


def over_time(members, values=None, **more):
    by = (members[0].dimension,)
    length = 4 if "grain" not in more else 3
    return answer(
        values or range(1, length * len(members) + 1), members=tuple((m,) for m in members), by=by, **more
    )


@pytest.mark.parametrize(
    ("shown", "shape"),
    [
        (answer([1, 2, 3, 4]), Shape.TREND),
        (answer([1, 2, 3], **YEARS), Shape.COLUMNS),
        (over_time(TEAM_TYPES, **YEARS), Shape.COLUMNS),
        (over_time(LOCALITIES), Shape.TREND),
        (over_time(TEAMS[:5]), Shape.MULTIPLES),
        (over_time(TEAMS), Shape.BARS),
        (split([1, 2, 3]), Shape.BARS),
        (answer([1], grain=Grain.WHOLE), Shape.BARS),
    ],
)
def test_the_shape_suits_the_answer_and_is_drawn(shown, shape):
    assert suits(shown) is shape
    assert charts.draw(shown).data


@pytest.mark.parametrize("wanted", [*Shape, *(str(each) for each in Shape), None])
def test_any_shape_asked_for_is_drawn_or_replaced_by_one_that_can_be(wanted):
    for shown in (answer([1, 2, 3, 4]), over_time(TEAMS), split([1, 2, 3]), over_time(LOCALITIES)):
        drawn = charts.draw(shown, wanted)
        assert drawn.data
        go.Figure(drawn.to_dict())  # refuses whatever plotly does not know
        assert charts.alt(shown, wanted).endswith(".")


def test_what_plotly_does_not_know_would_be_refused():
    with pytest.raises(ValueError):
        go.Figure({"data": [{"type": "bar", "colour": "blue"}]})


def test_a_gap_is_neither_joined_nor_zero():
    trace = charts.draw(answer([1, figure(None), 0, 4])).data[0]
    assert tuple(trace.y) == (1.0, None, 0.0, 4.0) and trace.connectgaps is False


def test_points_and_bars_of_incomplete_periods_are_hollow():
    late = figure(3, status=Status.PROVISIONAL)
    assert charts.draw(answer([1, 2, 3, late])).data[0].marker.color[-2:] == ("#12436D", "#FFFFFF")
    columns = charts.draw(answer([5, 4, late], **YEARS)).data
    assert [(trace.x, trace.marker.color) for trace in columns] == [
        (("2022/23", "2023/24"), "#12436D"),
        (("2024/25",), "#FFFFFF"),
    ]


def test_the_last_figure_of_a_line_says_that_it_may_still_change():
    """11.2 of a year not over, beside 16.6, read as a fall by a third."""
    late = figure(3, status=Status.PROVISIONAL)
    for last, said in ((late, "3<br>so far"), (figure(3), "3")):
        assert said in [each.text for each in charts.draw(answer([1, 2, 2, last])).layout.annotations]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=4, max_size=4))
def test_what_is_drawn_are_the_figures(values):
    shown = split([figure(each) for each in values], LOCALITIES)
    drawn = charts.draw(shown)
    if any(each is not None for each in values):
        assert list(drawn.data[0].x) == [float(each or 0) for each in values]
        words = ["not available" if each is None else f"{each:,}" if each else "none" for each in values]
        assert list(drawn.data[0].text) == words
    else:
        assert not drawn.data and "No figures" in drawn.layout.annotations[0].text


def test_bars_begin_at_zero_and_lines_do_unless_percentages_lie_close():
    shares = [figure(each, 100) for each in (61, 62, 60, 63)]
    assert charts.draw(split(shares, LOCALITIES, "hub_share")).layout.xaxis.range[0] == 0
    hugging = charts.draw(answer(shares, "hub_share"))
    assert hugging.layout.yaxis.range[0] == 50 and "axis starts at 50%" in hugging.layout.title.text
    apart_ = charts.draw(answer([figure(each, 100) for each in (41, 90, 60, 63)], "hub_share"))
    assert apart_.layout.yaxis.range[0] == 0
    assert charts.draw(answer([1000, 1001, 1002, 1003])).layout.yaxis.range[0] == 0


def test_targets_and_the_rest_are_lines_of_their_own():
    beside = {
        place: [compared(Comparator.TARGET, 65.0), compared(Comparator.REST, 50.0)] for place in range(4)
    }
    shown = answer([figure(each, 100) for each in (61, 62, 60, 63)], "hub_share", compare=beside)
    traces = charts.draw(shown).data
    assert [(trace.name, trace.line.dash) for trace in traces[1:]] == [
        ("Council's target", "dash"),
        ("Rest of the council", "dot"),
    ]
    bars = charts.draw(
        split([figure(61, 100)] * 4, LOCALITIES, "hub_share", compare={0: beside[0], 1: beside[0]})
    )
    assert bars.layout.shapes[0].line.dash == "dash"
    assert "Target 65%" in [each.text for each in bars.layout.annotations]


def test_beside_points_of_whole_years_an_event_has_its_month():
    """The launch of September stood at the first of three yearly points, half of whose year was before it."""
    launch = Event(date(2022, 9, 27), None, "Hubs launched")
    years = {"first": date(2022, 4, 1), "last": date(2025, 3, 31), "grain": Grain.FINANCIAL_YEAR}
    shares = [figure(each, 100) for each in (40, 60, 61)]
    texts = [
        " ".join(each.text.split("<br>"))
        for each in charts.draw(answer(shares, "hub_share", events=(launch,), **years)).layout.annotations
    ]
    assert "Hubs launched (September 2022)" in texts


def test_events_in_the_window_are_thin_lines_with_their_text_and_others_are_not_drawn():
    launch = Event(date(2023, 2, 1), None, "Hubs <launched>")
    drawn = charts.draw(answer([1, 2, 3, 4], events=(launch, Event(date(2019, 1, 1), None, "Before"))))
    assert [(each.x0, each.line.width) for each in drawn.layout.shapes] == [("2023-02-01", 1)]
    texts = [each.text for each in drawn.layout.annotations]
    assert "Hubs &lt;launched&gt;" in texts and "Before" not in texts


def test_lines_are_labelled_where_they_end_and_nothing_needs_a_legend():
    drawn = charts.draw(over_time(TEAM_TYPES))
    texts = " ".join(each.text.replace("<br>", " ") for each in drawn.layout.annotations)
    assert all(each.name in texts for each in TEAM_TYPES) and not drawn.layout.showlegend


def test_a_line_alone_ends_in_its_last_figure_and_leaves_the_drawing_its_width():
    shares = [figure(each, 100, interval=Interval(each - 9.0, each + 9.0)) for each in (61, 62, 60, 63)]
    for shown, last in ((answer(shares, "hub_share"), "63%"), (answer([1, 2, 3, 1234]), "1,234")):
        layout = charts.draw(shown).layout
        assert [each.text for each in layout.annotations] == [last]
        assert layout.margin.r < 60


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from([15.0, 30.0, 45.0])), min_size=1, max_size=4))
def test_labels_are_moved_apart_until_none_overlap(wanted):
    moved = sorted(
        (centre + shift, height) for (centre, height), shift in zip(wanted, apart(wanted), strict=True)
    )
    for (low, below), (high, above) in zip(moved, moved[1:], strict=False):
        assert high - low >= (below + above) / 2 + EDGE - 1e-6
    assert all(centre >= (height + EDGE) / 2 - 1e-6 for centre, height in moved), "the axis is in it"


@pytest.mark.parametrize(
    "shown",
    [
        answer([1, 2, 3, 4]),
        over_time(TEAMS[:8]),
        over_time(TEAM_TYPES, **YEARS),
        split([1, 2, 3, 4], LOCALITIES),
    ],
)
def test_drawings_fit_any_width_with_type_of_twelve_or_more(shown):
    layout = charts.draw(shown).layout.to_plotly_json()
    assert layout["autosize"] and "width" not in layout and layout["height"] >= 60

    def sizes(part):
        if isinstance(part, dict):
            for key, each in part.items():
                yield from [each["size"]] if "font" in key and "size" in each else sizes(each)
        elif isinstance(part, list | tuple):
            for each in part:
                yield from sizes(each)

    assert min(sizes(layout)) >= 12
    assert all(axis["automargin"] for key, axis in layout.items() if key.startswith("yaxis"))


def test_no_button_sends_figures_away():
    assert not charts.CONFIG["showSendToCloud"] and not charts.CONFIG["displayModeBar"]


def test_drawing_is_small():
    shown = over_time(
        LOCALITIES, range(144), first=date(2022, 4, 1), last=date(2025, 3, 31), grain=Grain.MONTH
    )
    assert len(charts.draw(shown).to_json()) < 25_000


def test_words_from_files_cannot_mark_up_a_drawing():
    evil = Member("source", "x", "<a href='javascript:1'>x</a>", 1)
    for shown in (split([1], (evil,)), over_time((evil,), [1, 2, 3, 4])):
        assert "<a" not in charts.draw(shown).to_json().replace("\\u003c", "<")
    assert metric().name == "referrals"


def test_an_axis_of_whole_figures_has_whole_numbers():
    """Days of 0 to 1 and shares of 61% to 64% are not marked at 0.2 or 61.5%."""
    for name, figures in (
        ("days_to_decision", (0, 1, 1, 1)),
        ("hub_share", [figure(each, 100) for each in (61, 64, 62, 63)]),
    ):
        shown = answer(figures, name)
        whole = replace(shown, metric=replace(shown.metric, decimals=0))
        assert axes.vertical(whole, 60, 65)["dtick"] == 1
        assert "dtick" not in axes.vertical(whole, 0, 65)
        finer = replace(shown, metric=replace(shown.metric, decimals=1))
        assert "dtick" not in axes.vertical(finer, 60, 65)
