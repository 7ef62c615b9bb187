"""The field of "Do groups of children differ?": by what they are told apart."""

from __future__ import annotations

from typing import Any

from metrics import splits
from metrics.dimensions import CHARACTERISTICS, DIMENSIONS
from metrics.model import Metric
from pages.parts import followed
from pages.parts.choice import one_of
from pages.session import Session

TITLE = "Groups by"


def choose(session: Session, metric: Metric) -> dict[str, Any]:
    """The characteristic chosen, of those it can be split by, and the months of which all is known."""
    offered = {name: DIMENSIONS[name].title for name in CHARACTERISTICS if splits(metric, name)}
    chosen = one_of(session.left_out, "groups", TITLE, offered, "way to tell groups apart")
    by = chosen if chosen in offered else next(iter(offered))
    return {"by": (by,)} | followed.settled(session, metric)
