"""What follows when a family is referred before birth: an assessment, and what it leads to.

Drawn from a stream of its own, so that no other figure of the sample hangs on it. In the year that the papers
speak of, as many are assessed and go on to alternative care as they say; in other years chance decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.codes import CONTINUED, ESCALATED, IN_CARE
from sample_data.facts.extract import Life
from sample_data.front_door import is_unborn
from sample_data.households import KNOWN_BEFORE_BIRTH, Child, Contact
from sample_data.places import HUB, LOCAL_OFFICE, TYPE_OF
from sample_data.published import FIRST, LAST

# By type of team, as the annual report has them of the first year; parents' plans then only in Hamilton.
PRINTED_ASSESSED, PRINTED_IN_CARE = {HUB: 25, LOCAL_OFFICE: 10}, {HUB: 3, LOCAL_OFFICE: 7}
PRINTED_PLANS, PRINTED_ESCALATED = {HUB: 15}, {HUB: 4}
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
PLANS, ESCALATES, ENDS = 0.45, 0.27, 0.15  # how often a hub makes a plan; what becomes of it
ESCALATES_AFTER, GOES_ON = (20, 90), (30, 240)  # days: from its beginning, and from the birth
INTO_CARE, INTO_CARE_LATER, LATER = (0, 20), (30, 700), 0.03  # days after birth; how often later
MOVES_AFTER, MOVES_AWAY = (20, 400), 0.06  # days after birth; how often
OTHERWISE = (("child_protection", 0.35), ("support", 0.85), ("no_more_work", 1.0))


@dataclass
class Pregnancy:
    """A child who was referred before birth and whose family was helped; `known`: referred before that.

    `assessed`: the first and the last day of the assessment, None without one; `outcome`: what it led to.
    `plan`: the last day of the parents' plan and what became of it, None without one. `care_from`: the first
    day in alternative care; `observed_to`: the day on which the family moves away, None where it stays.
    """

    contact: Contact
    child: Child
    known: bool
    begins: int
    assessed: tuple[int, int] | None = None
    outcome: str = ""
    plan: tuple[int, str] | None = None
    care_from: int | None = None
    observed_to: int | None = None

    @property
    def kind(self) -> str:
        """The type of the team that holds it."""
        return TYPE_OF[self.contact.team]


def pregnancies(life: Life) -> list[Pregnancy]:
    """Every pregnancy of the extracts, in order of the day of its referral; the same each time."""
    rng = Random(f"{life.seed}/pregnancies")
    found = list(_held(life.contacts, rng))
    _assess([each for each in found if each.begins <= AS_AT], life, rng)
    _plan([each for each in found if each.begins <= AS_AT], life, Random(f"{life.seed}/plans"))
    _follow(found, Random(f"{life.seed}/births"))
    return found


def _assess(found: list[Pregnancy], life: Life, rng: Random) -> None:
    ready = [each for each in found if each.begins + SHORTEST <= each.child.born]
    assessed = _chosen(ready, _assessed_often, PRINTED_ASSESSED, life.scale, rng)
    in_care = _chosen(assessed, lambda each: IN_CARE_OFTEN[each.known], PRINTED_IN_CARE, life.scale, rng)
    for each in assessed:
        each.assessed = each.begins, min(each.begins + rng.randint(*LASTS), each.child.born)
        luck = rng.random()
        each.outcome = next(code for code, up_to in OTHERWISE if luck < up_to)
    for each in in_care:
        each.outcome = IN_CARE


def _plan(found: list[Pregnancy], life: Life, rng: Random) -> None:
    """Plans of families who are not assessed; what becomes of them is known by some day after the birth."""
    able = [each for each in found if _makes_plans(each) and not each.assessed]
    planned = _chosen(able, lambda each: PLANS, PRINTED_PLANS, life.scale, rng)
    for each in planned:
        became = "ended" if rng.random() < ENDS and not _is_printed(each) else CONTINUED
        each.plan = each.child.born + rng.randint(*GOES_ON), became
    for each in _chosen(planned, lambda each: ESCALATES, PRINTED_ESCALATED, life.scale, rng):
        each.plan = each.begins + rng.randint(*ESCALATES_AFTER), ESCALATED


def _follow(found: list[Pregnancy], rng: Random) -> None:
    """Where each baby lives: in care soon where the assessment led to it, seldom and later otherwise."""
    for each in found:
        born, luck, away = each.child.born, rng.random(), rng.random()
        later = born + rng.randint(*INTO_CARE_LATER) if luck < LATER else None
        each.care_from = born + rng.randint(*INTO_CARE) if each.outcome == IN_CARE else later
        moves = born + rng.randint(*MOVES_AFTER)
        if away < MOVES_AWAY and (each.care_from is None or moves < each.care_from):
            each.observed_to, each.care_from = moves, None


def _makes_plans(each: Pregnancy) -> bool:
    """Hubs make plans: in the first year Hamilton's alone, then all."""
    began = each.begins >= FIRST if each.contact.locality == "hamilton" else each.begins > LAST
    return began and each.kind == HUB


def _held(contacts: Iterable[Contact], rng: Random) -> Iterator[Pregnancy]:
    """Each unborn child once: of its first referral that led to help from a hub or a Local Office."""
    families, children = set(), set()
    for contact in contacts:
        known = contact.family.number in families
        families.add(contact.family.number)
        if (
            not is_unborn(contact)
            or contact.unsupported
            or contact.received < DATA_START - KNOWN_BEFORE_BIRTH
        ):
            continue
        child = contact.children[-1]
        if child.number not in children and TYPE_OF[contact.team] in PRINTED_ASSESSED:
            children.add(child.number)
            yield Pregnancy(contact, child, known, contact.decided + rng.randint(*BEGINS))


def _assessed_often(each: Pregnancy) -> float:
    if each.kind == LOCAL_OFFICE and not each.known and each.begins < LAUNCH:
        return ASSESSED_BEFORE_HUBS
    return ASSESSED[each.kind, each.known]


def _chosen(
    pool: list[Pregnancy],
    often: Callable[[Pregnancy], float],
    printed: Mapping[str, int],
    scale: float,
    rng: Random,
) -> list[Pregnancy]:
    """Those to whom it happens, by how `often` it does; in the printed year as many as print has."""
    chosen = [each for each in pool if rng.random() < often(each) and not _is_printed(each)]
    for kind, number in printed.items():
        year = [each for each in pool if each.kind == kind and _is_printed(each)]
        # Whoever waits least for a Poisson process of their own is drawn in proportion to its rate.
        year.sort(key=lambda each: rng.expovariate(often(each)))
        chosen += year[: round(number * scale)]
    return sorted(chosen, key=lambda each: (each.begins, each.child.number))


def _is_printed(each: Pregnancy) -> bool:
    return FIRST <= each.begins <= LAST
