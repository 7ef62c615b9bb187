"""What the months say, beside a drawing by other periods: in title, sentence, alternative text and files."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.periods import Grain
from metrics.readings import read, with_months
from metrics.readings.judging import BY_MONTH, of_months
from metrics.selection import Selection
from pages.parts import charts, words
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv as csv_export
from pages.parts.tellings import telling
from pages.parts.words import control
from tests.answers import LOCALITIES, answer
from tests.readings.series import FIRST, STEADY, last_day, monthly
from tests.readings.test_step import HIGH, LOW, YEAR, launch

LONGEST = 170  # letters of a title: two lines of a window of 1,400 pixels, nine of a phone's 320
LAUNCHED = [*LOW, *HIGH, *HIGH]


def drawn(months, values=(180, 181, 179, 182), events=(), **more):
    """An answer by quarter of the last year of these months, with what they say."""
    last = last_day(len(months))
    first = date(last.year, 1, 1)
    plain = read(answer(values, first=first, last=last, grain=Grain.QUARTER, **more))
    return with_months(plain, read(replace(monthly(months), events=tuple(events))))


def test_the_title_tells_the_launch_and_how_it_has_been_since():
    shown = drawn(LAUNCHED, events=[launch(YEAR)])
    title = words.finding(shown)
    assert title == (
        "Referrals: 120 a month in the 12 months from January 2023 (Hubs launched), up from 60 a month in "
        "the 12 months before; steady since"
    )
    assert len(title) <= LONGEST
    assert "a year earlier" not in title
    assert words.sentence(shown).startswith(f"{title}. There were 182 referrals in Oct to Dec 2024")
    assert "By month" not in words.sentence(shown), "it is said once"


def test_without_a_step_the_title_is_of_what_is_drawn_and_the_sentence_has_the_months():
    shown = drawn([*STEADY, *STEADY, *STEADY])
    title, said = words.finding(shown), words.sentence(shown)
    assert title == "There were 182 referrals in Oct to Dec 2024"
    assert said.startswith(f"{title}. By month: steady at about 60 a month to December 2024. ")
    assert said.count("steady") == 1


def test_several_lines_say_it_of_all_together_and_keep_their_title():
    lines = {"members": ((LOCALITIES[0],), (LOCALITIES[1],)), "by": ("locality",)}
    shown = drawn(LAUNCHED, (90, 91) * 4, [launch(YEAR)], **lines)
    assert words.finding(shown).startswith("Referrals by locality in Oct to Dec 2024")
    assert "All together, by month: 120 a month in the 12 months from January 2023" in words.sentence(shown)


@pytest.mark.parametrize("events", [(), [launch(YEAR)]])
def test_the_text_of_the_picture_and_both_files_say_it_too(events):
    shown = drawn(LAUNCHED, events=events)
    said = control.outcome(shown.readings.months, shown.metric, Grain.MONTH)
    assert said in charts.alt(shown)
    assert said in telling(Shape.TREND).sentence(shown), "the cover of the workbook"
    assert f'"{said}"' in csv_export.write(shown).decode("utf-8-sig")


def test_where_nobody_can_tell_nothing_is_added():
    shown = drawn([60, 61, 62], [183])
    assert shown.readings.months is None
    assert "month" not in words.sentence(shown)
    assert "by_month" not in csv_export.write(shown).decode("utf-8-sig")


def test_a_single_period_and_the_control_chart_itself_ask_for_no_months():
    asked = Selection(metric="referrals", first=FIRST, last=last_day(YEAR))
    monthly_one = of_months(asked)
    assert (monthly_one.grain, monthly_one.by) == (Grain.MONTH, ())
    assert of_months(monthly_one) is None
    assert of_months(asked.model_copy(update={"grain": Grain.WHOLE})) is None
    assert of_months(asked.model_copy(update={"by": ("locality",)})) == asked.model_copy(update=BY_MONTH)
