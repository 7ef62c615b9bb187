"""The top of every page: title, what it shows, where that comes from, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.asking import scope
from metrics.catalogue import reference
from metrics.model import Metric
from metrics.periods import Grain
from metrics.public import publish
from metrics.selection import Comparator
from pages.parts import words
from pages.parts.chosen import Chosen
from pages.parts.marks import plain
from pages.parts.words.names import GRAINS, in_sentence
from pages.parts.words.numbers import day
from pages.parts.words.scope import named
from pages.session import Session, overlaps_last_year

OVERLAP = "Totals of more than twelve months are not: they would overlap last year."
IN_SCOPE = "Only what is in your scope is counted"
INVENTED = "The families are invented; what the council printed comes out as printed, and only that is real."


def draw(
    session: Session,
    title: str,
    question: str,
    status: str = "",
    chosen: Chosen | None = None,
    of: Sequence[Metric] = (),
) -> None:
    """Title, provenance, the filters in words (a status, so it is announced), and what was left out.

    `chosen` is what the page shows, where that differs from the filters; `of` are the metrics that it shows
    by the periods chosen.
    """
    st.title(title, anchor=False)
    st.markdown(f"{plain(question)}  \n{_provenance(session)}")
    st.info(plain(status or shown(session, chosen or session.chosen, of)))
    if session.access.public:
        st.markdown(plain(publish.OLD_PAPERS))
    if session.left_out:
        st.warning("\n\n".join(plain(sentence) for sentence in session.left_out))


def shown(session: Session, chosen: Chosen, of: Sequence[Metric] = ()) -> str:
    """What the page shows, in one sentence."""
    kept = "; ".join(words.say_filters(chosen.where, _names(session))) or "no filters"
    beside = " and ".join(in_sentence(each) for each in chosen.compare)
    told = f"Showing {chosen.period} {_cut(session, chosen, of)}. {kept[0].upper()}{kept[1:]}."
    told += f" Compared with {beside}." if beside else ""
    told += f" {in_scope(session)}" if session.access.limited else ""
    return f"{told} {OVERLAP}" if _overlaps(chosen) else told


def _cut(session: Session, chosen: Chosen, of: Sequence[Metric]) -> str:
    """The periods of the figures; in public some metrics have periods of their own."""
    grains = dict.fromkeys(publish.only_by(each) or chosen.grain for each in of if session.access.public)
    own = [f"by {GRAINS[each]}" for each in grains if each is not chosen.grain]
    if grains and chosen.grain not in grains:
        return " or ".join(own)
    cut = f"by {GRAINS[chosen.grain]}" if chosen.grain in GRAINS else "as one period"
    return f"{cut}, or {' or '.join(own)} where public figures come in nothing else" if own else cut


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


def _provenance(session: Session) -> str:
    snapshot = session.snapshot
    told = f"Data as at {day(snapshot.as_at)}, loaded {day(snapshot.loaded_at)}, snapshot {snapshot.number}."
    return f"**{INVENTED}** {told}" if snapshot.invented else told
