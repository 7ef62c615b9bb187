"""The page of a topic is data: what it names must exist, whoever draws it and whenever."""

from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest

from metrics import METRICS, TOPICS, Selection, carries
from metrics.model import Public
from metrics.periods import Grain
from pages import PAGES, pages_of, topics
from pages.overview import CHARTS
from pages.topics import HEADLINES, TOPIC_PAGES
from tests.pages.opened import open_page

SECTIONS = [*CHARTS, *(section for page in TOPIC_PAGES for section in page.sections)]
PANELS = [each for section in SECTIONS for each in section.panels]


def test_every_topic_has_one_page_and_every_file_of_a_page_is_in_the_list():
    names = {each.name for each in iter_modules(topics.__path__)} - {"structure"}
    files = [import_module(f"pages.topics.{name}") for name in sorted(names)]
    assert [file.__name__ for file in files if file.PAGE not in TOPIC_PAGES] == []
    assert [page.topic for page in TOPIC_PAGES] == list(TOPICS)


def test_the_menu_has_every_topic_once_at_an_address_of_its_own():
    assert [page.topic for page in PAGES if page.topic] == list(TOPIC_PAGES)
    assert len({page.address for page in PAGES}) == len(PAGES)
    assert [each.title for each in PAGES if each.topic] == [topic.title for topic in TOPICS]


@pytest.mark.parametrize("panel", PANELS, ids=lambda each: "-".join((each.metric, *each.cuts)))
def test_a_panel_asks_what_can_be_asked(panel):
    """A metric or a split that there is not is refused here, before a reader meets it."""
    grain = panel.grain or Grain.MONTH
    Selection(metric=panel.metric, first=date(2024, 4, 1), last=date(2025, 3, 31), grain=grain, by=panel.by)
    assert all(carries(METRICS[panel.metric], each.dimension) for each in panel.among)


def test_a_headline_is_a_metric_of_its_own_topic():
    for page in TOPIC_PAGES:
        assert set(page.headlines) <= {metric.name for metric in page.topic.metrics}
    assert len(set(HEADLINES)) == len(HEADLINES)


@pytest.mark.parametrize("page", TOPIC_PAGES, ids=lambda page: page.address)
def test_the_public_has_the_page_of_a_topic_that_has_public_figures_and_no_other(page):
    has_public = any(metric.public is not Public.NO for metric in page.topic.metrics)
    assert (page in [each.topic for each in pages_of("public")]) == has_public


@pytest.mark.parametrize("page", TOPIC_PAGES, ids=lambda page: page.address)
def test_a_topic_is_called_the_same_in_the_menu_and_on_its_page(small, page):
    app = open_page(page.address)
    assert [each.value for each in app.title] == [page.topic.title]
    asked = [section.question for section in page.sections]
    headings = [each.value for each in app.header]
    assert headings[: len(asked)] == asked
    assert headings == asked or page.module != "pages.topic", "what else it draws is a module of its own"
    notes = {section.note for section in page.sections if section.note}
    assert notes <= {each.value for each in app.markdown}
    folds = [each.label for each in app.get("expander")]
    assert sorted(folds) == sorted(set(folds)), "two panels of a page are called the same"
