"""How the council's systems wrote teams, places and sources over the years."""

from __future__ import annotations

from sample_data.almanac import LAUNCH, number
from sample_data.households import Contact, Family
from sample_data.places import HUB, PILOT_NAMES, TYPE_OF

# Until April 2020 an older system wrote some names its own way; the aliases file says what they stand for.
OLD_SYSTEM_UNTIL = number(2020, 4, 1)
OLD_NAMES = {"lanark": "Clydesdale", "cambuslang": "Rutherglen and Cambuslang", "police": "Police Scotland"}


def then(code: str, day: int) -> str:
    """The place or source as the system of that day wrote it."""
    return OLD_NAMES.get(code, code) if day < OLD_SYSTEM_UNTIL else code


def team_then(contact: Contact, team: str, day: int) -> str:
    """The team as that day wrote it: in the pilot year, hubs were written as the pilot."""
    if day < LAUNCH and TYPE_OF[team] == HUB:
        return PILOT_NAMES[team.removesuffix("_hub")]
    return team


def parent_of(family: Family) -> str:
    """The number of the parent whom services know."""
    return f"P{family.number:07}"
