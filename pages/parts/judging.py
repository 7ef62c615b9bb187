"""What stands with a control chart: its marks in words, and the decisions to start its limits again."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from metrics.answer import Answer
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.readings.control import Control, Point
from metrics.rebases import Rebase, series
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection
from metrics.state.decisions import Decides
from metrics.statistics.suitability import LEAST_DOTS, Why
from pages.parts.charts import icons
from pages.parts.downloads import LONGEST
from pages.parts.marks import plain
from pages.parts.words import control as words
from pages.parts.words import signals
from pages.session import Session

WITHDRAWN = "withdrawn"  # in the state of the page: decisions withdrawn since it was opened
CRITERIA = """
Work limits out anew only where all three hold, and say so in the reason:

- the figures have moved and stayed there: seven or more in a row on one side of the middle line;
- what moved them is known;
- it is expected to last.

The decision is on record with your name. It can be withdrawn, and not edited.
"""
STYLE = """
<style>
.judged {display: flex; flex-wrap: wrap; gap: .8rem 2rem; margin: .2rem 0 .6rem;
  padding: 0 !important;
  list-style: none;}
.judged li {margin: 0 !important; display: flex; align-items: center; gap: .7rem; flex: 1 1 16rem;
  max-width: 34rem;}
.judged img {flex: none;}
</style>
"""


def by_quarter_where_few(session: Session, metric: Metric) -> dict[str, Any]:
    """Quarters instead of months where a month has too few to judge, and a line that says so."""
    try:
        monthly = session.question(metric.name, grain=Grain.MONTH, by=(), compare=(Comparator.TARGET,))
        controls = controls_of(session.ask(monthly))
    except Refused:
        return {}  # the panel asks again, and gives the reason
    reason = controls[0].reason if controls else None
    if reason is None or reason.why is not Why.SMALL_COUNTS:
        return {}
    st.caption(f"By quarter, because {signals.why(reason, Grain.MONTH)}.")
    return {"grain": Grain.QUARTER}


def marks(session: Session, question: Selection) -> None:
    """The verdict of the chart, as marks with words: has it moved, and does it meet its target?"""
    answer = session.ask(question)
    control, metric, grain = controls_of(answer)[0], answer.metric, answer.selection.grain
    told = []
    if control.variation:
        told.append((icons.variation(control.variation), signals.variation(control)))
    if control.assurance and (said := signals.assurance(control, metric, grain, signals.MARKS)):
        told.append((icons.assurance(control.assurance), said))
    if told:
        items = "".join(f"<li>{mark}<span>{escape(said)}.</span></li>" for mark, said in told)
        st.html(f'{STYLE}<ul class="judged">{items}</ul>')


def decisions(session: Session, question: Selection) -> None:
    """The decisions on this series, with a form for those who may take one; others only read them."""
    answer = session.ask(question)
    decides = session.decides
    if decides is None or not controls_of(answer):
        return
    control = controls_of(answer)[0]
    name = series(answer.selection, control.members)
    own = {each.first: each for each in _of(session.rebases, answer.metric, name)}
    withdrawn = {each.first: each for each in _of(st.session_state.get(WITHDRAWN, ()), answer.metric, name)}
    offered = _months(control)
    if not (own or withdrawn or offered):
        return
    st.header("Decisions on these limits", anchor=False)
    with st.container():  # one container for any number of them, so that the form below and the focus stay
        for first, each in sorted((withdrawn | own).items()):
            (_standing if first in own else _withdrawn)(decides, each)
        if not (own or withdrawn):
            st.markdown("None so far.")
    if offered:
        _form(decides, control, answer, offered)


def _of(decisions: Iterable[Rebase], metric: Metric, series_: str) -> list[Rebase]:
    return [each for each in decisions if (each.metric, each.series) == (metric.name, series_)]


def _standing(decides: Decides, decided: Rebase) -> None:
    st.markdown(plain(words.rebased(decided) + "."))
    if _button("Withdraw", decided):
        decides.withdraw(decided)
        st.session_state[WITHDRAWN] = (*st.session_state.get(WITHDRAWN, ()), decided)
        st.rerun()


def _withdrawn(decides: Decides, decided: Rebase) -> None:
    """A decision withdrawn since the page was opened, which the reader can put back as their own."""
    st.markdown(f"The decision on {decided.first:%B %Y} was withdrawn.")
    if _button("Put back", decided):
        decides.take(decided.metric, decided.series, decided.first, decided.why)
        st.rerun()


def _button(what: str, decided: Rebase) -> bool:
    # One key for both: to the browser they are one button, and the focus stays on it.
    return st.button(f"{what} the decision on {decided.first:%B %Y}", key=f"decision-{decided.first}")


def _months(control: Control) -> list[Point]:
    """Periods from which new limits can begin: one period before, and enough after it for limits."""
    if control.reason and control.reason.why in (Why.STOCK, Why.GAPS):
        return []
    taken = {each.first for each in control.rebases}
    return [each for each in control.points[1 : 1 - LEAST_DOTS] if each.cell.period.first not in taken]


def _form(decides: Decides, control: Control, answer: Answer, offered: list[Point]) -> None:
    with st.form("rebase", clear_on_submit=True):
        st.markdown("**Work the limits out anew**")
        st.markdown(CRITERIA)
        labels = [each.cell.period.label for each in offered]
        place = _where_it_moved(control, offered)
        chosen = st.selectbox("From", labels, index=place, key="rebase-from")
        why = st.text_input("Reason", max_chars=LONGEST, key="rebase-why", placeholder="Required")
        if not st.form_submit_button("Put on record"):
            return
    if not why.strip():
        st.warning("Nothing was decided: a reason is required. Say what moved the figures.")
        return
    name = series(answer.selection, control.members)
    first = offered[labels.index(chosen)].cell.period.first
    decides.take(answer.metric.name, name, first, why.strip())
    st.rerun()


def _where_it_moved(control: Control, offered: list[Point]) -> int:
    """The first period of what the verdict is about, else the latest offered."""
    moved = control.verdict.cells if control.verdict and control.direction else ()
    places = [place for place, point in enumerate(offered) if point.cell in moved]
    return places[0] if places else len(offered) - 1
