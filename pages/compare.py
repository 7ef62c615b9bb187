"""Places or teams side by side on one metric; in order of size only where that is fair."""

from __future__ import annotations

import streamlit as st

from metrics import splits
from metrics.dimensions import DIMENSIONS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings.places import TEAMS_DIFFER
from metrics.refusals import Refused
from metrics.selection import Selection
from pages.parts import heading, one_level, panel, states, unpublished, views
from pages.parts.charts.shapes import Shape
from pages.parts.choice import one_of
from pages.parts.marks import plain
from pages.parts.metric_choice import choose_metric
from pages.parts.words.fairness import is_ranked
from pages.session import Session

SIDES = ("locality", "team", "team_type", "authority")
NOT_A_RANKING = {
    "team": "Families come to teams by need and not by chance, so teams are shown in the council’s own order "
    f"and not ranked. {TEAMS_DIFFER}",
    "team_type": "Each type of team takes different families, so they are shown in the council’s own order "
    "and not ranked.",
    "locality": "Localities differ in size and in need, so they are shown in the council’s own order and not "
    "ranked.",
    "authority": "Councils differ in size and in need, so they are shown in order of name and not ranked.",
}


def render(session: Session) -> None:
    """Draw the page."""
    place = st.container()
    one, other = st.container(key=heading.FIELDS).columns(2)
    with one:
        metric = choose_metric(session)
    with other:
        by = _sides(session, metric)
    with place:
        heading.draw(session, "Compare", f"{metric.title}, side by side.", of=[metric])
    if sentence := unpublished.sentence(session, metric) or _has_no_sides(metric):
        states.refused(plain(sentence))
        return
    try:
        at_once = session.question(metric.name, by=(by,), grain=Grain.WHOLE)
        over_time = session.question(metric.name, by=(by,))
    except Refused as refusal:
        states.refused(plain(str(refusal)))
        return
    beside = _beside_the_rest(session, metric, by)
    session.prepare([at_once, over_time, *beside])
    if panel.are_empty(session, [at_once]):
        states.no_rows()
        return
    st.header(f"The whole of {session.chosen.period}", anchor=False)
    panel.show(session, at_once)
    if not is_ranked(metric, by):
        st.markdown(plain(NOT_A_RANKING[by]))
    for question in beside:
        st.header("Each place beside the rest of the council", anchor=False)
        one_level.told(session, metric)
        panel.show(session, question, Shape.FUNNEL)
    if panel.says_more(session, over_time, than=at_once):
        st.header(panel.time_title(session, over_time), anchor=False)
        panel.show(session, over_time)


def _beside_the_rest(session: Session, metric: Metric, by: str) -> list[Selection]:
    """The question that compares each place with the rest, where localities stand side by side."""
    fits = by == "locality" and views.has_places(metric)
    if not fits:
        return []
    return [session.question(metric.name, **views.BY_PLACE | one_level.since(session, metric))]


def _has_no_sides(metric: Metric) -> str:
    """That there is nothing to set side by side; "" where there is."""
    if any(splits(metric, name) for name in SIDES):
        return ""
    return f"{metric.title}: not told apart by place or team, so nothing stands side by side. See One metric."


def _sides(session: Session, metric: Metric) -> str:
    """The dimension to put side by side: of those with figures for this reader, or of all if none has any."""
    offered = [name for name in SIDES if splits(metric, name)]
    offered = [name for name in offered if not unpublished.why(session, metric, name)] or offered
    titles = {name: DIMENSIONS[name].plural.capitalize() for name in offered}
    return one_of(session.left_out, "sides", "Side by side", titles, "comparison")
