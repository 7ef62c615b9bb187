"""The babies of pregnancies that were referred, and until when it is known where they live."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data.almanac import AS_AT, DATA_START
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.places import AUTHORITY
from sample_data.pregnancies import Pregnancy, pregnancies

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team"),
    *("born", "care_from", "observed_to", "known_before"),
)


def _born(life: Life) -> list[Pregnancy]:
    found = (each for each in pregnancies(life) if DATA_START <= each.child.born <= AS_AT)
    return sorted(found, key=lambda each: (each.child.born, each.child.number))


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day of birth and row of every birth in the dates of the extract, in order of day."""
    text = life.almanac.text
    for reference, each in enumerate(_born(life), 1):
        contact, born = each.contact, each.child.born
        later = (day if day and day <= AS_AT else None for day in (each.care_from, each.observed_to))
        yield (
            born,
            (
                f"B{reference:06}",
                f"C{each.child.number:07}",
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, born),
                team_then(contact, contact.team, born),
                text[born],
                *(text[day] if day else "" for day in later),
                "yes" if each.known else "no",
            ),
        )


BIRTHS = Extract("births", COLUMNS, _rows)
