"""How much of the total each member of a split has, in a table and in a sentence."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import shares
from metrics.wording import inside
from pages.parts.words.fairness import is_ranked
from pages.parts.words.numbers import listed, number

TITLE = "Share of total (95% interval)"
MOST_NAMED = 4  # what a sentence can hold


def column(answer: Answer) -> tuple[str, ...]:
    """The share in every row of the table; empty where the figures are not the parts of one total."""
    return tuple(
        f"{_percent(each.given, answer)} ({_percent(low, answer)} to {_percent(high, answer)})"
        for each in shares.of_total(answer)
        if each.interval
        for low, high in [each.interval]
    )


def sentence(answer: Answer) -> str:
    """ "Of all 3,928 referrals: Hub (71.0%) and ..."; "" without shares, or an order of members."""
    found = shares.of_total(answer)
    if not found or not is_ranked(answer.metric, answer.selection.by[0]):
        return ""
    names = [inside(cell.members[0]) for cell in answer.cells]
    parts = sorted(zip([each.given for each in found], names, strict=True), key=lambda each: -each[0])
    parts = [each for each in parts if each[0]]
    named = parts if len(parts) <= MOST_NAMED else parts[: MOST_NAMED - 1]
    told = [f"{name} ({_percent(part, answer)})" for part, name in named]
    if rest := parts[len(named) :]:
        told.append(f"{len(rest)} others ({_percent(sum(part for part, _ in rest), answer)})")
    return f"Of all {number(found[0].parts[1])} {answer.metric.unit}: {listed(told)}"


def _percent(share: float, answer: Answer) -> str:
    """No public share is given more finely than in whole percentages."""
    return f"{number(share, 0 if answer.provenance.protected else 1)}%"
