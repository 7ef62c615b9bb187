"""The simulated contacts as rows of the extract of referrals."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data import blemishes
from sample_data.almanac import AS_AT, REFERRALS_START
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import age_band
from sample_data.places import AUTHORITY

COLUMNS = (
    *(
        "reference",
        "child",
        "family",
        "authority",
        "locality",
        "team",
        "source",
        "reason",
        "received",
        "decided",
    ),
    *("decision", "closed", "unborn", "age_band", "sex", "ethnic_group", "disability", "deprivation"),
)


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day received and row of every referral in, or open at the start of, the extract, in order of day."""
    text, reference = life.almanac.text, 0
    for contact in life.contacts:
        day, family = contact.received, contact.family
        if max(day, contact.closed) < REFERRALS_START:
            continue
        decided, closed = contact.decided <= AS_AT, contact.closed <= AS_AT
        for child in contact.children:
            reference += 1
            yield (
                day,
                (
                    f"R{reference:07}",
                    f"C{child.number:07}",
                    f"F{family.number:07}",
                    AUTHORITY,
                    then(contact.locality, day),
                    team_then(contact, contact.team, day),
                    then(contact.source, day),
                    contact.reason,
                    text[day],
                    text[contact.decided] if decided else "",
                    contact.decision if decided else "",
                    text[contact.closed] if closed else "",
                    "yes" if child.born > day else "no",
                    age_band(child.born, day),
                    child.sex if child.born <= day else "",
                    family.ethnic_group,
                    child.disability,
                    family.deprivation,
                ),
            )


REFERRALS = Extract("referrals", COLUMNS, _rows, blemishes.REFERRALS, REFERRALS_START, opening_stock=True)
