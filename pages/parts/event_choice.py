"""The field for "Before and after an event": an event on record, or any month with enough on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from metrics.answer import Event
from metrics.catalogue import reference
from metrics.model import Metric
from metrics.periods import Grain, add_months, months_apart
from metrics.readings.change import LEAST, MOST, has_enough, month_of
from metrics.refusals import Refused
from pages.parts.choice import one_of
from pages.parts.period import month_label, months
from pages.session import Session

TITLE = "Event or month"
HELP = (
    "“After” begins with this month. An event late in a month is set at the start of the next one. "
    f"A month is offered where {LEAST} calendar months or more are known on both sides of it."
)


def choose(session: Session, metric: Metric) -> dict[str, Any]:
    """The first day of "after", and enough months for a window on either side of it."""
    first, last = reference.window(session.snapshot)[0], reference.latest_years(session.snapshot)[1]
    offered = tuple(
        month
        for month in months(first, last)
        if has_enough(months_apart(first, month), months_apart(month, last) + 1)
    )
    if not offered:
        st.caption(f"There are fewer than {MOST + LEAST} complete months, too few for two windows.")
        return {}
    named = _named(events_of(session, metric, first, last), offered)
    ordered = (*sorted(named, reverse=True), *(month for month in reversed(offered) if month not in named))
    labels = {month.isoformat(): _label(month, named) for month in ordered}
    usual = 0 if named else min(len(ordered) - 1, MOST - LEAST)
    what = "event or month to choose"
    chosen = one_of(session.left_out, "event", TITLE, labels, what, index=usual, help=HELP)
    event = date.fromisoformat(chosen) if chosen in labels else ordered[0]
    return {"event": event} | _wide_enough(session, event, first, last)


def events_of(session: Session, metric: Metric, first: date, last: date) -> Sequence[Event]:
    """The events on record for the metric's places, in those months."""
    try:
        asked = session.question(metric.name, first=first, last=last, grain=Grain.MONTH, by=(), compare=())
        return session.ask(asked).events
    except Refused:
        return ()  # the panel says why


def _named(events: Sequence[Event], offered: tuple[date, ...]) -> dict[date, str]:
    """The texts of the events, by the month that "after" begins with."""
    named: dict[date, list[str]] = {}
    for event in events:
        if month_of(event) in offered:
            named.setdefault(month_of(event), []).append(event.text.rstrip("."))
    return {month: " and ".join(texts) for month, texts in named.items()}


def _label(month: date, named: dict[date, str]) -> str:
    return f"{month_label(month)}: {named[month]}" if month in named else month_label(month)


def _wide_enough(session: Session, event: date, first: date, last: date) -> dict[str, date]:
    """The months chosen, widened as far as the windows reach."""
    begins = max(first, add_months(event, -MOST))
    ends = min(last, add_months(event, MOST) - timedelta(days=1))
    wide = {"first": min(session.chosen.first, begins), "last": max(session.chosen.last, ends)}
    if wide != {"first": session.chosen.first, "last": session.chosen.last}:
        st.caption(
            f"Shown from {month_label(wide['first'])} to {month_label(wide['last'])}, so that both "
            "windows are whole."
        )
    return wide
