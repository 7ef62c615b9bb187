"""How a referral is answered: who made it, why, which team took it, what was decided."""

from __future__ import annotations

from random import Random

from sample_data.almanac import LAUNCH, PILOT_EAST_KILBRIDE, Almanac
from sample_data.codes import CHILDCARE, DOMESTIC_ABUSE, POLICE, REASONS, SELF, SOURCES, UNBORN
from sample_data.households import OLDER_YOUNG_PERSON, Contact, Wheel
from sample_data.places import HUB, HUB_OPENED, HUBS, LOCAL_OFFICES, TYPE_OF, YPSS_TEAM

# Share of contacts the police make; when offices are closed most others wait.
POLICE_OPEN, POLICE_CLOSED = 0.361, 0.84
# Share of the other contacts that families make themselves: an open door is used more.
SELF_BEFORE, SELF_AT_LAUNCH, SELF_LATER = 0.095, 0.165, 0.190
# Before birth and soon after, others see the family first.
EARLY_SOURCES = (
    ("midwifery", 55),
    ("health_visitor", 14),
    ("hospital", 9),
    ("addiction_service", 8),
    ("gp", 8),
)

# Share of contacts taken by a hub in its second half-year, unless the YPSS answers: (new, known family).
HUB_SHARE = {POLICE: (0.757, 0.65), SELF: (0.84, 0.70), "": (0.565, 0.44)}
PLACE_TILT = {"hamilton": 0.995, "east_kilbride": 1.01, "lanark": 0.985, "cambuslang": 1.02}
NEED_TILT = 0.22  # hubs take more of the lighter needs
PILOT_SHARE = (0.06, 0.42)  # of what a hub takes later: as a pilot starts, as the year ends
AT_LAUNCH, A_YEAR_LATER, IN_THE_END = 0.965, 1.03, 1.06
YPSS_SHARE = {POLICE: 0.38, "": 0.52}  # of contacts about young people of 15 and over

# Childcare concern and domestic abuse, by (police, known family).
MAIN_REASONS = {
    (True, False): (0.682, 0.256),
    (True, True): (0.680, 0.105),
    (False, False): (0.300, 0.070),
    (False, True): (0.275, 0.030),
}
ADVICE = 0.30  # of those given no more than advice, those where that was recorded as help
CHILD_PROTECTION = 0.80  # need above which a Local Office turns to child protection


def _line(day: int, first: int, last: int, low: float, high: float) -> float:
    """Straight from `low` on the first day to `high` on the last, level outside."""
    share = min(1.0, max(0.0, (day - first) / (last - first)))
    return low + (high - low) * share


def hub_strength(locality: str, day: int) -> float:
    """How much of its later share the locality's hub takes on the day; 0 before it opens."""
    if day < HUB_OPENED[locality]:
        return 0.0
    if day < LAUNCH:
        return _line(day, HUB_OPENED[locality], LAUNCH, *PILOT_SHARE)
    if day < LAUNCH + 365:
        return _line(day, LAUNCH, LAUNCH + 365, AT_LAUNCH, A_YEAR_LATER)
    return _line(day, LAUNCH + 365, LAUNCH + 915, A_YEAR_LATER, IN_THE_END)


def local_office(contact: Contact) -> str:
    """The Local Office team of the place which knows the family's number."""
    return LOCAL_OFFICES[contact.locality][contact.family.number % 2]


def is_older(contact: Contact) -> bool:
    """Whether every child is old enough for the Young Person's Support Service."""
    return all(contact.received - child.born >= OLDER_YOUNG_PERSON for child in contact.children)


def is_unborn(contact: Contact) -> bool:
    """Whether the contact is about a pregnancy."""
    return contact.children[-1].born > contact.received


def _other_wheels() -> dict[bool, Wheel]:
    """Sources other than police and families, in term (False) and in school breaks (True)."""
    return {
        away: Wheel([often * (in_break if away else 1) for _, _, often, in_break in SOURCES.values()])
        for away in (False, True)
    }


class FrontDoor:
    """Answers contacts; `rng` decides what the weights leave open."""

    def __init__(self, almanac: Almanac, rng: Random):
        """Set up the wheels once."""
        self.almanac, self.rng = almanac, rng
        self.sources, self.other = tuple(SOURCES), _other_wheels()
        self.early = Wheel(weight for _, weight in EARLY_SOURCES)
        self.reasons = tuple(REASONS)
        self.rest = {
            known: Wheel([reason[2 + known] for reason in REASONS.values()]) for known in (False, True)
        }

    def answer(self, contact: Contact) -> None:
        """Fill in source, reason, team; for a contact while help goes on, the team that helps."""
        contact.source = self._source(contact)
        contact.reason = self._reason(contact)
        contact.team = contact.repeat_of.team if contact.repeat_of else self._team(contact)

    def other_source(self, contact: Contact) -> str:
        """A source that is neither the police nor the family."""
        if is_unborn(contact):
            return EARLY_SOURCES[self.early.draw(self.rng)][0]
        away = contact.received in self.almanac.school_break
        return self.sources[self.other[away].draw(self.rng)]

    def other_reason(self, contact: Contact) -> str:
        """A reason other than the two main ones."""
        return self.reasons[self.rest[bool(contact.known)].draw(self.rng)]

    def _source(self, contact: Contact) -> str:
        rng, day = self.rng, contact.received
        police = POLICE_OPEN if self.almanac.is_open(day) else POLICE_CLOSED
        if is_unborn(contact):
            police *= 0.4
        if rng.random() < police:
            return POLICE
        share = _line(day, PILOT_EAST_KILBRIDE - 120, LAUNCH + 60, SELF_BEFORE, SELF_AT_LAUNCH)
        share += _line(day, LAUNCH + 60, LAUNCH + 800, 0, SELF_LATER - SELF_AT_LAUNCH)
        return SELF if rng.random() < share else self.other_source(contact)

    def _reason(self, contact: Contact) -> str:
        if is_unborn(contact) and contact.source != POLICE:
            return UNBORN
        childcare, abuse = MAIN_REASONS[contact.source == POLICE, contact.known > 0]
        luck = self.rng.random()
        if luck < childcare:
            return CHILDCARE
        return DOMESTIC_ABUSE if luck < childcare + abuse else self.other_reason(contact)

    def _team(self, contact: Contact) -> str:
        rng, source = self.rng, contact.source
        if rng.random() < YPSS_SHARE.get(source, YPSS_SHARE[""]) and is_older(contact):
            return YPSS_TEAM
        share = HUB_SHARE.get(source, HUB_SHARE[""])[contact.known > 0]
        share *= hub_strength(contact.locality, contact.received) * PLACE_TILT[contact.locality]
        share *= 1 + NEED_TILT * (0.5 - contact.need)
        return HUBS[contact.locality] if rng.random() < share else local_office(contact)

    def decide(self, contact: Contact) -> None:
        """Fill in what the team that answered decided, by how heavy things are."""
        if contact.repeat_of:
            contact.decision = "already_open"
        elif contact.unsupported:
            contact.decision = "advice" if self.rng.random() < ADVICE else "no_further_action"
        elif contact.team == YPSS_TEAM:
            contact.decision = "young_person_support"
        elif TYPE_OF[contact.team] == HUB:
            contact.decision = "family_support"
        else:
            contact.decision = "child_protection" if contact.need > CHILD_PROTECTION else "assessment"
