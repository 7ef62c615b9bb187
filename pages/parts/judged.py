"""What the months of one series say, under its chart, whatever periods are drawn.

The title sets the latest period beside a year earlier: a launch three years ago is no news to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.refusals import Refused
from metrics.selection import Selection
from pages.parts.views import VIEWS
from pages.parts.words.judgement import judgement
from pages.session import Session


def by_month(questions: Iterable[Selection]) -> Iterator[Selection]:
    """Those of one series over time, asked by month, as a control chart asks."""
    for each in questions:
        if not each.by and each.grain is not Grain.WHOLE:
            yield each.model_copy(update=VIEWS["real"].asks)


def said(session: Session, question: Selection) -> str:
    """The verdict of the question's control chart; "" where it has several series, or nobody can tell."""
    for monthly in by_month([question]):
        try:
            answer = session.ask(monthly)
        except Refused:
            return ""
        controls = controls_of(answer)
        if controls and (controls[0].verdict or controls[0].step):
            return judgement(answer)
    return ""
