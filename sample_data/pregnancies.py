"""What follows when a family is referred before birth: an assessment, and what it leads to.

Drawn from a stream of its own, so that no other figure of the sample hangs on it. In the year that the papers
speak of, as many are assessed and go on to alternative care as they say; in other years chance decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.codes import IN_CARE
from sample_data.facts.extract import Life
from sample_data.front_door import is_unborn
from sample_data.households import Child, Contact
from sample_data.places import HUB, LOCAL_OFFICE, TYPE_OF
from sample_data.published import FIRST, LAST

PRINTED = {HUB: (25, 3), LOCAL_OFFICE: (10, 7)}  # assessed, and of these gone on to alternative care
# By team type and whether the family was known before: how often a child is assessed before it is born.
ASSESSED = {
    (HUB, False): 0.30,
    (HUB, True): 0.12,
    (LOCAL_OFFICE, False): 0.02,
    (LOCAL_OFFICE, True): 0.90,
}
ASSESSED_BEFORE_HUBS = 0.25  # by Local Offices, of families not known before
IN_CARE_OFTEN = {False: 0.13, True: 0.62}  # of those assessed, by whether the family was known before
BEGINS, LASTS = (1, 7), (25, 60)  # days: from the decision to the assessment, and to its end
SHORTEST = 7  # days before birth on which an assessment begins at the latest
OTHERWISE = (("child_protection", 0.35), ("support", 0.85), ("no_more_work", 1.0))


@dataclass
class Pregnancy:
    """A child who was referred before birth and whose family was helped; `known`: referred before that.

    `assessed`: the first and the last day of the assessment, None without one; `outcome`: what it led to.
    """

    contact: Contact
    child: Child
    known: bool
    begins: int
    assessed: tuple[int, int] | None = None
    outcome: str = ""

    @property
    def kind(self) -> str:
        """The type of the team that holds it."""
        return TYPE_OF[self.contact.team]


def pregnancies(life: Life) -> list[Pregnancy]:
    """Every pregnancy of the extracts, in order of the day of its referral; the same each time."""
    rng = Random(f"{life.seed}/pregnancies")
    found = list(_held(life.contacts, rng))
    ready = [each for each in found if each.begins + SHORTEST <= each.child.born and each.begins <= AS_AT]
    assessed = _chosen(ready, _assessed_often, 0, life.scale, rng)
    in_care = {id(each) for each in _chosen(assessed, _in_care_often, 1, life.scale, rng)}
    for each in assessed:
        last = min(each.begins + rng.randint(*LASTS), each.child.born)
        each.assessed = each.begins, last
        luck = rng.random()
        each.outcome = next(code for code, up_to in OTHERWISE if luck < up_to)
        if id(each) in in_care:
            each.outcome = IN_CARE
    return found


def _held(contacts: Iterable[Contact], rng: Random) -> Iterator[Pregnancy]:
    """Each unborn child once: of its first referral that led to help from a hub or a Local Office."""
    families, children = set(), set()
    for contact in contacts:
        known = contact.family.number in families
        families.add(contact.family.number)
        if not is_unborn(contact) or contact.unsupported or contact.received < DATA_START:
            continue
        child = contact.children[-1]
        if child.number not in children and TYPE_OF[contact.team] in PRINTED:
            children.add(child.number)
            yield Pregnancy(contact, child, known, contact.decided + rng.randint(*BEGINS))


def _assessed_often(each: Pregnancy) -> float:
    if each.kind == LOCAL_OFFICE and not each.known and each.begins < LAUNCH:
        return ASSESSED_BEFORE_HUBS
    return ASSESSED[each.kind, each.known]


def _in_care_often(each: Pregnancy) -> float:
    return IN_CARE_OFTEN[each.known]


def _chosen(
    pool: list[Pregnancy], often: Callable[[Pregnancy], float], place: int, scale: float, rng: Random
) -> list[Pregnancy]:
    """Those to whom it happens, by how `often` it does; in the printed year as many as print has."""
    chosen = [each for each in pool if rng.random() < often(each) and not _is_printed(each)]
    for kind, printed in PRINTED.items():
        year = [each for each in pool if each.kind == kind and _is_printed(each)]
        # Who waits least for a Poisson process of their own is drawn in proportion to its rate.
        year.sort(key=lambda each: rng.expovariate(often(each)))
        chosen += year[: round(printed[place] * scale)]
    return sorted(chosen, key=lambda each: (each.begins, each.child.number))


def _is_printed(each: Pregnancy) -> bool:
    return FIRST <= each.begins <= LAST
