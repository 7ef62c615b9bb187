"""The first five seconds: how much, who answers, what has changed, and how fresh it is."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from metrics import METRICS
from metrics.answer import Answer, Cell, Status
from metrics.catalogue import headlines, reference
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.refusals import Refused
from metrics.selection import Selection
from pages.parts import heading, states, unpublished, words
from pages.parts.charts import icons
from pages.parts.layout import draw
from pages.parts.marks import plain
from pages.parts.views import VIEWS
from pages.parts.words import small
from pages.parts.words.judgement import judgement
from pages.parts.words.names import spaced
from pages.parts.words.numbers import day, span
from pages.parts.words.scope import titled
from pages.session import Session
from pages.topics import HEADLINES
from pages.topics.structure import Panel, Section, cuts_of

CHARTS = (
    Section(
        "Who answers families who ask for help",
        (
            Panel("referrals", by=("team_type",), brief=True, wide=True),
            Panel("hub_share", by=("locality",), grain=Grain.WHOLE, latest_year=True, brief=True, wide=True),
        ),
    ),
)
PUBLISHED = "Public figures come out three months after the end of their quarter."
STYLE = """
<style>
.headlines {display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12.5rem, 100%), 1fr));
  gap: 1rem; margin: 0; padding: 0 !important;}
.headlines div {border-top: 4px solid #12436d; background: #f3f5f7; padding: .7rem .9rem .9rem;}
.headlines dt {font-weight: 600; font-size: .95rem; line-height: 1.3; min-height: 2.6em;}
.headlines dd {margin: 0; font-size: .92rem; line-height: 1.4; color: #0b0c0c;}
.headlines dd.figure {font-size: 2.1rem; font-weight: 700; line-height: 1.3; color: #12436d;
  font-variant-numeric: tabular-nums;}
.headlines dd.missing {font-size: 1.1rem; line-height: 2.49;}
.headlines dd.judged {display: flex; gap: .5rem; align-items: center; margin-top: .5rem;}
.headlines img {flex: none; width: 1.75rem; height: 1.75rem;}
</style>
"""


def render(session: Session) -> None:
    """Draw the page."""
    heading.draw(session, "Overview", "Is help reaching families, where, and is that changing?")
    first, last = session.chosen.latest_year
    asked = _questions(session, first=first, last=last, grain=Grain.WHOLE)
    judged = _questions(session, **VIEWS["real"].asks)
    session.prepare([each for each in (*asked, *judged) if isinstance(each, Selection)])
    st.header(f"In figures: {span(first, last)}", anchor=False)
    tiles = [
        _tile(session, each, _judgement(session, monthly))
        for each, monthly in zip(asked, judged, strict=True)
        if isinstance(each, Selection)
    ]
    st.html(f'{STYLE}<dl class="headlines">{"".join(tiles)}</dl>')
    for each in asked:
        if isinstance(each, Refused):
            states.refused(plain(str(each)))
    draw(session, CHARTS)
    unpublished.draw(session, [*((name, ()) for name in _leading(session)), *cuts_of(CHARTS)])
    _freshness(session)


def _leading(session: Session) -> tuple[str, ...]:
    """The metrics to lead with: those that the council chose, else those of the topics."""
    return headlines.chosen(session.snapshot) or HEADLINES


def _questions(session: Session, **changes: Any) -> list[Selection | Refused]:
    """The headlines this reader has figures for, each as a question, or why it cannot be asked."""
    asked: list[Selection | Refused] = []
    for name in (each for each in _leading(session) if not unpublished.why(session, METRICS[each])):
        try:
            asked.append(session.question(name, **changes))
        except Refused as refusal:
            asked.append(refusal)
    return asked


def _judgement(session: Session, monthly: Selection | Refused) -> str:
    """The verdict of the metric's control chart, with its mark if it has one; or why there is none."""
    answer = _answered(session, monthly)
    if isinstance(answer, Refused):
        return _line(str(answer))
    controls = controls_of(answer)
    mark = icons.variation(controls[0].variation) if controls and controls[0].variation else ""
    return f'<dd class="judged">{mark}<span>{escape(judgement(answer))}.</span></dd>'


def _tile(session: Session, question: Selection, judged: str) -> str:
    """One headline: its name, its figure, its comparison in words, and whether the change is chance."""
    answer = _answered(session, question)
    if isinstance(answer, Refused):
        return _written(question.metric, "not available", [str(answer)])
    cell = _latest(answer)
    # The heading above names the months, so each comparison need not name them again.
    beside = [
        words.delta(cell, each, answer.metric).removesuffix(f" ({each.label.split(' (')[0]})")
        for each in cell.comparisons
        if cell.figure.value is not None
    ]
    missing = [cell.figure.reason] if cell.figure.value is None and cell.figure.reason else []
    marked = [small.SENTENCE] if small.has_small_numbers(answer) else []
    earlier = [f"The latest figure, of {cell.period.label}"] if cell != answer.cells[-1] else []
    compared = [f"{text[0].upper()}{text[1:]}" for text in beside]
    told = [*earlier, *marked, *missing, *compared, *answer.unserved]
    title = titled(answer.metric.title, answer)
    return _written(title, words.value(cell.figure, answer.metric), told, judged)


def _latest(answer: Answer) -> Cell:
    """The latest period with a figure: open years and quarters have no public one."""
    given = [cell for cell in answer.cells if cell.figure.status is not Status.NOT_AVAILABLE]
    return (given or answer.cells)[-1]


def _answered(session: Session, question: Selection | Refused) -> Answer | Refused:
    try:
        return question if isinstance(question, Refused) else session.ask(question)
    except Refused as refusal:
        return refusal


def _written(title: str, figure: str, told: list[str], judged: str = "") -> str:
    kind = "figure" if any(letter.isdigit() for letter in figure) else "figure missing"
    lines = "".join(map(_line, told))
    return f'<div><dt>{escape(title)}</dt><dd class="{kind}">{escape(figure)}</dd>{lines}{judged}</div>'


def _line(said: str) -> str:
    return f"<dd>{escape(said.rstrip('.'))}.</dd>"


def _freshness(session: Session) -> None:
    """How far each extract reaches, and which have fallen behind the others."""
    st.header("How fresh this is", anchor=False)
    rows = reference.coverage(session.snapshot)
    names = {each.key: each.name for each in reference.listed(session.snapshot, "authority")}
    newest = max((each.complete_to for each in rows), default=session.snapshot.as_at)
    lines, protected = [], session.snapshot.protected
    if protected:  # each quarter is late by design, and only what is not protected is sooner
        lines.append(f"{PUBLISHED}\n")
    elif rows and min(each.complete_to for each in rows) == newest:
        lines.append(f"Nothing is out of date: every extract reaches {day(newest)}.\n")
    for each in rows:
        behind = (
            ""
            if protected or each.complete_to >= newest
            else f" **Out of date:** other data reaches {day(newest)}."
        )
        place = f" ({plain(names.get(each.authority, ''))})" if len(names) > 2 else ""
        lines.append(
            f"- {spaced(each.extract)}{place}: {day(each.covers_from)} to {day(each.complete_to)}.{behind}"
        )
    st.markdown("\n".join(lines) or "No extract says which dates it covers.")
