"""Parents' plans, made with parents before a child is born."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT
from sample_data.codes import CONTINUED, PARENTS_PLAN
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import Wheel
from sample_data.places import AUTHORITY
from sample_data.pregnancies import pregnancies

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team"),
    *("plan_kind", "started", "ended", "plan_outcome"),
    "made_with_family",
)
TOOK_PART = ("meeting", "present", "without", "")  # the last: nobody wrote it down
HOW_OFTEN = Wheel((0.27, 0.44, 0.17, 0.12))


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every plan in the dates of the extract, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/plans with families")
    found = (each for each in pregnancies(life) if each.plan)
    for reference, each in enumerate(sorted(found, key=lambda each: (each.begins, each.child.number)), 1):
        last, became = each.plan
        contact, over = each.contact, last <= AS_AT
        told = over or (became == CONTINUED and each.child.born <= AS_AT)
        yield (
            each.begins,
            (
                f"P{reference:06}",
                f"C{each.child.number:07}",
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, each.begins),
                team_then(contact, contact.team, each.begins),
                PARENTS_PLAN,
                text[each.begins],
                text[last] if over else "",
                became if told else "",
                TOOK_PART[HOW_OFTEN.draw(rng)],
            ),
        )


PLANS = Extract("plans", COLUMNS, _rows)
