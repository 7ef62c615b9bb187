"""What has changed in all that the reader sees, what has not, and what the last load restated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from metrics import METRICS
from metrics.asking import scope
from metrics.catalogue import headlines, reference
from metrics.dimensions import Member
from metrics.model import Metric
from metrics.signals.changes import Change, Changes, changes
from metrics.signals.series import Series
from pages.data_quality import changed_months, restated
from pages.parts import address, charts, downloads, grid, heading, panel, unpublished
from pages.parts.charts.shapes import Shape
from pages.parts.marks import plain
from pages.parts.period import month_label
from pages.parts.views import offered
from pages.parts.words import changes as words
from pages.parts.words import small, unchanged
from pages.parts.words.scope import opened
from pages.people.tickets import Kind
from pages.session import Session
from pages.topics import HEADLINES

MOST_DRAWN = 8
ALL = "All changes, the most surprising first"
STATUS = "This page covers everything you have access to; the filters do not narrow this page."
ASKED = {"page": "what-has-changed", "by": ["locality", "team", "source"]}
UNJUDGED = "Headline figures that cannot be judged"
UNSURE = "Headline figures that may have changed"
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
    _left_out(session, found)
    st.header("All of it as a file", anchor=False)
    st.markdown("A row for every series looked at, with its figure, its limits and what is told of it.")
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
        _change(session, change)
    if not found.found:
        return
    title = opened(ALL, scope.within(session.snapshot, session.access))
    st.subheader(plain(title), anchor=False)
    table = words.table(found)
    grid.draw(title, table.header, table.rows, ())
    _links(session, [each.series for each in found.found[MOST_DRAWN:]])


def _change(session: Session, change: Change) -> None:
    series, shape = change.series, Shape.CONTROL
    answer = series.answer
    st.subheader(plain(words.title(series)), anchor=False)
    st.markdown(plain(words.sentence(change)))
    figure = session.keep(answer.selection, ("change", shape), partial(charts.draw, answer, shape))
    key = f"change-{series.metric.name}-{'-'.join(member.code for member in series.members)}"
    st.plotly_chart(figure, key=key, theme=None, config=charts.CONFIG, alt=charts.alt(answer, shape))
    _links(session, [series])
    if change.also:
        named = "; ".join(_link(session, each, words.name(each)) for each in change.also)
        st.html(f"<p>{words.ALSO} {named}.</p>")


def _not_changed(session: Session, found: Changes) -> None:
    changed = frozenset().union(*(change.metrics for change in found.found))
    told = [found.totals[name] for name in _leading(session) if name in found.totals and name not in changed]
    if unsure := [each for each in told if each.control.direction]:
        st.subheader(UNSURE, anchor=False)
        st.markdown(plain(unchanged.unsure(found)))
        _told(session, [(f"{words.title(each)}.", each) for each in unsure])
    _unjudged(session, found)
    st.header("What has not changed", anchor=False)
    still = [each for each in told if not each.control.direction]
    if not still and not found.short:
        st.markdown(NO_CHANGE)
    if still:
        st.subheader("Headline figures that show no real change", anchor=False)
        _told(session, [(unchanged.unmoved(each), each) for each in still])
    if found.short:
        st.subheader("Targets that are usually missed, with no move towards them", anchor=False)
        _told(session, [(unchanged.short(each), each) for each in found.short])


def _unjudged(session: Session, found: Changes) -> None:
    """Headlines that nobody can call changed or unchanged, so that the page leaves none out."""
    why = found.unwatched | {name: each for (name, members), each in found.left_out.items() if not members}
    lines = []
    for name in _leading(session):
        if name in why:
            said = f"{_led_to(session, METRICS[name])} of {METRICS[name].title}"
            linked = _link_to(session, found, METRICS[name], said, "")
            lines.append((unchanged.unjudged(METRICS[name], why[name]), linked))
    if lines:
        st.subheader(UNJUDGED, anchor=False)
        st.html(_listed(f"{escape(said)} {linked}" for said, linked in lines))


def _restated(session: Session) -> None:
    st.header("Figures restated since the last load", anchor=False)
    if months := {each.month for each in changed_months(session, session.snapshot.number)}:
        st.markdown(unchanged.restated(len(months)))
    restated(session, session.snapshot.number)


def _told(session: Session, lines: list[tuple[str, Series]]) -> None:
    """A list of sentences, each with its link."""
    st.html(_listed(f"{escape(said)} {_link(session, series)}" for said, series in lines))


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"


def _links(session: Session, several: list[Series]) -> None:
    if several:
        st.html("".join(f"<p>{_link(session, series)}</p>" for series in several))


def _link(session: Session, series: Series, said: str = "") -> str:
    """A link to the control chart of the series, as this page judged it."""
    asked = series.answer.selection
    leads = link(session, series.metric, asked.first, asked.last, series.members)
    return _anchor(leads, said or f"Control chart of {words.name(series)}")


def _link_to(session: Session, found: Changes, metric: Metric, said: str, unlinked: str) -> str:
    """A link to the whole metric over the months checked; the text `unlinked` where it is not public."""
    if unpublished.why(session, metric):
        return escape(unlinked)
    return _anchor(link(session, metric, found.first, found.last), said)


def _led_to(session: Session, metric: Metric) -> str:
    return "Control chart" if "real" in offered(metric, session.access.public) else "Figures"


def _anchor(leads: str, said: str) -> str:
    """A link that loads the page anew with the filters of its address, so that no field keeps others."""
    return f'<a href="{escape(leads)}" target="_self" style="color: #1a65a6">{escape(said)}</a>'


def link(session: Session, metric: Metric, first: date, last: date, members: tuple[Member, ...] = ()) -> str:
    """The address of these members and months on the metric's page: their control chart, if it has one."""
    said = [("metric", metric.title)]
    if view := offered(metric, session.access.public).get("real"):
        said.append(("view", view.title))
    said += [(address.FROM, month_label(first)), (address.TO, month_label(last))]
    for member in members:
        known = reference.members(session.snapshot, member.dimension, session.access)
        said.append((member.dimension, address.labels_of(known)[member.code]))
    said += [(word, value) for word in address.OF_SWITCHER for value in address.asked(word)]
    return f"/one-metric?{urlencode(said)}"


def _left_out(session: Session, found: Changes) -> None:
    st.header("What is not watched", anchor=False)
    lines = [
        f"{escape(said)}: "
        + "; ".join(_link_to(session, found, METRICS[name], title, title) for name, title in metrics)
        + "."
        for said, metrics in unchanged.left_out(found)
    ]
    if lines:
        st.html(_listed(lines))
    else:
        st.markdown("Everything is watched.")
