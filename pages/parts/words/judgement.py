"""The verdict of a control chart in few words, for a headline that does not draw it."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import controls_of
from pages.parts.words import control as words
from pages.parts.words.names import GRAINS

BY_YEAR = "in public it is not given by month"


def judgement(answer: Answer) -> str:
    """ "By month: steady at about 820 a month"; or, in its chart's words, why nobody can tell."""
    grain = answer.selection.grain
    if not controls_of(answer):
        return f"{words.UNTOLD[0].upper()}{words.UNTOLD[1:]}, because {BY_YEAR}"
    control = controls_of(answer)[0]
    return f"By {GRAINS[grain]}: {words.outcome(control, answer.metric, grain)}"
