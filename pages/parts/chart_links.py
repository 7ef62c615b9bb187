"""Links to metrics and to the control charts of single series, for pages that name many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import urlencode

from metrics.catalogue import reference
from metrics.dimensions import Member
from metrics.model import Metric
from metrics.signals.changes import Changes
from metrics.signals.series import Series
from pages.parts import address, unpublished
from pages.parts.period import month_label
from pages.parts.views import offered
from pages.parts.words import changes as words
from pages.session import Session


def to_series(session: Session, series: Series, said: str = "") -> str:
    """A link to the control chart of the series, as it was judged."""
    asked = series.answer.selection
    leads = _address(session, series.metric, asked.first, asked.last, series.members)
    return _anchor(leads, said or f"Control chart of {words.name(series)}")


def to_total(session: Session, found: Changes, metric: Metric, said: str, unlinked: str) -> str:
    """A link to the whole metric over the months checked; the text `unlinked` where it is not public."""
    if unpublished.why(session, metric):
        return escape(unlinked)
    return _anchor(_address(session, metric, found.first, found.last), said)


def to_metric(metric: Metric) -> str:
    """A link to the metric's page with nothing else chosen."""
    return _anchor(_page([("metric", metric.title)]), metric.title)


def to_page(leads: str, said: str) -> str:
    """A link to another page with nothing chosen."""
    return _anchor(_page([], leads), said)


def listed(items: Iterable[str]) -> str:
    """A list of lines that hold links."""
    return f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"


def _anchor(leads: str, said: str) -> str:
    """A link that loads the page anew with the filters of its address, so that no field keeps others."""
    return f'<a href="{escape(leads)}" target="_self" style="color: #1a65a6">{escape(said)}</a>'


def _address(
    session: Session, metric: Metric, first: date, last: date, members: tuple[Member, ...] = ()
) -> str:
    """The address of these members and months on the metric's page: their control chart, if it has one."""
    said = [("metric", metric.title)]
    if view := offered(metric, session.access.public).get("real"):
        said.append(("view", view.title))
    said += [(address.FROM, month_label(first)), (address.TO, month_label(last))]
    for member in members:
        known = reference.members(session.snapshot, member.dimension, session.access)
        said.append((member.dimension, address.labels_of(known)[member.code]))
    return _page(said)


def _page(said: list[tuple[str, str]], leads: str = "one-metric") -> str:
    """The address of a page, that of one metric unless named, with these words, in the role tried on."""
    tried = [(word, value) for word in address.OF_SWITCHER for value in address.asked(word)]
    asked = urlencode([*said, *tried])
    return f"/{leads}?{asked}" if asked else f"/{leads}"
