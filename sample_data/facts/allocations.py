"""The simulated spells of work as rows of the extract of allocations."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.places import AUTHORITY

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team", "worker_role", "worker"),
    *("started", "ended"),
)


def _works(spells: list[Spell]) -> Iterator[tuple[int, int, str, str, Spell]]:
    """First day, last day, role and place (first or second) of every worker in the dates of the extract."""
    for spell in spells:
        yield spell.started, spell.ended, spell.role, "first", spell
        if spell.second and spell.second[1] >= DATA_START and spell.second[0] <= AS_AT:
            yield *spell.second, spell.second_role, "second", spell


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every allocation in, or open at the start of, the extract, in order of day."""
    text, reference = life.almanac.text, 0
    for started, ended, role, worker, spell in sorted(_works(life.spells), key=lambda work: work[0]):
        contact = spell.contact
        team = team_then(contact, spell.team, started)
        for child in contact.children:
            reference += 1
            yield (
                started,
                (
                    f"A{reference:07}",
                    f"C{child.number:07}",
                    f"F{contact.family.number:07}",
                    AUTHORITY,
                    then(contact.locality, started),
                    team,
                    role,
                    worker,
                    text[started],
                    text[ended] if ended <= AS_AT else "",
                ),
            )


ALLOCATIONS = Extract("allocations", COLUMNS, _rows, blemishes.ALLOCATIONS, opening_stock=True)
