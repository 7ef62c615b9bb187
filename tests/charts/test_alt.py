from datetime import date

from metrics.answer import Event
from metrics.periods import Grain
from pages.parts import charts
from tests.answers import answer, figure, split


def test_a_chart_in_words_has_every_value_drawn_and_no_other():
    assert charts.alt(split([1234, 0, 3])) == (
        "Bar chart. Referrals by team type in Oct 2022 to Sep 2023: most often Hub (1,234), "
        "least often Local Office (none). Oct 2022 to Sep 2023: Hub 1,234; "
        "Young People's Support Service 3; Local Office none."
    )
    told = charts.alt(answer([1, figure(None), 3, 4], events=(Event(date(2023, 2, 1), None, "Hubs open."),)))
    assert told.endswith(
        "Oct to Dec 2022 1; Jan to Mar 2023 not available; Apr to Jun 2023 3; Jul to Sep 2023 4. "
        "1 February 2023: Hubs open."
    )
    long = charts.alt(answer(range(60), first=date(2018, 10, 1), grain=Grain.MONTH))
    assert "lowest October 2018 none, highest September 2023 59" in long
    assert charts.alt(answer([figure(None)] * 4)).startswith("No chart.")
