"""One answer on the page: finding, chart and sentence, with table, definition and files folded away.

Everything here is a function of the answer. A folded part is built only when
it is opened, and opening it reruns this panel alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics import sql
from metrics.answer import Answer
from metrics.kinds import Rate
from metrics.refusals import Refused
from metrics.selection import Selection
from metrics.wording import held_against
from pages.parts import charts, downloads, folded, grid, states, words
from pages.parts.charts.shapes import Shape, possible, worth_drawing
from pages.parts.fragment import fragment
from pages.parts.marks import plain
from pages.parts.tellings import PLAIN, Telling, telling
from pages.parts.words import small
from pages.parts.words.benchmarks import declared, why_not
from pages.parts.words.growing import still_growing
from pages.parts.words.intervals import how_sure
from pages.parts.words.months import beside
from pages.parts.words.scope import opened
from pages.session import Session


@fragment()
def show(
    session: Session,
    question: Selection,
    shape: Any = None,
    sql_for_analysts: bool = False,
    brief: bool = False,
) -> None:
    """The panel of one question. A question that cannot be answered says so in its place.

    `brief` leaves out the sentence below the drawing.
    """
    try:
        answer = session.ask(question)
    except Refused as refusal:
        states.refused(plain(str(refusal)))
        return
    told = telling(possible(answer, shape))
    st.subheader(plain(told.finding(answer)), anchor=False)
    st.caption(plain(words.subtitle(answer, charts.drawn(answer, shape))))
    if small.has_small_numbers(worth_drawing(answer)):
        st.markdown(f"**{small.SENTENCE}**")
    if told is PLAIN and (months := beside(answer)):
        st.markdown(plain(f"{months}."))
    _chart(session, answer, shape)
    _said(answer, told, brief)
    if told.how_to_read:
        how_to_read(told.how_to_read)
    _folded(answer, shape, sql_for_analysts, session)


def title(session: Session, question: Selection | Refused, shape: Shape | None = None) -> str:
    """The title of the panel of a question; "" where it cannot be answered."""
    if isinstance(question, Refused):
        return ""
    try:
        answer = session.ask(question)
    except Refused:
        return ""
    return telling(possible(answer, shape)).finding(answer)


def are_empty(session: Session, questions: Sequence[Selection]) -> bool:
    """Whether the reader's filters leave these questions no row at all. An unknown figure is not empty."""
    found = (_has_rows(session, each) for each in questions)
    if not session.chosen.where or any(found):  # the first row found decides; the rest need not be ready
        return False
    return any(_has_rows(session, each) is False for each in questions)


def _has_rows(session: Session, question: Selection) -> bool | None:
    """None where nobody can tell: a figure that is not available has no rows to count."""
    try:
        answer = session.ask(question)
    except Refused:
        return None
    figures = [cell.figure for cell in answer.cells]
    divides_rows = not isinstance(answer.metric.kind, Rate)  # a rate's denominator is people, not rows
    if any(each.value or each.numerator or (divides_rows and each.denominator) for each in figures):
        return True
    return False if any(figure.value == 0 or figure.denominator == 0 for figure in figures) else None


def says_more(session: Session, question: Selection, than: Selection) -> bool:
    """Whether it has figures that the other lacks: for a single period both are the same."""
    try:
        return _figures_of(session.ask(question)) != _figures_of(session.ask(than))
    except Refused:
        return True  # the panel says why


def _figures_of(answer: Answer) -> list[tuple]:
    return [(cell.period.first, cell.period.last, cell.members) for cell in answer.cells]


def time_title(session: Session, question: Selection) -> str:
    """The title of a panel over time: too many members are drawn for the latest period only."""
    try:
        drawn = possible(session.ask(question), None)
    except Refused:
        return "Over time"
    return "The latest complete period" if drawn is Shape.BARS else "Over time"


def _said(answer: Answer, told: Telling, brief: bool) -> None:
    """The sentence without the finding, which is the title; how late figures are; filters not applied."""
    rest = [told.sentence(answer).removeprefix(told.finding(answer)).lstrip(". ")]
    if told is PLAIN and (months := beside(answer)):  # which stands above the drawing
        rest = [rest[0].removeprefix(f"{months}.").lstrip()]
    if brief:
        rest = [f"{each}." for each in why_not(answer)]
    if lines := [plain(line) for line in (*rest, still_growing(answer), *answer.unserved) if line]:
        st.markdown("\n\n".join(lines))


def _chart(session: Session, answer: Answer, shape: Any) -> None:
    if not charts.is_known(answer, shape):
        return  # the sentence says why; an empty frame would only look broken
    figure = session.keep(answer.selection, ("chart", shape), partial(charts.draw, answer, shape))
    key = _key("chart", session, answer, shape)
    st.plotly_chart(figure, key=key, theme=None, config=charts.CONFIG, alt=charts.alt(answer, shape))


def _key(part: str, session: Session, answer: Answer, shape: Any) -> str:
    """The part of this panel alone: two may ask one metric, each with a filter of its own."""
    asked = answer.selection
    own = [code for each in asked.where if each not in session.chosen.where for code in each.members]
    return "-".join((part, asked.metric, *asked.by, *own, str(shape), asked.grain))


def _folded(answer: Answer, shape: Any, sql_for_analysts: bool, session: Session) -> None:
    key = _key("more", session, answer, shape)
    told = telling(possible(answer, shape))
    of = _called(answer, told, session)
    more = st.expander(f"Table, definition and downloads: {plain(of)}", key=key, on_change="rerun")
    if not more.open:
        return
    with more:
        _table(answer, told)
        _definition(answer)
        downloads.draw(session, key, of, selection=answer.selection, shape=possible(answer, shape))
        if sql_for_analysts and session.sees_all_rows:
            st.markdown("**SQL for analysts**, as it is asked of the store:")
            # In one colour: Streamlit's colours for SQL are too pale to read.
            st.code(sql(answer.selection, session.snapshot, session.access), language=None, wrap_lines=True)


def _called(answer: Answer, told: Telling, session: Session) -> str:
    """What sets the panel apart on its page: what it is of, with filters that are its own."""
    chosen = {each.dimension for each in session.chosen.where}
    own = [each for each in answer.kept if each[0] not in chosen]
    return opened(f"{words.subject(answer)} {told.name}".rstrip(), (), own)


def how_to_read(text: str) -> None:
    """How to read a drawing."""
    folded.draw("How to read this", text.strip().split("\n\n"))


def _table(answer: Answer, told: Telling) -> None:
    table = told.table(answer)
    if small.has_small_numbers(answer) and not small.has_small_numbers(worth_drawing(answer)):
        st.markdown(f"**{small.SENTENCE}**")  # of what the table has and the drawing leaves out
    title = ". ".join(filter(None, (told.name.capitalize(), words.subtitle(answer))))
    grid.draw(title, table.header, table.rows, range(table.labels, len(table.header)))
    if table.notes:
        st.markdown(plain(" ".join(table.notes)))


def _definition(answer: Answer) -> None:
    metric = answer.metric
    lines = [f"**What is counted.** {plain(metric.definition)}", f"**Why it matters.** {plain(metric.why)}"]
    lines.append(f"**How sure it is.** {plain(how_sure(metric))}")
    lines += [f"**When it improves.** {plain(held)}"] if (held := held_against(metric)) else []
    if beside := declared(metric):
        lines.append(f"**Published figures.** {plain(beside)}")
    lines += [f"**Take care.** {plain(caveat)}" for caveat in answer.caveats]
    lines.append(
        f"**Defined by.** {plain(metric.defined_by)}. Definition version {metric.version}, checked by the "
        f"{plain(metric.checked_by[0].lower() + metric.checked_by[1:])}, next review {plain(metric.review)}."
    )
    st.markdown("\n\n".join(lines))
