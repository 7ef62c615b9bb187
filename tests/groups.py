"""Hand-made answers of groups of children side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access.schema import FIXED
from metrics.answer import Answer, Cell
from metrics.dimensions import Member
from metrics.readings import read
from tests.answers import figure, provenance, split
from tests.sides import rate


def members(dimension: str, unknown: bool = False) -> tuple[Member, ...]:
    """Every group of a characteristic, "Not recorded" last where it is asked for."""
    named = tuple(Member(dimension, code, name, key) for key, (code, name) in enumerate(FIXED[dimension], 1))
    return (*named, Member(dimension, "", "Not recorded", 0)) if unknown else named


def groups(
    pairs: Sequence[tuple[float, float]],
    dimension: str = "deprivation",
    name: str = "hub_share",
    *,
    protected: bool = False,
    months: Sequence[Cell] = (),
    **more,
) -> Answer:
    """What was counted and out of how many of each group; one pair more than groups is not recorded."""
    of = figure if name == "hub_share" else rate
    told = members(dimension, unknown=True)[: len(pairs)]
    shown = split([of(x, n, **more) for x, n in pairs], told, name)
    return read(replace(shown, provenance=provenance(protected=protected)), months=months)
