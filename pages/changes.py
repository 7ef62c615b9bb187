"""What has changed in all that the reader sees, what has not, and what the last load restated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st

from metrics import METRICS
from metrics.asking import scope
from metrics.catalogue import headlines
from metrics.model import Metric
from metrics.signals.changes import Change, Changes, changes
from metrics.signals.series import Series
from pages.data_quality import changed_months, restated
from pages.parts import charts, downloads, grid, heading, panel
from pages.parts.chart_links import listed, to_series, to_total
from pages.parts.charts.shapes import Shape
from pages.parts.marks import plain
from pages.parts.views import offered
from pages.parts.words import changes as words
from pages.parts.words import small, unchanged
from pages.parts.words.scope import opened
from pages.people.tickets import Kind
from pages.session import Session
from pages.topics import HEADLINES

MOST_DRAWN = 5
REST = "Other changes that are unlikely to be chance"
STATUS = "This page covers everything you have access to; the filters do not narrow this page."
ASKED = {"page": "what-has-changed", "by": ["locality", "team", "source"]}
UNJUDGED = "Headline figures that cannot be judged"
STEPPED = "Headline figures that changed at an event"
UNSURE = "Headline figures that may have changed"
FOR_A_TIME = "Headline figures that were unusual for a time"
STILL = "Headline figures that show no real change"
SHORT = "Targets that are usually missed, with no move towards them"
UNWATCHED = "Data quality lists the figures that we do not check for change, and why."
STYLE = """
<style>
.levels {display: flex; flex-wrap: wrap; gap: .3rem 2.5rem; margin: 0; padding: 0 !important;}
.levels dt {font-size: .92rem;}
.levels dd {margin: 0; font-size: 1.6rem; font-weight: 700; font-variant-numeric: tabular-nums;}
</style>
"""
NO_CHANGE = (
    "No headline figure and no target can be said to stand still: they have changed, or cannot be judged."
)


def render(session: Session) -> None:
    """Draw the page. It goes on record as one question, before anything is asked."""
    session.looks_at(ASKED)
    found = changes(session.snapshot, session.access, session.rebases)
    status = f"{STATUS} {heading.in_scope(session)}" if session.access.limited else STATUS
    heading.draw(session, "What has changed", words.looked_at(found), status)
    if any(small.has_small_numbers(each.answer) for each in _shown(session, found)):
        st.markdown(f"**{small.SENTENCE}**")
    st.header("More than chance", anchor=False)
    if said := words.outcome(found):
        st.markdown(plain(said))
    _found(session, found)
    panel.how_to_read(words.HOW_TO_READ)
    _not_changed(session, found)
    if session.sees_all_rows:
        _restated(session)
        st.markdown(plain(UNWATCHED))
    st.header("All of it as a file", anchor=False)
    st.markdown("The file has a row for every figure: its value, its limits and what we say of it.")
    downloads.draw(session, "changes", "What has changed", kind=Kind.CHANGES)


def _leading(session: Session) -> tuple[str, ...]:
    """The headlines of Overview: those that the council chose, else those of the topics."""
    return headlines.chosen(session.snapshot) or HEADLINES


def _shown(session: Session, found: Changes) -> list[Series]:
    """Every series that the page mentions."""
    leading = [found.totals[name] for name in _leading(session) if name in found.totals]
    return [*(change.series for change in found.found), *leading, *found.short]


def _found(session: Session, found: Changes) -> None:
    for change in found.found[:MOST_DRAWN]:
        with st.container(border=True):
            _change(session, change)
    if not (rest := found.found[MOST_DRAWN:]):
        return
    title = opened(REST, scope.within(session.snapshot, session.access))
    st.subheader(plain(title), anchor=False)
    table = words.table(rest)
    grid.draw(title, table.header, table.rows, ())
    st.html(listed(to_series(session, each.series) for each in rest))


def _change(session: Session, change: Change) -> None:
    series, shape = change.series, Shape.CONTROL
    answer = series.answer
    st.subheader(plain(words.title(series)), anchor=False)
    levels = "".join(
        f"<div><dt>{escape(when)}</dt><dd>{escape(level)}</dd></div>" for when, level in words.levels(change)
    )
    st.html(f'{STYLE}<dl class="levels">{levels}</dl>')
    st.markdown(plain(words.sentence(change)))
    figure = session.keep(answer.selection, ("change", shape), partial(charts.draw, answer, shape))
    key = f"change-{series.metric.name}-{'-'.join(member.code for member in series.members)}"
    st.plotly_chart(figure, key=key, theme=None, config=charts.CONFIG, alt=charts.alt(answer, shape))
    st.html(f"<p>{to_series(session, series)}</p>")
    if change.also:
        named = "; ".join(to_series(session, each, words.name(each)) for each in change.also)
        st.html(f"<p>{words.ALSO} {named}.</p>")


def _not_changed(session: Session, found: Changes) -> None:
    changed = frozenset().union(*(change.metrics for change in found.found))
    told = [found.totals[name] for name in _leading(session) if name in found.totals and name not in changed]
    stepped = [each for each in told if each.control.step and each.control.step.leads]
    unsure = [each for each in told if each.control.direction and each not in stepped]
    for_a_time = [each for each in told if each.control.was_unusual]
    still = [each for each in told if each not in (*stepped, *unsure, *for_a_time)]
    _list(session, STEPPED, stepped, _line, unchanged.STEPPED)
    _list(session, UNSURE, unsure, _line, unchanged.unsure(found))
    _list(session, FOR_A_TIME, for_a_time, _line)
    _unjudged(session, found)
    st.header("What has not changed", anchor=False)
    if not still and not found.short:
        st.markdown(NO_CHANGE)
    _list(session, STILL, still, unchanged.unmoved)
    _list(session, SHORT, found.short, unchanged.short)


def _line(series: Series) -> str:
    return f"{words.title(series)}."


def _list(
    session: Session, title: str, of: Sequence[Series], say: Callable[[Series], str], opening: str = ""
) -> None:
    """A sentence of each under the title and what is said of all of them; nothing where there are none."""
    if of:
        st.subheader(title, anchor=False)
        if opening:
            st.markdown(plain(opening))
        _told(session, [(say(each), each) for each in of])


def _unjudged(session: Session, found: Changes) -> None:
    """Headlines that nobody can call changed or unchanged, so that the page leaves none out."""
    why = found.unwatched | {name: each for (name, members), each in found.left_out.items() if not members}
    lines = []
    for name in _leading(session):
        if name in why and name not in found.totals:
            said = f"{_led_to(session, METRICS[name])} of {METRICS[name].title}"
            linked = to_total(session, found, METRICS[name], said, "")
            lines.append((unchanged.unjudged(METRICS[name], why[name]), linked))
    if lines:
        st.subheader(UNJUDGED, anchor=False)
        st.html(listed(f"{escape(said)} {linked}" for said, linked in lines))


def _restated(session: Session) -> None:
    st.header("Figures restated since the last load", anchor=False)
    if months := {each.month for each in changed_months(session, session.snapshot.number)}:
        st.markdown(unchanged.restated(len(months)))
    restated(session, session.snapshot.number)


def _told(session: Session, lines: list[tuple[str, Series]]) -> None:
    """A list of sentences, each with its link."""
    st.html(listed(f"{escape(said)} {to_series(session, series)}" for said, series in lines))


def _led_to(session: Session, metric: Metric) -> str:
    return "Control chart" if "real" in offered(metric, session.access.public) else "Figures"
