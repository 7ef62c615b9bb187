"""Improvement is called better only while nothing worsens that would make it a false one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from metrics.answer import Answer
from metrics.asking.beside import BEHIND
from metrics.dimensions import Member
from metrics.model import Counterweight
from metrics.periods import add_months
from metrics.readings import controls_of
from metrics.readings.control import Control
from metrics.refusals import Refused
from metrics.selection import Selection
from metrics.statistics.icons import IMPROVES, unjudged

Controls = dict[tuple[Member, ...], Control]


def counterweighed(answer: Answer, ask: Callable[[Selection], Answer]) -> Answer:
    """The answer, with no move called better while a counterweight of its metric worsens.

    A counterweight is asked with the same filters and split and to the same last month, and only where a
    series is to be called better.
    """
    better = [each for each in controls_of(answer) if each.variation in IMPROVES]
    if not better or answer.readings is None:
        return answer
    beside = {each: _controls(_question(answer, each, better), ask) for each in answer.metric.counterweights}
    controls = tuple(_held(each, beside) if each in better else each for each in controls_of(answer))
    return replace(answer, readings=replace(answer.readings, controls=controls))


def _question(answer: Answer, beside: Counterweight, better: list[Control]) -> Selection:
    last = max(each.latest.cell.period.last for each in better)
    asked = {"metric": beside.metric, "first": add_months(last, 1 - BEHIND), "last": last}
    return answer.selection.model_copy(update={**asked, "compare": (), "event": None})


def _controls(question: Selection, ask: Callable[[Selection], Answer]) -> Controls:
    """Its series by their members; none where this reader has no figures of it."""
    with suppress(Refused):
        return {each.members: each for each in controls_of(ask(question))}
    return {}


def _held(own: Control, beside: dict[Counterweight, Controls]) -> Control:
    """The control, held against the same series of each counterweight."""
    found = {each: controls.get(own.members) for each, controls in beside.items()}
    unchecked = tuple(each for each, control in found.items() if control is None or control.verdict is None)
    withheld = tuple(each for each, control in found.items() if control and control.direction == each.worse)
    variation = unjudged(own.variation) if withheld else own.variation
    return replace(own, variation=variation, withheld=withheld, unchecked=unchecked)
