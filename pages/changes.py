"""What has changed in all that the reader sees, what has not, and what the last load restated."""

from __future__ import annotations

import json
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from metrics.known import reference
from metrics.watch.changes import Change, Changes, changes
from metrics.watch.series import Series
from pages.data_quality import restated
from pages.overview import HEADLINES
from pages.parts import address, charts, grid, heading, panel
from pages.parts.charts.shapes import Shape
from pages.parts.marks import plain
from pages.parts.period import month_label
from pages.parts.views import VIEWS
from pages.parts.words import changes as words
from pages.session import Session

MOST_DRAWN = 8
STATUS = "Everything that you may see is looked at: the filters do not narrow this page."
ASKED = {"page": "what-has-changed", "by": ["locality", "team", "source"]}
UNSURE = "Headline figures that may have changed"
NO_CHANGE = (
    "No headline figure and no target can be said to stand still: they have changed, or cannot be judged."
)


def render(session: Session) -> None:
    """Draw the page. It is put on record as one question, before anything is asked."""
    session.note([json.dumps(ASKED)])
    found = changes(session.snapshot, session.access, session.rebases)
    status = f"{STATUS} {heading.IN_SCOPE}" if session.access.limited else STATUS
    heading.draw(session, "What has changed", words.looked_at(found), status)
    st.header("More than chance", anchor=False)
    if said := words.outcome(found):
        st.markdown(plain(said))
    panel.how_to_read(words.HOW_TO_READ)
    _found(session, found)
    _not_changed(session, found)
    if session.sees_all_rows:
        st.header("Figures restated since the last load", anchor=False)
        restated(session, session.snapshot.number)
    _left_out(found)


def _found(session: Session, found: Changes) -> None:
    for change in found.found[:MOST_DRAWN]:
        _change(session, change)
    if not found.found:
        return
    st.subheader("All changes, the most surprising first", anchor=False)
    table = words.table(found)
    grid.draw("All changes, the most surprising first", table.header, table.rows, ())
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
    told = [found.totals[name] for name in HEADLINES if name in found.totals and name not in changed]
    if unsure := [each for each in told if each.control.latest.flag]:
        st.subheader(UNSURE, anchor=False)
        st.markdown(plain(words.unsure(found)))
        _told(session, [(f"{words.title(each)}.", each) for each in unsure])
    st.header("What has not changed", anchor=False)
    still = [each for each in told if not each.control.latest.flag]
    if not still and not found.short:
        st.markdown(NO_CHANGE)
    if still:
        st.subheader("Headline figures that show no real change", anchor=False)
        _told(session, [(words.unmoved(each), each) for each in still])
    if found.short:
        st.subheader("Targets that are missed, with no move towards them", anchor=False)
        _told(session, [(words.short(each), each) for each in found.short])


def _told(session: Session, lines: list[tuple[str, Series]]) -> None:
    """A list of sentences, each with its link."""
    items = "".join(f"<li>{escape(said)} {_link(session, series)}</li>" for said, series in lines)
    st.html(f"<ul>{items}</ul>")


def _links(session: Session, several: list[Series]) -> None:
    if several:
        st.html("".join(f"<p>{_link(session, series)}</p>" for series in several))


def _link(session: Session, series: Series, said: str = "") -> str:
    """Loads the metric's control chart anew with the filters of the series, so that no field keeps others."""
    return (
        f'<a href="{escape(link(session, series))}" target="_self" style="color: #1a65a6">'
        f"{escape(said or f'Control chart of {words.name(series)}')}</a>"
    )


def link(session: Session, series: Series) -> str:
    """The address at which the page of the metric shows the series as it was judged here."""
    asked = series.answer.selection
    said = [("metric", series.metric.title), ("view", VIEWS["real"].title)]
    said += [(address.FROM, month_label(asked.first)), (address.TO, month_label(asked.last))]
    for member in series.members:
        known = reference.members(session.snapshot, member.dimension, session.access)
        said.append((member.dimension, address.labels_of(known)[member.code]))
    said += [(word, value) for word in address.OF_SWITCHER for value in address.asked(word)]
    return f"/one-metric?{urlencode(said)}"


def _left_out(found: Changes) -> None:
    st.header("What is not watched", anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in words.left_out(found)) or "Everything is watched.")
