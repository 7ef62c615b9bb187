"""What only the forecast view has: where it starts, and how earlier forecasts turned out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics.answer import Answer
from metrics.catalogue import reference
from metrics.model import Metric
from metrics.readings import fan_of
from metrics.readings.outturn import outturns
from metrics.selection import Selection
from metrics.state.forecasts import Forecast
from pages.parts import downloads, grid
from pages.parts.marks import plain
from pages.parts.period import month_label
from pages.parts.words import earlier as words
from pages.people.tickets import Kind
from pages.session import Session


def of_latest_years(session: Session, _metric: Metric) -> dict[str, Any]:
    """Ask for the months a page opens with, whichever are chosen.

    What followed a month long past is known. And a forecast from one reader's months would be kept, and
    later judged, for everybody.
    """
    first, last = reference.latest_years(session.snapshot)
    if (first, last) != (session.chosen.first, session.chosen.last):
        st.caption(
            f"This view is of {month_label(first)} to {month_label(last)}, whichever months are chosen: what "
            "may follow is worked out from the latest three years, and everybody is shown the same."
        )
    return {"first": first, "last": last}


def held_against_what_happened(session: Session, question: Selection) -> None:
    """Keep the forecast drawn above, and show how earlier ones turned out."""
    answer = session.ask(question)
    if session.forecasts is not None and answer.readings and answer.readings.fan and fan_of(answer).steps:
        session.forecasts.keep(answer)
        _told(session, question, answer, session.forecasts.earlier(answer))


def _told(session: Session, question: Selection, answer: Answer, earlier: Sequence[Forecast]) -> None:
    found = outturns(answer, earlier)
    st.header(words.TITLE, anchor=False)
    st.markdown(plain(words.sentence(found)))
    if found:
        table = words.table(answer, found)
        grid.draw(words.TITLE, table.header, table.rows, range(table.labels, len(table.header)))
        of = f"{words.TITLE}: {answer.metric.title}"
        downloads.draw(session, "earlier", of, kind=Kind.EARLIER, selection=question)
