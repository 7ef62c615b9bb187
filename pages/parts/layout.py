"""Sections of panels drawn: the questions of a page asked side by side, two panels to a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import streamlit as st

from metrics import METRICS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.refusals import Refused
from metrics.selection import Filter, Selection
from pages.parts import followed, panel, states, unpublished
from pages.parts.charts.shapes import Shape
from pages.parts.chosen import Chosen
from pages.parts.marks import plain
from pages.session import Session
from pages.topics.structure import Panel, Section

Asked = tuple[Panel, Selection | Refused]
BESIDE = 84  # letters of a title on two lines where two panels share a window of 1,400 pixels


def draw(session: Session, sections: Iterable[Section]) -> None:
    """Draw the sections in order, two panels to a row. All questions start before any panel is drawn."""
    shown = ((section, list(_for_reader(session, section.panels))) for section in sections)
    asked = [
        (section, panels, [_question(session, each) for each in panels])
        for section, panels in shown
        if panels
    ]
    questions = [each for *_, questions in asked for each in questions if isinstance(each, Selection)]
    session.prepare(questions)
    if panel.are_empty(session, questions):
        states.no_rows()
        return
    for section, panels, answers in asked:
        st.header(section.question, anchor=False)
        for row in _rows(session, zip(panels, answers, strict=True)):
            _row(session, row)
        if section.note and len(panels) == len(section.panels):
            st.markdown(section.note)


def over_time(session: Session, sections: Iterable[Section]) -> list[Metric]:
    """The metrics that this reader sees by the periods chosen."""
    panels = (each for section in sections for each in _for_reader(session, section.panels))
    return [METRICS[each.metric] for each in panels if each.grain is None]


def as_drawn(session: Session, sections: Iterable[Section]) -> Chosen:
    """The filters with the periods that the panels have, where none of them has those chosen.

    Groups of children are set beside one another, and beside nothing of a year before.
    """
    panels = [each for section in sections for each in _for_reader(session, section.panels)]
    if not panels or any(each.grain is None for each in panels):
        return session.chosen
    own = (each.grain for each in panels if each.grain and each.grain is not Grain.WHOLE)
    drawn = replace(session.chosen, grain=next(own, Grain.WHOLE))
    beside_others = all(each.shape is Shape.RELATIVE for each in panels)
    return replace(drawn, compare=()) if beside_others else drawn


def _for_reader(session: Session, panels: Iterable[Panel]) -> Iterator[Panel]:
    """The panels with figures for this reader; over time a total stands in for parts that are not public."""
    for each in panels:
        forms = (each,) if each.grain is Grain.WHOLE else (each, replace(each, by=()))
        known = (form for form in forms if not unpublished.why(session, METRICS[form.metric], *form.cuts))
        if (form := next(known, None)) and _has_parts(session, form):
            yield form


def _has_parts(session: Session, each: Panel) -> bool:
    """Whether a total has parts to show: filtered to one member of its own split, it is a single bar."""
    filtered = {kept.dimension: kept.members for kept in session.chosen.where}
    return each.grain is not Grain.WHOLE or not any(len(filtered.get(name, "..")) == 1 for name in each.by)


def _question(session: Session, each: Panel) -> Selection | Refused:
    changes: dict[str, Any] = {"by": each.by}
    if each.grain is not None:
        changes["grain"] = each.grain
    if each.latest_year:
        changes["first"], changes["last"] = session.chosen.latest_year
    if each.settled:
        changes |= followed.settled(session, METRICS[each.metric])
    try:
        where = narrowed(session.chosen.where, each.among)
        return session.question(each.metric, where=where, **changes)
    except Refused as refusal:
        return refusal


def narrowed(where: tuple[Filter, ...], among: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """The reader's filters and the panel's own, both kept. Raises Refused where they exclude each other."""
    kept = {each.dimension: each for each in where}
    for own in among:
        chosen = kept.get(own.dimension)
        both = own.members if chosen is None else tuple(set(own.members) & set(chosen.members))
        if not both:
            raise Refused(
                f"The filters leave out {' and '.join(own.members)}, which this chart is about. "
                f"Add {'it' if len(own.members) == 1 else 'them'} to the filter, or clear the filter."
            )
        kept[own.dimension] = Filter(dimension=own.dimension, members=both)
    return tuple(kept.values())


def _rows(session: Session, panels: Iterable[Asked]) -> Iterator[list[Asked]]:
    """One or two panels to a row; one whose title would be more than two lines has it to itself."""
    row: list[Asked] = []
    for each, question in panels:
        alone = each.wide or len(panel.title(session, question, each.shape)) > BESIDE
        if row and (alone or len(row) == 2):
            yield row
            row = []
        row.append((each, question))
        if alone:
            yield row
            row = []
    if row:
        yield row


def _row(session: Session, row: list[Asked]) -> None:
    places = st.columns(len(row), gap="medium") if len(row) > 1 else [st.container()]
    for place, (each, question) in zip(places, row, strict=True):
        with place:
            if isinstance(question, Refused):
                states.refused(plain(str(question)))
            else:
                panel.show(session, question, each.shape, brief=each.brief)
