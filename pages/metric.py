"""Any one metric: its figures split as the reader likes, or one of its statistical views."""

from __future__ import annotations

import streamlit as st

from metrics import splits
from metrics.clocks import Clock
from metrics.dimensions import DIMENSIONS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.refusals import Refused
from pages.parts import clock_choice, heading, panel, states, unpublished, views
from pages.parts.choice import one_of
from pages.parts.chosen import Chosen
from pages.parts.marks import plain
from pages.parts.metric_choice import choose_metric
from pages.session import Session

NOT_SPLIT = "Not split"
FIGURES = "Figures over time"


def render(session: Session) -> None:
    """Draw the page."""
    place = st.container()
    one, two, three = st.container(key=heading.FIELDS).columns(3)
    with one:
        metric = choose_metric(session)
    with two:
        view = _view(session, metric)
    with three:
        if view is None:
            by, chosen = _split(session, metric), session.chosen
            clock = clock_choice.choose(session, metric)
        else:
            asks = view.asks | (view.field(session, metric) if view.field else {})
            chosen = _shown(session, metric, asks)
    with place:
        heading.draw(session, metric.title, metric.question, chosen=chosen, of=[metric])
    if sentence := unpublished.sentence(session, metric):
        states.refused(plain(sentence))
        return
    try:
        if view is None:
            _figures(session, metric, by, clock)
        else:
            _looked_at(session, metric, view, asks)
    except Refused as refusal:
        states.refused(plain(str(refusal)))


def _shown(session: Session, metric: Metric, asks: dict) -> Chosen:
    """The filters as the view shows them: of its own months and periods."""
    try:
        return session.chosen.as_shown(session.ask(session.question(metric.name, **asks)).selection)
    except Refused:
        return session.chosen  # the page says why below


def _looked_at(session: Session, metric: Metric, view: views.View, asks: dict) -> None:
    question = session.question(metric.name, **asks)
    if panel.are_empty(session, [question]):
        states.no_rows()
        return
    st.header(view.title, anchor=False)
    if view.above:
        view.above(session, question)
    panel.show(session, question, view.shape, sql_for_analysts=True)
    if view.below:
        view.below(session, question)


def _figures(session: Session, metric: Metric, by: str, clock: Clock | None) -> None:
    over_time = session.question(metric.name, clock=clock)
    split = session.question(metric.name, by=(by,), grain=Grain.WHOLE, clock=clock) if by else None
    both = session.question(metric.name, by=(by,), clock=clock) if by else None
    session.prepare([each for each in (over_time, split, both) if each])
    if panel.are_empty(session, [over_time]):
        states.no_rows()
        return
    st.header(panel.time_title(session, both or over_time), anchor=False)
    panel.show(session, both or over_time, sql_for_analysts=True)
    if split and both and panel.says_more(session, split, than=both):
        st.header(f"By {DIMENSIONS[by].title.lower()}, {session.chosen.period}", anchor=False)
        panel.show(session, split, sql_for_analysts=True)


def _view(session: Session, metric: Metric) -> views.View | None:
    """The view of the metric; None for its figures over time."""
    offered = views.offered(metric, session.access.public)
    titles = {"": FIGURES, **{name: view.title for name, view in offered.items()}}
    return offered.get(one_of(session.left_out, "view", "Look at", titles, "way to look at this metric"))


def _split(session: Session, metric: Metric) -> str:
    """The dimension to split by, of those this reader has figures by; empty for none."""
    offered = [
        name for name in DIMENSIONS if splits(metric, name) and not unpublished.why(session, metric, name)
    ]
    titles = {"": NOT_SPLIT, **{name: DIMENSIONS[name].title for name in offered}}
    return one_of(session.left_out, "by", "Split by", titles, "split")
