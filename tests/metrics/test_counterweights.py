"""Nothing is called better while what would make that false worsens: every metric, end to end."""

from datetime import date

import pytest
from sqlalchemy import event

from metrics import EVERYTHING, METRICS, Filter, Selection, evaluate
from metrics.asking.counterweights import counterweighed
from metrics.dimensions import DIMENSIONS
from metrics.model import Better
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.rebases import Rebase, bearing_on
from metrics.refusals import Refused, carries
from metrics.signals.changes import changes
from metrics.statistics.icons import IMPROVES
from pages.parts import charts
from pages.parts.charts.colours import IMPROVEMENT, NEUTRAL
from pages.parts.charts.shapes import Shape
from pages.parts.words import changes as changes_in_words
from pages.parts.words import control as words
from pages.parts.words.judgement import judgement
from tests.answers import provenance
from tests.metrics.bettered import IMPROVES as BETTER
from tests.metrics.bettered import WORSENS, rows

DIRECTED = {name: each for name, each in METRICS.items() if each.better is not Better.NEITHER}
# What comes together is never judged, so it is never called better.
JUDGED = {name: each for name, each in DIRECTED.items() if not each.together}
HELD = [(name, each) for name, metric in JUDGED.items() for each in metric.counterweights]
held = pytest.mark.parametrize(("name", "beside"), HELD, ids=[f"{n} by {each.metric}" for n, each in HELD])
WHOLE = {"first": date(2022, 1, 1), "last": date(2024, 12, 31), "grain": Grain.MONTH}


def ask(store, name, **more):
    return evaluate(Selection(metric=name, **WHOLE | more), store, EVERYTHING)


def both(changes_in_hamilton, changes_in_lanark):
    """Rows of two localities."""
    one, other = rows(*changes_in_hamilton), rows(*changes_in_lanark, locality=2)
    return {fact: one[fact] + other[fact] for fact in one}


@pytest.mark.parametrize("metric", DIRECTED.values(), ids=DIRECTED)
def test_every_metric_with_a_better_way_says_what_would_make_that_false(metric):
    assert bool(metric.counterweights) != bool(metric.no_counterweight)
    for each in metric.counterweights:
        other = METRICS[each.metric]
        assert metric.name not in (other.name, other.same_as) and metric.same_as not in (other.name,)
        assert each.worse in (1, -1)
        assert {Better.HIGHER: -1, Better.LOWER: 1}.get(other.better, each.worse) == each.worse
        assert all(carries(other, name) for name in DIMENSIONS if carries(metric, name))


def test_a_metric_without_a_better_way_is_held_against_nothing():
    assert not any(
        each.counterweights or each.no_counterweight for each in METRICS.values() if each.name not in DIRECTED
    )


@held
def test_better_goes_while_the_counterweight_worsens(council, name, beside):
    """Once the metric improves alone, once while its counterweight worsens; every word and mark follows."""
    fair = ask(council.refill(rows(BETTER[name])), name)
    [control] = controls_of(fair)
    assert control.variation in IMPROVES and (control.withheld, control.unchecked) == ((), ())
    assert "sign of improvement" in words.sentence(fair) and IMPROVEMENT in colours(fair)

    false = ask(council.refill(rows(BETTER[name], WORSENS[beside.metric])), name)
    [control] = controls_of(false)
    assert control.variation not in IMPROVES and control.withheld == (beside,)
    clause = f", but not called better: {beside.called} has {'risen' if beside.worse > 0 else 'fallen'}"
    for said in (
        words.finding(false),
        words.sentence(false),
        judgement(false),
        charts.alt(false, Shape.CONTROL),
    ):
        assert clause in said and "improvement" not in said
    assert IMPROVEMENT not in colours(false) and NEUTRAL in colours(false)
    assert [each.flag for each in control.points] == [each.flag for each in controls_of(false)[0].points]


def colours(answer):
    """The colours of the points of its control chart."""
    return {
        colour for trace in charts.draw(answer, Shape.CONTROL).data for colour in trace.marker.color or ()
    }


def test_a_counterweight_that_betters_or_stands_still_withholds_nothing(council):
    answer = ask(council.refill(rows({"hub": 70, "back": 8})), "hub_share")
    assert controls_of(answer)[0].variation in IMPROVES and not controls_of(answer)[0].withheld


def test_it_is_asked_of_the_same_place_whether_filtered_or_split(council):
    """Hubs take over in both; only in Lanark more families come back."""
    council.refill(
        both([BETTER["hub_share"]], [BETTER["hub_share"], WORSENS["rereferrals_within_12_months"]])
    )
    split = {
        each.members[0].code: each
        for each in controls_of(ask(council, "hub_share", by=("locality",)))
        if each.points
    }
    for place, is_withheld in (("hamilton", False), ("lanark", True)):
        where = (Filter(dimension="locality", members=(place,)),)
        [filtered] = controls_of(ask(council, "hub_share", where=where))
        assert bool(filtered.withheld) is bool(split[place].withheld) is is_withheld


def test_what_has_changed_says_it_in_the_same_words(council):
    council.refill(rows(BETTER["hub_share"], WORSENS["rereferrals_within_12_months"]))
    told = changes_in_words.title(changes(council, EVERYTHING).totals["hub_share"])
    assert told == words.finding(ask(council, "hub_share"))
    assert told.endswith("but not called better: the share that came back within 12 months has risen")


def test_where_nobody_can_tell_whether_it_worsens_that_is_said(council):
    answer = ask(council.refill(rows(BETTER["hub_share"])), "hub_share")

    def refuse(_):
        raise Refused("Not public.")

    without = counterweighed(answer, refuse)
    assert [each.metric for each in controls_of(without)[0].unchecked] == ["rereferrals_within_12_months"]
    assert controls_of(without)[0].variation in IMPROVES
    told = "We cannot tell whether the share that came back within 12 months has risen with it."
    assert told in words.sentence(without) and told not in words.sentence(answer)


def test_it_is_asked_only_of_what_would_be_called_better_and_once_for_all_it_holds(council):
    """SELECTs of the store: one more for the first of three that share a counterweight."""
    asked: list[str] = []
    event.listen(council.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    def selects(name):
        asked.clear()
        ask(council, name)
        return len(asked)

    council.refill(rows(BETTER["hub_share"]))
    names = ("hub_share", "diverted_share", "referrals")
    for each in (*names, "rereferrals_within_12_months"):
        ask(council, each, first=date(2021, 1, 1), last=date(2023, 12, 31))  # steady, and reads the lists
    assert [selects(each) for each in names] == [3, 2, 2]  # two are what is shown, and the months before


def test_its_verdict_rests_on_the_decisions_on_its_counterweights_too():
    made = [Rebase(name, "", date(2024, 1, 1), "", "", provenance().loaded_at) for name in METRICS]
    assert {each.metric for each in bearing_on("hub_share", made)} == {
        "hub_share",
        "rereferrals_within_12_months",
    }
