"""A declaration names only what the store has, and reads as a person would say it."""

import pytest

from data_access.schema import FACTS, FIXED
from metrics import METRICS, TOPICS
from metrics.dimensions import DIMENSIONS
from metrics.kinds import AtMost, Count, Flow, Is, IsNot, Median, Percentage, Recorded, Stock
from metrics.model import Better
from metrics.refusals import carries
from tests.metrics.oracle import LOOKS_BACK, STOCKS

BY_TOPIC = {
    "front_door": "referrals referrals_per_1000 hub_share hub_share_new diverted_share self_referral_share "
    "self_referring_families no_further_action_share days_to_decision decided_within_1_day "
    "decided_within_3_days",
    "coming_back": "rereferrals rereferral_share rereferrals_within_12_months came_back_within_12_months",
    "allocation": "allocations allocations_per_1000 children_allocated second_worker_share open_allocations "
    "days_to_first_allocation transfers escalations step_downs",
}
every = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)


def test_topics_and_metrics_are_those_the_pages_name_in_their_order():
    assert list(TOPICS) == list(BY_TOPIC)
    for topic, names in BY_TOPIC.items():
        assert [m.name for m in METRICS.values() if m.topic == topic] == names.split()


@every
def test_conditions_name_dimensions_columns_and_codes_that_exist(metric):
    columns = FACTS[metric.fact].c
    of = metric.kind.of if isinstance(metric.kind, Percentage) else ()
    for each in (*metric.kind.where, *of):
        if isinstance(each, Is | IsNot):
            assert carries(metric, each.dimension)
            known = FIXED.get(DIMENSIONS[each.dimension].table)
            assert known is None or set(each.codes) <= {code for code, _ in known}
        elif isinstance(each, AtMost):
            assert each.column in columns
        else:
            assert isinstance(each, Recorded)
            assert each.column in columns or carries(metric, each.column)


@every
def test_dating_and_kind_fit(metric):
    columns = FACTS[metric.fact].c
    if isinstance(metric.dating, Flow):
        assert metric.dating.on in columns
        return
    assert isinstance(metric.dating, Stock)
    # Running totals of starts and ends add up events: they cannot give different children or a middle.
    assert not isinstance(metric.kind, Median)
    assert not (isinstance(metric.kind, Count) and metric.kind.distinct)


@every
def test_what_tells_the_same_names_a_metric_that_stands_for_itself(metric):
    if metric.same_as:
        other = METRICS[metric.same_as]
        assert (other.same_as, other.fact, other.dating) == ("", metric.fact, metric.dating)


def test_metrics_that_count_the_same_rows_by_the_same_condition_are_declared_to_tell_the_same():
    """Counts and shares; those divided by the people who live there are not watched beside their counts."""
    told: dict = {}
    for each in METRICS.values():
        if isinstance(each.dating, Flow) and isinstance(each.kind, Count | Percentage):
            rows = (each.fact, each.dating, each.kind.where)
            told.setdefault(rows, set()).add(each.same_as or each.name)
    assert len(told) > 5 and all(len(stories) == 1 for stories in told.values())


def test_the_oracle_looks_back_as_far_as_each_metric_does():
    """Stocks in the oracle's council begin with their opening stock."""
    declared = {name: each.lead_in for name, each in METRICS.items() if each.lead_in}
    assert {name: days for name, days in declared.items() if name not in STOCKS} == LOOKS_BACK


@every
def test_words_are_sentences(metric):
    for text in (metric.definition, metric.why, *metric.caveats):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text
    assert metric.question.endswith("?")
    assert not metric.title.endswith(".")


def test_coming_back_is_never_good_or_bad():
    assert all(m.better is Better.NEITHER for m in METRICS.values() if m.topic == "coming_back")
