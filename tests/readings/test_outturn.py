"""Earlier forecasts against what happened, by hand."""

from datetime import UTC, date, datetime

from data_access.forecasts import Forecast, Month
from metrics.answer import Status
from metrics.periods import Grain
from metrics.readings.outturn import outturns
from pages.parts.words import earlier
from tests.answers import answer, figure

LOADED = datetime(2024, 4, 2, 9, tzinfo=UTC)
MONTHS = {"first": date(2024, 3, 1), "last": date(2024, 7, 31), "grain": Grain.MONTH}
SHOWN = answer([90, 110, 111, figure(40, status=Status.PROVISIONAL), figure(None)], **MONTHS)


def forecast(loaded_at=LOADED):
    """From April on: 100, and 90 to 110."""
    firsts = [date(2024, month, 1) for month in range(4, 10)]
    return Forecast(
        2, loaded_at, tuple(Month(first, 100.0, (90.0, 110.0), (80.0, 120.0)) for first in firsts)
    )


def test_a_month_at_the_end_of_its_range_is_inside_and_one_beyond_is_not():
    found = outturns(SHOWN, [forecast()])
    assert [each.inside for each in found] == [True, False, None, None]
    assert [each.cell.period.label for each in found] == ["April 2024", "May 2024", "June 2024", "July 2024"]


def test_the_words_count_what_can_be_judged_and_the_table_has_all():
    found = outturns(SHOWN, [forecast(), forecast(datetime(2024, 5, 2, 9, tzinfo=UTC))])
    assert earlier.sentence(found).startswith("2 of 4 fell inside the 80% range; about 3 would")
    table = earlier.table(SHOWN, found)
    assert table.rows[0] == ("2 May 2024", "April 2024", "100", "90 to 110", "110", "inside")
    assert table.rows[5] == ("2 April 2024", "May 2024", "100", "90 to 110", "111", "outside")
    assert [row[4:] for row in table.rows[2:4]] == [
        ("not complete yet", "not judged yet"), ("not known yet", "not judged yet"),
    ]  # fmt: skip


def test_the_first_time_and_before_any_month_is_complete_say_so():
    assert "No earlier forecast has been kept yet" in earlier.sentence(())
    waiting = outturns(answer([90, *[figure(None)] * 4], **MONTHS), [forecast()])
    assert earlier.sentence(waiting) == "No month of the earlier forecasts is complete yet."
