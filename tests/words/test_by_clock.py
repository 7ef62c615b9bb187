"""The clocks in words: where they disagree, and which to go by."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from data_access.access import EVERYTHING
from metrics import METRICS, Selection
from metrics.clocks import Clock, by, offered, own
from metrics.model import Public
from metrics.periods import Grain
from metrics.readings import by_clock_of
from metrics.readings.judging import BY_MONTH
from pages import session
from pages.parts.charts.shapes import Shape, possible
from pages.parts.exports import excel
from pages.parts.tellings import telling
from pages.parts.words import by_clock, small
from tests.readings.by_clock import OLD, OVER, SLOW, YOUNG, in_time, lasting, store
from tests.readings.by_clock import YEAR as YEARS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")
YEAR = "in January to December 2024"


@pytest.mark.parametrize(
    ("lives", "finding"),
    [
        (
            SLOW,
            f"Of the allocations that ended {YEAR}, half lasted 20 days or less; of those that began, half "
            "lasted 200 days or less",
        ),
        (
            OVER,
            f"Of the allocations that began {YEAR}, half lasted 30 days or less; of those that ended, the "
            "same",
        ),
        (
            YOUNG,
            f"Of the allocations that ended {YEAR}, half lasted 20 days or less; of those that began, that "
            "is not known yet",
        ),
        ((), f"Length of allocations {YEAR}: not known by any clock"),
    ],
)
def test_the_finding_sets_those_that_ended_beside_those_that_began(lives, finding):
    assert by_clock.finding(lasting(lives)) == finding


def test_the_reason_counts_what_those_that_ended_leave_out():
    said = by_clock.sentence(lasting(SLOW))
    assert (
        "Those that ended leave out the 100 still under way on 31 December 2024, the slow ones among them, "
        "so go by those that began." in said
    )
    assert "The 95% interval is 200 days for those that began and 20 days for those that ended." in said
    assert "Of the 100 under way on 31 December 2024, half had lasted 213 days or less so far." in said


def test_those_that_ended_can_also_be_too_long():
    assert "Some of those that ended had begun before the period, so go by those that began." in (
        by_clock.sentence(lasting(OLD))
    )


def test_where_they_agree_nothing_is_said_of_leaving_out():
    assert "leave out" not in by_clock.sentence(lasting(OVER))


LENGTHS = Selection(metric="length_of_allocations", **{**YEARS, "grain": Grain.QUARTER})
OVER_TIME = {
    "by quarter": (LENGTHS, None),
    "of those that ended": (LENGTHS.model_copy(update={"clock": Clock.EXIT}), None),
    "control chart": (LENGTHS.model_copy(update=BY_MONTH), Shape.CONTROL),
}


@pytest.mark.parametrize(("question", "shape"), OVER_TIME.values(), ids=[*OVER_TIME])
def test_wherever_it_is_drawn_over_time_it_is_said_where_they_disagree(question, shape):
    """On the chart by which a figure is judged, it is the sentence that a reader most needs."""
    shown = session.answer(question, store(SLOW), EVERYTHING)
    told = telling(possible(shown, shape)).sentence(shown)
    finding = by_clock.finding(lasting(SLOW))
    why = "Those that ended leave out the 100 still under way on 31 December 2024, the slow ones among them"
    assert told.endswith(f"{finding}. {why}, so go by those that began.")
    assert finding in excel_text(shown, shape)


@pytest.mark.parametrize(("question", "shape"), OVER_TIME.values(), ids=[*OVER_TIME])
def test_where_they_agree_over_time_nothing_is_added(question, shape):
    shown = session.answer(question, store(OVER), EVERYTHING)
    assert "that ended" not in telling(possible(shown, shape)).sentence(shown).replace(
        "(those that ended)", ""
    )


def test_no_public_figure_says_it():
    """How long one lasted could tell of one child: by its clocks nothing is public."""
    told = [(metric, clock) for metric in METRICS.values() for clock in offered(metric)]
    assert all(by(metric, clock).public is Public.NO for metric, clock in told if clock is not own(metric))


def excel_text(shown, shape):
    book = openpyxl.load_workbook(io.BytesIO(excel.write(shown, shape)))
    return " ".join(str(each) for sheet in book for row in sheet.iter_rows(values_only=True) for each in row)


def test_why_a_figure_is_not_known_is_said():
    assert by_clock.sentence(lasting(YOUNG)).endswith(
        "Fewer than half of the allocations that began in this period are known to have ended."
    )


def test_a_reason_that_all_clocks_share_is_said_once():
    reason = "The data ends on 15 December 2024, before the period does."
    shown = lasting(SLOW)
    found = by_clock_of(shown)
    each = tuple(
        replace(told, cell=replace(told.cell, figure=replace(told.cell.figure, reason=reason)))
        for told in found.each
    )
    part = replace(shown, readings=replace(shown.readings, by_clock=replace(found, each=each)))
    assert by_clock.sentence(part).count(reason) == 1


def test_an_outcome_is_told_as_its_share():
    assert by_clock.finding(in_time(50)) == (
        f"Decided within 1 working day, of the waits for a decision that ended {YEAR}: 66.7%; of those that "
        "began, 100.0%"
    )
    assert "leave out those still under way on 31 December 2024" in by_clock.sentence(in_time(50))
    assert "57.5" not in by_clock.sentence(in_time(50))


def test_few_of_any_clock_are_a_small_number():
    assert not small.has_small_numbers(lasting(SLOW))
    assert small.has_small_numbers(lasting(((40, date(2024, 2, 1), 30), (3, date(2024, 12, 1), None))))


def test_the_table_has_a_row_a_clock():
    assert by_clock.table(lasting(SLOW)).rows == (
        ("that began in January to December 2024", "200 days", "200 days", "240"),
        ("that ended in January to December 2024", "20 days", "20 days", "140"),
        ("under way on 31 December 2024, so far", "213 days", "213 days", "100"),
    )
    assert by_clock.table(lasting(YOUNG)).rows[0][1:3] == ("not available", "none")


def test_the_drawing_in_words_has_every_clock():
    assert by_clock.alt(lasting(SLOW)).endswith(
        "Of those that began in January to December 2024: 200 days; of those that ended in January to "
        "December 2024: 20 days; of those under way on 31 December 2024, so far: 213 days."
    )
