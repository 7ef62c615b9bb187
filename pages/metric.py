"""Any one metric: its trend, split as the reader likes, with its definition and the SQL behind it."""

from __future__ import annotations

import streamlit as st

from metrics import splits
from metrics.dimensions import DIMENSIONS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.refusals import Refused
from pages.parts import address, heading, panel, states
from pages.parts.metric_choice import choose_metric
from pages.session import Session

NOT_SPLIT = "Not split"


def render(session: Session) -> None:
    """Draw the page."""
    place = st.container()
    one, other = st.columns(2)
    with one:
        metric = choose_metric(session)
    with other:
        by = _split(session, metric)
    with place:
        heading.draw(session, metric.title, metric.question)
    try:
        over_time = session.question(metric.name)
        split = session.question(metric.name, by=(by,), grain=Grain.WHOLE) if by else None
        both = session.question(metric.name, by=(by,)) if by else None
    except Refused as refusal:
        states.refused(panel.plain(str(refusal)))
        return
    session.prepare([each for each in (over_time, split, both) if each])
    if panel.are_empty(session, [over_time]):
        states.no_rows()
        return
    st.header(panel.time_title(session, both or over_time), anchor=False)
    panel.show(session, both or over_time, sql_for_analysts=True)
    if split:
        st.header(f"By {DIMENSIONS[by].title.lower()}, {session.chosen.period}", anchor=False)
        panel.show(session, split, sql_for_analysts=True)


def _split(session: Session, metric: Metric) -> str:
    """The dimension to split by, of those the metric can be split by; empty for none."""
    offered = [name for name in DIMENSIONS if splits(metric, name)]
    titles = address.Labels({"": NOT_SPLIT, **{name: DIMENSIONS[name].title for name in offered}})
    session.left_out.extend(address.not_offered("by", "split", tuple(titles.values())))
    return st.selectbox(
        "Split by",
        tuple(titles),
        format_func=titles.__getitem__,
        key="by",
        bind="query-params",
    )
