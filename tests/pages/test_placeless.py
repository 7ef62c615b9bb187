"""A topic of what has neither places, teams nor sources, such as money: every page stays whole."""

from dataclasses import replace

import pytest

import pages
from metrics import METRICS, TOPICS
from metrics.evaluate import evaluate
from metrics.model import Public, Topic
from metrics.periods import Grain
from metrics.refusals import Refused
from pages import Page
from pages.topics.structure import Panel, Section, TopicPage
from tests.pages import small_store
from tests.pages.opened import open_page, said

SPENT = replace(METRICS["referrals"], name="spent", title="Spent", splits=("authority",), public=Public.NO)
SHARE = replace(
    METRICS["rereferral_share"], name="share_spent", title="Share spent", splits=("no such split",)
)
MONEY = TopicPage(
    Topic("Money", (SPENT, SHARE)),
    address="money",
    lead="What help costs.",
    headlines=("spent", "share_spent"),
    sections=(
        Section("How much is spent?", (Panel("spent", wide=True), Panel("share_spent", grain=Grain.WHOLE))),
    ),
)
NOT_BY_PLACE = "Spending is not recorded by place or team."
FILTERS = {"locality": "Hamilton", "team": "Hamilton hub", "source": "Police"}


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory):
    """A store of its own: what is kept of another was worked out from other metrics."""
    folder = tmp_path_factory.mktemp("placeless") / "store"
    small_store.publish(folder)
    return folder


@pytest.fixture
def money(own_folder, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{own_folder}")
    for metric in MONEY.topic.metrics:
        monkeypatch.setitem(METRICS, metric.name, metric)
    page = Page(MONEY.address, MONEY.topic.title, "pages.topic", MONEY)
    monkeypatch.setattr(pages, "PAGES", (*pages.PAGES, page))
    for module in ("pages.overview", "pages.changes"):
        monkeypatch.setattr(f"{module}.HEADLINES", ("referrals", *MONEY.headlines))
    monkeypatch.setattr("pages.definitions.TOPICS", (*TOPICS, MONEY.topic))


@pytest.mark.parametrize("role", ["Analyst", "Public"])
@pytest.mark.parametrize("filters", [{}, FILTERS], ids=["whole", "filtered"])
@pytest.mark.parametrize("address", ["money", "", "what-has-changed", "words-and-metrics"])
def test_a_page_with_such_a_metric_stays_whole(money, address, filters, role):
    app = open_page(address, as_=role, **filters)
    assert not app.exception
    assert "Spent" in said(app)


@pytest.mark.parametrize("role", ["Analyst", "Public"])
@pytest.mark.parametrize("title", ["Spent", "Share spent"])
@pytest.mark.parametrize("address", ["one-metric", "side-by-side"])
def test_such_a_metric_can_be_chosen_wherever_one_is(money, address, title, role):
    app = open_page(address, metric=title, as_=role, **FILTERS)
    assert not app.exception
    assert title in said(app)


def test_what_has_no_split_says_so_and_stands_beside_nothing(money):
    (said_so,) = open_page("side-by-side", metric="Share spent").info[1:]
    assert said_so.value.startswith("Share spent\\: not told apart by place or team")
    assert "**Cannot be split.**" in said(open_page("words-and-metrics", find="Share spent"))


@pytest.fixture
def given_to_nobody(money, monkeypatch):
    """The figures of the topic are refused, as to a manager those that no place or team is recorded for."""

    def some(question, *rest):
        if question.metric in MONEY.headlines:
            raise Refused(NOT_BY_PLACE)
        return evaluate(question, *rest)

    for module in ("pages.session", "metrics.signals.series"):
        monkeypatch.setattr(f"{module}.evaluate", some)


@pytest.mark.parametrize("address", ["money", "", "one-metric", "side-by-side"])
def test_a_manager_reads_why_there_is_no_figure(given_to_nobody, address):
    app = open_page(address, as_="Manager", scope="Hamilton", metric="Spent")
    assert not app.exception
    assert NOT_BY_PLACE in said(app)


def test_a_headline_that_a_manager_is_not_given_is_said_to_be_unjudged(given_to_nobody):
    told = said(open_page("what-has-changed", as_="Manager", scope="Hamilton"))
    assert "Spent: not judged, because you have no figures of them by month." in told
