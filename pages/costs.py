"""Costs and benefits: what support costs, and what it would be worth if it made a difference that is taken.

An effect that the statistics do not carry is not taken: the page then shows costs only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from metrics import METRICS
from metrics.answer import Answer
from metrics.model import Metric
from metrics.periods import Grain, add_months
from metrics.readings import change_of, controls_of, effect
from metrics.readings.control import Control
from metrics.readings.effect import Effect, Why
from metrics.refusals import Refused
from metrics.selection import Filter
from metrics.statistics.benefit import Range, cases
from pages.parts import amounts, grid, heading, states
from pages.parts.amounts import Asked
from pages.parts.choice import one_of
from pages.parts.marks import plain
from pages.parts.words import control as verdicts
from pages.parts.words import costs as words
from pages.parts.words import small
from pages.parts.words.numbers import counted, number, span
from pages.session import Session

QUESTION = "What does the support cost, and what is it worth if it makes the difference you take it to make?"
LONGEST = 12  # months on each side of the change
PART = Asked("part", "Part of the money that pays for this support, in %", 100, "All of it is 100.")
DIFFERENCE = Asked("difference", "Difference taken, in percentage points", decimals=1)
WORTH = Asked("worth", "Worth of one outcome, in pounds")
ALLOWANCE = Asked("optimism", "Allowance for optimism, in % of the worth", 100, "Nothing is left at 100.")
NOT_USED = "The difference in this link is not used."


@dataclass(frozen=True)
class Found:
    """What the store says of one outcome: how many of the year had it, and what effect is carried."""

    reached: Answer
    control: Control | None
    effect: Effect | Why


def render(session: Session) -> None:
    """Draw the page."""
    place = st.container()
    offered = {name: metric.title for name, metric in METRICS.items() if effect.can_carry(metric)}
    name = one_of(session.left_out, "outcome", "Outcome", offered, "outcome")
    metric = METRICS[name if name in offered else next(iter(offered))]  # a browser can send another
    first, last = session.chosen.latest_year
    with place:
        heading.draw(
            session,
            "Costs and benefits",
            QUESTION,
            f"Showing {span(first, last)}, of whole councils. Other filters do not narrow this page.",
        )
    try:
        spent = _whole(session, "spend").cells[0].figure
        found = _found(session, metric)
    except Refused as refusal:
        states.refused(plain(str(refusal)))
        return
    for each in (spent, found.reached.cells[0].figure):
        if each.value is None:
            states.refused(plain(each.reason or "There is no figure for these months."))
            return
    _sheet(metric, spent.given, found)


def _where(session: Session) -> tuple[Filter, ...]:
    """The councils chosen: money has no other place, and outcomes of one place would not be its outcomes."""
    return tuple(each for each in session.chosen.where if each.dimension == "authority")


def _whole(session: Session, metric: str) -> Answer:
    """The answer with the one figure of the last twelve months chosen, of whole councils."""
    first, last = session.chosen.latest_year
    asked = {"first": first, "last": last, "grain": Grain.WHOLE, "compare": (), "where": _where(session)}
    return session.ask(session.question(metric, **asked))


def _found(session: Session, metric: Metric) -> Found:
    asked = {"grain": Grain.MONTH, "compare": (), "where": _where(session)}
    judged = controls_of(session.ask(session.question(metric.name, **asked)))
    control = judged[0] if judged else None
    began = effect.began(control, metric)
    if isinstance(began, Why):
        return Found(_whole(session, metric.name), control, began)
    months = {"first": add_months(began, -LONGEST), "last": session.chosen.last, "event": began}
    change = change_of(session.ask(session.question(metric.name, **asked, **months)))
    return Found(_whole(session, metric.name), control, effect.carried(change, metric))


def _sheet(metric: Metric, spent: float, found: Found) -> None:
    """What is known, the fields, and what follows from both."""
    st.header(metric.title, anchor=False)
    if small.has_small_numbers(found.reached):
        st.markdown(f"**{small.SENTENCE}**")
    st.markdown(plain(" ".join(_known(metric, spent, found))))
    if isinstance(found.effect, Why):
        states.refused(plain(words.refused(found.effect, found.control)))
        _costs_only(spent)
    else:
        st.markdown(plain(words.carried(found.effect, metric)))
        _worth(metric, spent, found.reached.cells[0].figure.parts[1], found.effect)


def _known(metric: Metric, spent: float, found: Found) -> Iterator[str]:
    """How many had the outcome, what was spent, and what the months say."""
    reached = found.reached.cells[0].figure
    had, of = map(number, reached.parts)
    yield f"{had} of {of} had the outcome: {counted(reached, metric)}."
    yield f"£{number(spent)} was spent on all support."
    if found.control:
        yield f"By month: {verdicts.outcome(found.control, metric, Grain.MONTH)}."


def _costs_only(spent: float) -> None:
    """The cost, and that a difference which a link brings is not used."""
    if amounts.in_link(*amounts.words_of(DIFFERENCE)):
        st.warning(NOT_USED)
    wrong: list[str] = []
    part = amounts.one(PART, 100.0, wrong)
    _faults(wrong)
    if part is not None:
        st.markdown(plain(f"Cost: £{number(spent * part / 100)}, {words.written(part)}% of the money."))


def _worth(metric: Metric, spent: float, reached: float, carried: Effect) -> None:
    """The fields, and the cases that follow from them once all can be taken."""
    wrong: list[str] = []
    part, points, worth, allowance = _taken(carried, wrong)
    _faults(wrong)
    if part is None or points is None or worth is None or allowance is None:
        if not wrong:
            st.markdown("Write what one outcome is worth, low, central and high, to see net and ratio.")
        return
    taken = Range(*(each / 100 for each in points))
    found = cases(spent * part / 100, reached, taken, worth, allowance / 100)
    st.markdown(plain(words.result(found)))
    rows = words.table(found, points, worth, part)
    grid.draw(f"Costs and benefits: {metric.title}", words.HEADER, rows, (1, 2, 3))
    st.markdown("\n".join(f"- {plain(each)}" for each in words.CARE))


def _taken(
    carried: Effect, wrong: list[str]
) -> tuple[float | None, Range | None, Range | None, float | None]:
    """What the reader takes: the part of the money, the difference, the worth of one and the allowance."""
    usual = Range(*(round(each, DIFFERENCE.decimals) for each in carried.points))  # as they are shown
    field = replace(DIFFERENCE, most=usual.high, why="The figures carry no more.")
    part = amounts.one(PART, 100.0, wrong)
    points = amounts.three(field, usual, wrong)
    worth = amounts.three(WORTH, None, wrong)
    return part, points, worth, amounts.one(ALLOWANCE, 0.0, wrong)


def _faults(wrong: list[str]) -> None:
    """One sentence for each input that cannot be taken."""
    if wrong:
        st.warning("\n\n".join(map(plain, wrong)))
