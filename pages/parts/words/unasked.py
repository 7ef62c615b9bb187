"""Members of which nobody was asked: they stand in the table, and in no drawing or sentence."""

from __future__ import annotations

from dataclasses import replace

from metrics.answer import Answer, Status
from metrics.conditions import Except, Is, IsNot
from metrics.model import counts_among

OF_SOME = {"statement"}  # splits of which each member is asked of some people only


def without_unasked(answer: Answer) -> Answer:
    """The answer without members of which nobody was asked, and so of which there is no figure at all.

    They are those that the filters or the metric leave out, and statements that only others were asked about.
    """
    known = {cell.members for cell in answer.cells if cell.figure.status is not Status.NOT_AVAILABLE}
    narrowed = answer.selection.where or OF_SOME & set(answer.selection.by) or _leaves_out(answer)
    if not known or not narrowed or len(answer.selection.by) != 1:
        return answer
    return replace(answer, cells=tuple(cell for cell in answer.cells if cell.members in known))


def _leaves_out(answer: Answer) -> bool:
    """Whether the metric is of some members of the split alone."""
    left_out = (each for each in counts_among(answer.metric) if isinstance(each, Is | IsNot | Except))
    return any(each.dimension in answer.selection.by for each in left_out)
