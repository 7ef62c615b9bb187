"""The top of every page: title, what it shows, how old that is, what was left out.

It is short, so that the first screen has figures, on a phone too: what holds of every page is folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from metrics.asking import scope
from metrics.catalogue import lifetimes, reference
from metrics.model import Metric
from metrics.periods import Grain
from metrics.public import publish
from metrics.selection import Comparator
from pages.parts import folded, words
from pages.parts.chosen import Chosen
from pages.parts.marks import plain
from pages.parts.words.growing import since
from pages.parts.words.names import GRAINS, in_sentence
from pages.parts.words.numbers import age, day
from pages.parts.words.scope import named
from pages.session import Session, overlaps_last_year

OVERLAP = "Totals covering more than 12 months have no comparison: they would overlap last year."
FIELDS = "fields"  # a page's own fields, which the style of a small screen sets side by side
IN_SCOPE = "Only what is in your scope is counted"
INVENTED = "Demonstration data. The families are invented; totals the council has published are reproduced."


def draw(
    session: Session,
    title: str,
    question: str,
    status: str = "",
    chosen: Chosen | None = None,
    of: Sequence[Metric] = (),
) -> None:
    """Title, the filters in words (a status, so it is announced), the age of the data, what was left out.

    `chosen` is what the page shows, where that differs from the filters; `of` are the metrics that it shows
    by the periods chosen.
    """
    st.title(title, anchor=False)
    st.container(key="told").markdown(plain(question))
    st.info(plain(status or shown(session, chosen or session.chosen, of)))
    folded.draw(_reaches(session), _about(session, chosen or session.chosen), "about")
    if session.left_out:
        st.warning("\n\n".join(plain(sentence) for sentence in session.left_out))


def shown(session: Session, chosen: Chosen, of: Sequence[Metric] = ()) -> str:
    """What the page shows, in one sentence."""
    kept = "; ".join(words.say_filters(chosen.where, _names(session))) or "no filters"
    beside = " and ".join(in_sentence(each) for each in chosen.compare)
    told = f"Showing {chosen.period} {_cut(session, chosen, of)}. {kept[0].upper()}{kept[1:]}."
    told += f" Compared with {beside}." if beside else ""
    told = f"{told} {in_scope(session)}" if session.access.limited else told
    told = " ".join((told, *_moved(session, chosen)))
    return " ".join(filter(None, (told, since(session.since_published(chosen)))))


def _moved(session: Session, chosen: Chosen) -> tuple[str, ...]:
    """Which of the places and teams chosen ended in these months, and what follows them."""
    known = (
        member
        for each in chosen.where
        for member in reference.members(session.snapshot, each.dimension, session.access)
        if member.code in each.members
    )
    return lifetimes.changes(session.snapshot, tuple(known), (chosen.first, chosen.last), session.access)


def _cut(session: Session, chosen: Chosen, of: Sequence[Metric]) -> str:
    """The periods of the figures; in public some metrics have periods of their own."""
    grains = dict.fromkeys(publish.only_by(each) or chosen.grain for each in of if session.access.public)
    own = " or ".join(f"by {GRAINS[each]}" for each in grains if each is not chosen.grain)
    if grains and chosen.grain not in grains:
        return own
    cut = f"by {GRAINS[chosen.grain]}" if chosen.grain in GRAINS else "as one period"
    return f"{cut} (some figures only {own})" if own else cut


def in_scope(session: Session) -> str:
    """That figures count only the reader's scope, and which places and teams that is."""
    names = scope.within(session.snapshot, session.access)
    return f"{IN_SCOPE}: {named(names)}." if names else f"{IN_SCOPE}."


def _overlaps(chosen: Chosen) -> bool:
    return Comparator.LAST_YEAR in chosen.compare and overlaps_last_year(
        chosen.first, chosen.last, Grain.WHOLE
    )


def _names(session: Session) -> dict[tuple[str, str], str]:
    return {
        (each.dimension, member.code): member.name
        for each in session.chosen.where
        for member in reference.members(session.snapshot, each.dimension, session.access)
    }


def _reaches(session: Session) -> str:
    """ "Demonstration data to 31 March 2025, 20 months old"."""
    snapshot = session.snapshot
    data = "Demonstration data" if snapshot.invented else "Data"
    return ", ".join(filter(None, (f"{data} to {day(snapshot.as_at)}", age(snapshot.as_at, session.read_on))))


def _about(session: Session, chosen: Chosen) -> Iterator[str]:
    """What holds of all figures of the page: where they come from, and what cannot be compared."""
    snapshot = session.snapshot
    if snapshot.invented:
        yield INVENTED
    yield f"Data as at {day(snapshot.as_at)}, loaded {day(snapshot.loaded_at)}, snapshot {snapshot.number}."
    if session.access.public:
        yield publish.OLD_PAPERS
    if _overlaps(chosen):
        yield OVERLAP
