"""The page of the topic Money: its figures, and below them until when the money is secure."""

from __future__ import annotations

import streamlit as st

from metrics.catalogue import funds
from metrics.periods import Calendar, Grain, period_of, shift
from metrics.refusals import Refused
from metrics.selection import Selection
from pages import topic
from pages.parts import chart_links, layout, panel
from pages.parts.marks import plain
from pages.parts.words import funding
from pages.session import Session
from pages.topics.structure import Panel, Section, TopicPage

ENDS = "What happens when a fund ends?"
BEFORE, AFTER = 2, 3  # financial years shown, as far as they are loaded, around that of the data
WORTH = "What would it be worth if the support made a difference?"
LEAVERS = (
    Section(
        "How many people leave, and how many posts are vacant?",
        (
            Panel("turnover", grain=Grain.FINANCIAL_YEAR),
            Panel("vacancies_per_100_posts", grain=Grain.FINANCIAL_YEAR),
        ),
    ),
)


def render(session: Session, page: TopicPage) -> None:
    """Draw the page of the topic, then the funds that end, with staff who leave beside them."""
    topic.render(session, page)
    try:
        question = _planned(session)
    except Refused:
        return  # the panels above say what the filters leave out
    st.header(ENDS, anchor=False)
    answer, terms = session.ask(question), funds.terms(session.snapshot)
    st.markdown(plain(" ".join(funding.said(answer, terms))))
    if expected := funding.expected(answer, terms):
        st.markdown(plain(" ".join((*expected, funding.NOT_SHOWN))))
    if funding.planned_for(answer):
        panel.show(session, question)
    layout.draw(session, LEAVERS)
    if not session.access.public:
        st.html(f"{WORTH} {chart_links.to_page('costs-and-benefits', 'Costs and benefits')}.")


def _planned(session: Session) -> Selection:
    """The question on what is planned by fund and financial year, as far as it is loaded."""
    own = period_of(session.snapshot.as_at, Grain.FINANCIAL_YEAR, Calendar())
    years = {
        "grain": Grain.FINANCIAL_YEAR,
        "first": shift(own, -BEFORE).first,
        "last": shift(own, AFTER).last,
        "by": ("fund",),
        "compare": (),
    }
    whole = session.question("budget", **years)
    last = funding.planned_for(session.ask(whole))
    return session.question("budget", **years | {"last": last.last}) if last else whole
