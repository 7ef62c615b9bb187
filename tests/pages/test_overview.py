"""The tiles of headlines: the latest figure there is, and of when, where the latest period has none."""

from datetime import date
from types import SimpleNamespace

from metrics.public.publish import WHOLE_ONLY
from metrics.selection import Selection
from pages.overview import _tile
from tests.answers import answer, figure

OPEN = figure(None, reason=WHOLE_ONLY)


def tile(*values):
    quarters = answer(values, last=date(2023, 3, 31))
    question = Selection.model_construct(metric="referrals")
    return _tile(SimpleNamespace(ask=lambda _: quarters), question, "")


def test_a_period_still_open_does_not_hide_the_one_before_it():
    shown = tile(40, OPEN)
    assert ">40<" in shown and "<dd>The latest figure, of Oct to Dec 2022.</dd>" in shown
    assert WHOLE_ONLY not in shown


def test_the_latest_period_is_named_by_the_heading_and_its_reason_is_kept_where_no_other_has_a_figure():
    assert "The latest figure" not in tile(40, 50) and ">50<" in tile(40, 50)
    assert WHOLE_ONLY in tile(OPEN, OPEN) and "The latest figure" not in tile(OPEN, OPEN)
