"""The reader's scope: every title names its places and teams to a reader who has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from metrics.answer import Answer
from pages.parts.words.names import listed

MOST_NAMED = 3


def of_scope(finding: Callable[[Answer], str]) -> Callable[[Answer], str]:
    """The finding, opened with the reader's scope: "Within Hamilton: There were 612 referrals in ..."."""

    @wraps(finding)
    def told(answer: Answer) -> str:
        return opened(finding(answer), answer.within)

    return told


def opened(said: str, within: Sequence[str]) -> str:
    """The text, opened with the scope, unless there is none or the text names it already."""
    own = named(within)
    # One finding may quote another, and a split may show a scope of one place already.
    is_said = not own or said.startswith((f"Within {own}: ", f"{own}: "))
    return said if is_said else f"Within {own}: {said}"


def named(scope: Sequence[str]) -> str:
    """The places and teams of a scope, only the first of many; "" for a reader who sees all."""
    if len(scope) <= MOST_NAMED:
        return listed(scope)
    return f"{', '.join(scope[:MOST_NAMED])} and {len(scope) - MOST_NAMED} more"
