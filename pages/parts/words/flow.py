"""What led to what, in words: the widest band first, and the number of each."""

from __future__ import annotations

from metrics.answer import Answer, Cell
from metrics.wording import inside
from pages.parts.words import findings, sentences
from pages.parts.words.numbers import is_small, number, span
from pages.parts.words.scope import of_scope

HOW_TO_READ = """
Each band leads from what was before, on the left, to what came after, on the right. The wider a band, the \
more it holds. The number below a name is the total of its bands.

One child can be in several bands. They say how many went that way, and not why.
"""
NAME = "as a flow"
# How a band is said where there are several beginnings, and where there is only one.
PATTERNS: dict[tuple[str, ...], tuple[str, str]] = {
    ("from_team_type", "team_type"): ("from {0} to {1}", "from {0} to {1}"),
    ("team_type", "what_followed"): ("after {0}, {1}", "{1}"),
}
MOST_NAMED = 5  # bands after the widest


def bands(answer: Answer) -> list[Cell]:
    """The cells that anything went through, in their standing order."""
    return [cell for cell in answer.cells if cell.figure.value]


@of_scope
def finding(answer: Answer) -> str:
    """ "Transfers between teams, ...: most often from Hub to Local Office (812 of 2,300)"."""
    widest, *others = _widest_first(answer)
    subject = f"{answer.metric.title}, {_when(answer)}"
    ties = any(each.figure.given == widest.figure.given for each in others)
    if ties or is_small(widest.figure, answer.metric):
        return f"{subject}: {number(_total(answer))}"
    return f"{subject}: most often {_band(answer, widest)} ({_number(widest)} of {number(_total(answer))})"


def sentence(answer: Answer) -> str:
    """The finding, the next widest bands, and what is missing."""
    following = [f"{_band(answer, each)} ({_number(each)})" for each in _widest_first(answer)[1:]]
    named, left = following[:MOST_NAMED], len(following[MOST_NAMED:])
    more = f"; and {left} more" if left else ""
    parts = [finding(answer), f"Next: {'; '.join(named)}{more}" if named else ""]
    rest = sentences.sentence(answer).removeprefix(findings.finding(answer)).lstrip(". ")
    return " ".join([*(f"{part}." for part in parts if part), rest]).strip()


def alt(answer: Answer) -> str:
    """The drawing in words: every band and its number."""
    every = "; ".join(f"{_band(answer, each)} {_number(each)}" for each in _widest_first(answer))
    return f"{finding(answer)}. {every[0].upper()}{every[1:]}."


def _widest_first(answer: Answer) -> list[Cell]:
    return sorted(bands(answer), key=lambda cell: -cell.figure.given)


def _band(answer: Answer, cell: Cell) -> str:
    before, after = cell.members
    if before.code == after.code:
        return f"from one {before.name} to another"
    several, alone = PATTERNS[answer.selection.by]
    only = all(each.members[0] == before for each in bands(answer))
    return (alone if only else several).format(inside(before), inside(after))


def _number(cell: Cell) -> str:
    return number(cell.figure.given)


def _total(answer: Answer) -> float:
    return sum(each.figure.given for each in bands(answer))


def _when(answer: Answer) -> str:
    period = answer.periods[0]
    return span(period.first, period.last)
