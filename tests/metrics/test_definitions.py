"""A declaration names only what the store has, and reads as a person would say it."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Day
from data_access.schema import FACTS, FIXED
from metrics import METRICS, TOPICS, definitions
from metrics.__main__ import main
from metrics.catalogue.looking_back import looks_back
from metrics.conditions import AtMost, Except, Is, IsNot, Recorded
from metrics.definitions import coming_back
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Count, Flow, Level, Measured, Median, Percentage, Stock
from metrics.model import Better, Public, conditions
from metrics.refusals import carries
from tests.metrics import oracle

every = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)


def test_every_file_of_metrics_is_in_the_list_and_no_name_is_given_twice():
    """A line left out would take its metrics from every page and list, and nobody would be told."""
    files = [import_module(f"metrics.definitions.{each.name}") for each in iter_modules(definitions.__path__)]
    assert [file.__name__ for file in files if file.TOPIC not in TOPICS] == []
    assert len(files) == len(TOPICS) == len({topic.title for topic in TOPICS})
    assert sum(len(topic.metrics) for topic in TOPICS) == len(METRICS) > 0


def test_the_oracle_has_every_topic_and_metric_in_their_order():
    counted = [[*each] for each in oracle.TOPICS.values()]
    listed = [[m.name for m in topic.metrics if m.name not in oracle.RATIOS] for topic in TOPICS]
    assert counted == listed


@every
def test_conditions_name_dimensions_columns_and_codes_that_exist(metric):
    columns = FACTS[metric.fact].c
    of = metric.kind.of if isinstance(metric.kind, Percentage) else ()
    for each in (*metric.kind.where, *of):
        if isinstance(each, Is | IsNot | Except):
            assert carries(metric, each.dimension)
            known = FIXED.get(DIMENSIONS[each.dimension].table)
            assert known is None or set(each.codes) <= {code for code, _ in known}
        elif isinstance(each, AtMost):
            assert each.column in columns
        else:
            assert isinstance(each, Recorded)
            assert each.column in columns or carries(metric, each.column)


@every
def test_a_day_of_which_a_figure_asks_only_whether_may_be_sent_as_yes(metric):
    """A council that records no day of accepting still has its share of offers accepted."""
    fact = DECLARED[metric.fact]
    asked = {each.column for each in conditions(metric) if isinstance(each, Recorded)}
    days = {each.name for each in fact.columns if isinstance(each, Day)}
    assert {name for name in asked & days if not fact.yes_of(name)} == set()


@every
def test_dating_and_kind_fit(metric):
    columns = FACTS[metric.fact].c
    if isinstance(metric.dating, Level):
        # What is held ready is compiled before its months are known; and other kinds have no month to close.
        assert metric.public is not Public.BANDED and isinstance(metric.kind, Measured)
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
            among = {on for on in conditions(each) if not isinstance(on, Recorded)}
            rows = (each.fact, each.dating, frozenset({*each.kind.where, *among}))
            told.setdefault(rows, set()).add(each.same_as or each.name)
    assert len(told) > 5 and all(len(stories) == 1 for stories in told.values())


@pytest.mark.parametrize("name", oracle.COUNTED)
def test_the_oracle_looks_back_as_far_as_the_metric_does(name):
    counted, far = oracle.COUNTED[name], looks_back(METRICS[name])
    assert (counted.looks_back, counted.unseen) == (round(far.days * 12 / 365), far.lasting)


@every
def test_a_metric_names_who_defined_it_and_who_checks_it(metric, capsys):
    assert metric.defined_by and metric.checked_by and metric.defined_by != metric.checked_by
    assert main(["show", metric.name]) == 0
    told = capsys.readouterr().out
    assert f"Defined by: {metric.defined_by}" in told
    assert f"Checked by: {metric.checked_by}, version {metric.version}" in told


@every
def test_words_are_sentences(metric):
    for text in (metric.definition, metric.why, *metric.caveats):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text
    assert metric.question.endswith("?")
    assert not metric.title.endswith(".")


def test_coming_back_is_never_good_or_bad():
    assert all(metric.better is Better.NEITHER for metric in coming_back.TOPIC.metrics)
