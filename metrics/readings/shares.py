"""Each member's share of the total, where the members of a split are parts of one."""

from __future__ import annotations

from metrics.answer import Answer, Value
from metrics.certainty import share
from metrics.kinds import Count
from metrics.model import Public
from metrics.wording import SMALL_BASE


def of_total(answer: Answer) -> tuple[Value, ...]:
    """A share for each figure, in the answer's order, in percent with its interval.

    Empty where the figures are no parts of one total: of several periods, of persons who may count under two
    members, with a figure missing or still to change, or of fewer than 20, of which no percentage is told.
    """
    figures = [cell.figure for cell in answer.cells]
    if not _are_parts(answer) or not all(each.is_firm for each in figures):
        return ()
    total = sum(each.given for each in figures)
    if total < SMALL_BASE:
        return ()
    return tuple(share(each.given, total, answer.provenance.protected) for each in figures)


def _are_parts(answer: Answer) -> bool:
    """Whether every event is under exactly one member, and every member is there."""
    metric, by = answer.metric, answer.selection.by
    one_split = len(by) == 1 and len(answer.periods) == 1 and len(answer.members) > 1
    if not (one_split and isinstance(metric.kind, Count) and not metric.kind.distinct):
        return False
    # The yearly list leaves out members with few, so those that it has are not all.
    return not answer.provenance.protected or (metric.public is Public.SUM and by[0] not in metric.listed)
