"""What the months say of a drawing by other periods: its title where an event moved them, else a sentence.

A title that sets the latest period beside a year earlier knows nothing of a launch three years ago.
"""

from __future__ import annotations

from metrics.answer import Answer
from metrics.periods import Grain
from metrics.readings import months_of
from pages.parts.words import control, findings, sentences
from pages.parts.words.by_clock import disagreement
from pages.parts.words.scope import of_scope


@of_scope
def finding(answer: Answer) -> str:
    """The title: the step at an event and how it has been since, where there is one; else what is drawn."""
    months = months_of(answer)
    if months and _is_led(answer):
        return control.stated(months, answer.metric, Grain.MONTH)
    return findings.unopened(answer)


def sentence(answer: Answer) -> str:
    """The title, what is drawn where the title does not say it, what the months say, and the rest."""
    own = findings.finding(answer)
    rest = sentences.sentence(answer).removeprefix(own).lstrip(". ")
    drawn = findings.unopened(answer) if _is_led(answer) else ""
    told = [f"{each}." for each in (finding(answer), drawn, beside(answer)) if each]
    return " ".join(filter(None, (*told, rest, disagreement(answer))))


def beside(answer: Answer) -> str:
    """ "By month: steady at about 820 a month to March 2025", where the title does not tell it; or ""."""
    said = verdict(answer)
    if not said or _is_led(answer):
        return ""
    return f"By month: {said}" if _is_single(answer) else f"All together, by month: {said}"


def verdict(answer: Answer) -> str:
    """What the months of the total say, in the words of their control chart; "" where nobody can tell."""
    months = months_of(answer)
    return control.outcome(months, answer.metric, Grain.MONTH) if months else ""


def _is_led(answer: Answer) -> bool:
    months = months_of(answer)
    return bool(months and months.step and _is_single(answer))


def _is_single(answer: Answer) -> bool:
    return len(answer.members) == 1
