"""What the council aims for: each outcome with the metrics that measure it, or that nothing does yet.

Beside each metric stands its latest figure, from the answer that its own page would give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from html import escape

import streamlit as st

from metrics.answer import Answer
from metrics.asking.scope import in_words
from metrics.catalogue import reference
from metrics.catalogue.aims import Outcome, outcomes
from metrics.model import Metric
from metrics.periods import Grain
from metrics.public import publish
from metrics.refusals import Refused
from pages.parts import heading
from pages.parts.chart_links import listed, to_metric
from pages.parts.marks import plain
from pages.parts.words import findings, numbers, small
from pages.session import Session

Latest = dict[str, Answer]  # by metric, its answer with its latest complete year alone

QUESTION = "What the council's plans aim for, and which figures show whether it happens."
STATUS = "The filters do not narrow this page."
NONE_LOADED = "No aims have been loaded yet."
SEND = (
    "Send `aims.csv` with the next load: a row for each outcome, with its framework, its aim and the metrics "
    "that measure it. Leave the metrics empty where nothing measures it yet. "
    "`python -m data_access templates extracts` writes an empty file with the right columns."
)
NOTHING = "Nothing measures this yet."
NOT_PUBLIC = f"A figure marked “not public” is {publish.NOT_PUBLIC}."


def render(session: Session) -> None:
    """Draw the page: how many outcomes are measured, then each under its framework and aim."""
    found = outcomes(session.snapshot)
    scope = f" {heading.in_scope(session)}" if found and session.access.limited else ""
    status = f"{counted(found)} {STATUS}{scope}" if found else NONE_LOADED
    heading.draw(session, "Aims and outcomes", QUESTION, status)
    if not found:
        st.markdown(SEND)
    if not all(_has_figures(session, metric) for each in found for metric in each.metrics):
        st.markdown(plain(NOT_PUBLIC))
    latest = _latest(session, found)
    if any(map(small.has_small_numbers, latest.values())):
        st.markdown(f"**{small.SENTENCE}**")
    several = len({each.council for each in found}) > 1
    for framework, its_outcomes in _by(_named if several else _framework, found):
        st.header(plain(framework), anchor=False)
        for aim, of_aim in _by(_aim, its_outcomes):
            st.subheader(plain(aim), anchor=False)
            st.html(listed(_line(session, each, latest) for each in of_aim))


def counted(found: Sequence[Outcome]) -> str:
    """How many of the outcomes are measured, in one sentence."""
    total, measured = len(found), sum(bool(each.metrics) for each in found)
    if measured == total:
        return f"Every outcome is measured here: {total} of {total}."
    if not measured:
        return f"No outcome is measured here yet: 0 of {total}."
    here, not_yet = (f"{many} {'is' if many == 1 else 'are'}" for many in (measured, total - measured))
    return f"Of {total} outcomes, {here} measured here; {not_yet} not yet."


def _by(told: Callable[[Outcome], str], found: Iterable[Outcome]) -> Iterable[tuple[str, list[Outcome]]]:
    """The outcomes told alike, together, in the order in which each group first comes."""
    together: dict[str, list[Outcome]] = {}
    for each in found:
        together.setdefault(told(each), []).append(each)
    return together.items()


def _framework(outcome: Outcome) -> str:
    return outcome.framework


def _named(outcome: Outcome) -> str:
    """The framework and whose it is, where councils share a store."""
    return f"{outcome.council}: {outcome.framework}"


def _aim(outcome: Outcome) -> str:
    return outcome.aim


def _line(session: Session, outcome: Outcome, latest: Latest) -> str:
    """The outcome, and the way to its figures or what would give it some."""
    if outcome.metrics:
        measured = f"Measured by {in_words([_way(session, each, latest) for each in outcome.metrics])}."
    else:
        would = f" What would: {outcome.would_measure.rstrip('.')}." if outcome.would_measure else ""
        measured = escape(f"{NOTHING}{would}")
    return f"<strong>{escape(outcome.text)}</strong><br>{measured}"


def _way(session: Session, metric: Metric, latest: Latest) -> str:
    """A link to the metric's page with its latest figure; only its name where this reader has none of it."""
    if not _has_figures(session, metric):
        return escape(f"{metric.title} (not public)")
    figure = f" ({_said(latest[metric.name])})" if metric.name in latest else ""
    return f"{to_metric(metric)}{escape(figure)}"


def _latest(session: Session, found: Iterable[Outcome]) -> Latest:
    """The latest complete financial year of each metric named that this reader has figures of."""
    first, last = reference.latest_years(session.snapshot)
    years = {"first": first, "last": last, "grain": Grain.FINANCIAL_YEAR, "where": (), "compare": ()}
    named = {metric.name: metric for each in found for metric in each.metrics}
    questions = [session.question(name, **years) for name in named if _has_figures(session, named[name])]
    session.prepare(questions)
    latest = {}
    for question in questions:
        with suppress(Refused):  # this reader's scope has none
            answer = session.ask(question)
            if cell := findings.latest(answer.cells):
                latest[question.metric] = replace(answer, cells=(cell,))
    return latest


def _said(answer: Answer) -> str:
    """The figure in a few words: "61.2% in 2023/24"."""
    (cell,) = answer.cells
    period = numbers.when(cell.period, answer.metric).split(" (")[0]
    return f"{numbers.value(cell.figure, answer.metric)} {period}"


def _has_figures(session: Session, metric: Metric) -> bool:
    return not (session.access.public and publish.lacking(metric))
