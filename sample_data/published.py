"""What the papers printed of the hubs' first year, brought about among the simulated referrals.

Chance alone comes close to print, never exactly there. So some referrals of the
year, drawn at random from those that could as well have gone the other way, are
given another source, answering team or reason: a draw conditional on the printed
totals. No referral is added, dropped or moved to another day.
"""

from __future__ import annotations

from collections import Counter
from random import Random

from sample_data.almanac import number
from sample_data.codes import CHILDCARE, DOMESTIC_ABUSE, POLICE, SELF, UNBORN
from sample_data.conditioning import Conditioning, Test, Weight, children, draw, new, returned, while_open
from sample_data.front_door import FrontDoor, is_older, is_unborn, local_office
from sample_data.households import Contact
from sample_data.places import HUB, HUBS, TYPE_OF, YPSS_TEAM

FIRST, LAST = number(2022, 10, 1), number(2023, 9, 30)
POLICE_TOTAL, POLICE_HUB, POLICE_YPSS = 3928, 0.71, 0.03
SELF_FAMILIES = 523
RETURNS, RETURN_REASONS = 1281, {CHILDCARE: 0.45, DOMESTIC_ABUSE: 0.06}
POLICE_REASONS = {CHILDCARE: 0.68, DOMESTIC_ABUSE: 0.23}
HUB_SHARE, PRINTED_PLACES, PRINTED_SHARE = 0.61, ("east_kilbride", "cambuslang"), 0.645
LEAST_SHARE = 0.601  # print: at least 60% in every locality
MAIN = tuple(RETURN_REASONS)


def _to_hub(contact: Contact) -> bool:
    return TYPE_OF[contact.team] == HUB


def _by_police(contact: Contact) -> bool:
    return contact.source == POLICE


def _police_to_hub(contact: Contact) -> bool:
    return contact.source == POLICE and _to_hub(contact)


def _hub_or_office(contact: Contact) -> bool:
    """Either could have answered: no help was going on that ties the contact to a team."""
    return contact.team != YPSS_TEAM and not contact.repeated and contact.repeat_of is None


def _all_back(contact: Contact) -> bool:
    """Every child of the contact is a re-referral."""
    return contact.known == len(contact.children)


def _answer(contact: Contact, enter: bool) -> None:
    contact.team = HUBS[contact.locality] if enter else local_office(contact)


def meet_print(contacts: list[Contact], door: FrontDoor, rng: Random, scale: float) -> int:
    """Bring the printed totals about (counts times `scale`); how many contacts were changed for it.

    The order matters: each step leaves alone what the steps before it settled.
    """
    year = Conditioning([each for each in contacts if FIRST <= each.received <= LAST], rng)
    _police_total(year, door, scale)
    _police_teams(year)
    _returns_to_hubs(year, scale)
    _new_to_hubs(year, scale)
    _self_referring_families(year, door, scale)
    _reasons(year, door, RETURN_REASONS, returned, _to_hub, _all_back)
    _keep_others_smaller(year, door)
    _reasons(year, door, POLICE_REASONS, children, _police_to_hub, lambda contact: not contact.known)
    return year.moved


def _police_total(year: Conditioning, door: FrontDoor, scale: float) -> None:
    def change(contact: Contact, enter: bool) -> None:
        contact.source = POLICE if enter else door.other_source(contact)

    def may(contact: Contact) -> bool:
        return contact.source != SELF and not is_unborn(contact)

    year.settle(round(POLICE_TOTAL * scale), children, _by_police, may, change)


def _police_teams(year: Conditioning) -> None:
    def to_ypss(contact: Contact) -> bool:
        return _by_police(contact) and contact.team == YPSS_TEAM

    def may(contact: Contact) -> bool:
        free = not contact.repeated and contact.repeat_of is None
        return _by_police(contact) and free and is_older(contact)

    def send(contact: Contact, enter: bool) -> None:
        contact.team = YPSS_TEAM if enter else local_office(contact)

    total, near = year.total(children, _by_police), year.rng.uniform(-0.003, 0.003)
    year.settle(round((POLICE_YPSS + near) * total), children, to_ypss, may, send)
    year.settle(
        round((POLICE_HUB - near) * total),
        children,
        _police_to_hub,
        lambda contact: _by_police(contact) and _hub_or_office(contact),
        _answer,
    )


def _returns_to_hubs(year: Conditioning, scale: float) -> None:
    def may(contact: Contact) -> bool:
        return _hub_or_office(contact) and not _by_police(contact) and _all_back(contact)

    year.settle(round(RETURNS * scale), returned, _to_hub, may, _answer)


def _new_to_hubs(year: Conditioning, scale: float) -> None:
    for locality, want in _wanted(year, scale).items():

        def is_in(contact: Contact, place: str = locality) -> bool:
            return contact.locality == place and _to_hub(contact)

        def may(contact: Contact, place: str = locality) -> bool:
            free = _hub_or_office(contact) and not _by_police(contact)
            return contact.locality == place and free and not contact.known

        year.settle(want, new, is_in, may, _answer)


def _wanted(year: Conditioning, scale: float) -> dict[str, int]:
    """New referrals each hub answers: the printed shares, and what the council's share leaves the others."""
    news, hubs = Counter(), Counter()
    for contact in year.contacts:
        news[contact.locality] += new(contact)
        hubs[contact.locality] += new(contact) * _to_hub(contact)
    want = {place: round(PRINTED_SHARE * news[place]) for place in PRINTED_PLACES}
    one, two = (place for place in HUBS if place not in want)
    everyone = year.total(children, lambda _: True)
    left = round((HUB_SHARE + year.rng.uniform(-0.003, 0.003)) * everyone)
    left -= round(RETURNS * scale) + sum(want.values()) + year.total(while_open, _to_hub)
    both = max(LEAST_SHARE, left / max(1, news[one] + news[two]))
    # These two keep the difference that chance gave them, as far as both stay above the least.
    apart = (hubs[one] / max(1, news[one]) - hubs[two] / max(1, news[two])) / 2
    room = both - LEAST_SHARE
    apart = max(-room, min(room * news[two] / max(1, news[one]), apart))
    want[one] = round((both + apart) * news[one])
    want[two] = round(both * (news[one] + news[two])) - want[one]
    return want


def _self_referring_families(year: Conditioning, door: FrontDoor, scale: float) -> None:
    """Print counts families here: each once, however often it came and with however many children."""
    own: dict[int, list[Contact]] = {}
    others: dict[int, Contact] = {}
    for contact in year.contacts:
        if _to_hub(contact) and contact.source == SELF:
            own.setdefault(contact.family.number, []).append(contact)
        elif _to_hub(contact) and not _by_police(contact) and not is_unborn(contact):
            others[contact.family.number] = contact
    more = round(SELF_FAMILIES * scale) - len(own)
    pool = [contact for family, contact in others.items() if family not in own]
    if more < 0:
        pool = [each[0] for each in own.values() if len(each) == 1]

    def change(contact: Contact, enter: bool) -> None:
        contact.source = SELF if enter else door.other_source(contact)

    year.apply(draw(pool, lambda _: 1, abs(more), year.rng), change, more > 0)


def _reasons(
    year: Conditioning, door: FrontDoor, shares: dict[str, float], weight: Weight, theirs: Test, may: Test
) -> None:
    """Shares of the reasons among `theirs`; those who may change take or leave the other reasons for them."""
    total = year.total(weight, theirs)
    for reason, share in shares.items():

        def is_in(contact: Contact, reason: str = reason) -> bool:
            return theirs(contact) and contact.reason == reason

        def could(contact: Contact, reason: str = reason) -> bool:
            return theirs(contact) and may(contact) and contact.reason not in {*MAIN, UNBORN} - {reason}

        def change(contact: Contact, enter: bool, reason: str = reason) -> None:
            contact.reason = reason if enter else door.other_reason(contact)

        year.settle(round((share + year.rng.uniform(-0.001, 0.002)) * total), weight, is_in, could, change)


def _keep_others_smaller(year: Conditioning, door: FrontDoor) -> None:
    """Domestic abuse is printed as the second largest reason of families who return to hubs."""
    counts: Counter[str] = Counter()
    for contact in year.contacts:
        counts[contact.reason] += returned(contact) * _to_hub(contact)
    for reason in sorted(set(counts) - set(MAIN)):
        over = counts[reason] - counts[DOMESTIC_ABUSE] + 3
        pool = (c for c in year.contacts if c.reason == reason and _to_hub(c) and _all_back(c))
        year.apply(
            draw(pool, returned, over, year.rng),
            lambda contact, _: setattr(contact, "reason", door.other_reason(contact)),
            True,
        )
