"""Who works with a family: first workers in turn, workers beside them, moves between teams."""

from __future__ import annotations

from random import Random

from sample_data.almanac import AS_AT, DATA_START, Almanac, number
from sample_data.conditioning import draw
from sample_data.front_door import is_older
from sample_data.households import Contact, Wheel
from sample_data.places import HUB, HUB_OPENED, HUBS, LOCAL_OFFICE, LOCAL_OFFICES, TYPE_OF, YPSS, YPSS_TEAM

WAIT = Wheel((22, 30, 18, 10, 7, 5, 3, 2, 2, 1))  # working days from decision to the first worker
SECOND = {HUB: 0.36, LOCAL_OFFICE: 0.34, YPSS: 0.15}  # spells of work with a worker beside the first
NEXT = {HUB: 0.20, LOCAL_OFFICE: 0.37, YPSS: 0.18}  # spells after which another worker takes over
SHORTEST, LONGEST_GAP, MOST_SPELLS = 40, 5, 4
# Who takes over: same team, other team of the Local Office, hub, Local Office, YPSS, another place.
TAKES_OVER = {
    HUB: Wheel((40, 0, 0, 50, 4, 6)),
    LOCAL_OFFICE: Wheel((46, 18, 24, 0, 4, 8)),
    YPSS: Wheel((70, 0, 8, 22, 0, 0)),
}
FIRST_ROLES = {
    HUB: (("social_worker", 3), ("family_support_worker", 7)),
    LOCAL_OFFICE: (("social_worker", 9), ("social_work_assistant", 1)),
    YPSS: (("social_worker", 5), ("family_support_worker", 5)),
}
SECOND_ROLES = {
    HUB: (
        ("parenting_support_worker", 5),
        ("peer_worker", 2),
        ("children_1st_worker", 2),
        ("social_worker", 1),
    ),
    LOCAL_OFFICE: (("social_work_assistant", 6), ("family_support_worker", 4)),
    YPSS: (("family_support_worker", 1),),
}
# Print: allocations to Local Offices in 2023 were "almost 6,800" below 2021; calendar years are our reading.
FALL = (6720, 6780)
FALL_FROM = (number(2021, 1, 1), number(2021, 12, 31))
FALL_TO = (number(2023, 1, 1), number(2023, 12, 31))


class Spell:
    """A worker's time with the children of one contact; `second`: first and last day of one beside."""

    __slots__ = ("contact", "ended", "role", "second", "second_role", "started", "team")

    def __init__(self, contact: Contact, team: str, started: int, ended: int):
        """Days are day numbers; `ended` may lie after the as-at day."""
        self.contact, self.team, self.started, self.ended = contact, team, started, ended
        self.second = None


class Caseload:
    """Gives contacts that lead to help their workers; `rng` decides."""

    def __init__(self, almanac: Almanac, rng: Random):
        """Set the wheels up once."""
        self.almanac, self.rng = almanac, rng
        self.first = {kind: Wheel([often for _, often in roles]) for kind, roles in FIRST_ROLES.items()}
        self.beside = {kind: Wheel([often for _, often in roles]) for kind, roles in SECOND_ROLES.items()}

    def spells(self, contacts: list[Contact]) -> list[Spell]:
        """Every spell of work that touches the dates of the extracts, in order of contact."""
        return [
            spell
            for contact in contacts
            if not (contact.unsupported or contact.repeat_of) and contact.closed >= DATA_START
            for spell in self._follow(contact)
            if spell.ended >= DATA_START and spell.started <= AS_AT
        ]

    def _follow(self, contact: Contact) -> list[Spell]:
        rng, spells, team = self.rng, [], contact.team
        started = min(self.almanac.working_day(contact.decided, WAIT.draw(rng)), contact.closed - 3)
        while True:
            rest = contact.closed - started
            goes_on = rest > SHORTEST and len(spells) < MOST_SPELLS - 1 and rng.random() < NEXT[TYPE_OF[team]]
            ended = started + 15 + int(rng.random() * (rest - 25)) if goes_on else contact.closed
            spells.append(self._spell(contact, team, started, ended))
            if not goes_on:
                return spells
            started = ended + int(rng.random() ** 3 * LONGEST_GAP)
            team = self._takes_over(contact, team, started)

    def _spell(self, contact: Contact, team: str, started: int, ended: int) -> Spell:
        spell, kind, rng = Spell(contact, team, started, ended), TYPE_OF[team], self.rng
        spell.role = FIRST_ROLES[kind][self.first[kind].draw(rng)][0]
        spell.second_role = SECOND_ROLES[kind][self.beside[kind].draw(rng)][0]
        if rng.random() < SECOND[kind]:
            spell.second = self.days_beside(spell)
        return spell

    def days_beside(self, spell: Spell) -> tuple[int, int]:
        """First and last day of a worker beside the first: from early on, often to the end."""
        rng, length = self.rng, spell.ended - spell.started
        started = spell.started + int(rng.random() ** 2 * min(60, 0.6 * length))
        ended = spell.ended
        return started, ended if rng.random() < 0.6 else started + int(
            (ended - started) * rng.uniform(0.4, 1)
        )

    def _takes_over(self, contact: Contact, team: str, day: int) -> str:
        place, kind = contact.locality, TYPE_OF[team]
        hub = HUBS[place] if day >= HUB_OPENED[place] else None
        offices = LOCAL_OFFICES[place]
        choice = TAKES_OVER[kind].draw(self.rng)
        other_office = offices[1] if team == offices[0] else offices[0]
        options = (
            team,
            other_office,
            hub,
            offices[contact.family.number % 2],
            YPSS_TEAM if is_older(contact) else None,
            self._elsewhere(place, kind, day),
        )
        return options[choice] or team

    def _elsewhere(self, place: str, kind: str, day: int) -> str | None:
        """The team of the same type where a family moves to, if there is one yet."""
        places = [other for other in HUBS if other != place]
        other = places[int(self.rng.random() * len(places))]
        if kind == HUB:
            return HUBS[other] if day >= HUB_OPENED[other] else None
        return LOCAL_OFFICES[other][0]


def allocated(spells: list[Spell], kind: str, first: int, last: int) -> int:
    """Allocations to teams of the type that started in those days: a row a child, and one for each beside."""
    return sum(
        len(spell.contact.children)
        * ((first <= spell.started <= last) + (spell.second is not None and first <= spell.second[0] <= last))
        for spell in spells
        if TYPE_OF[spell.team] == kind
    )


def meet_fall(spells: list[Spell], caseload: Caseload, scale: float) -> int:
    """Bring the printed fall of Local Office allocations about; how many spells were changed for it.

    Half of what chance left missing is met in 2021 and half in 2023, by giving
    spells drawn at random a worker beside the first, or taking that worker away.
    """
    before, after = (allocated(spells, LOCAL_OFFICE, *year) for year in (FALL_FROM, FALL_TO))
    missing = round(caseload.rng.uniform(*FALL) * scale) - (before - after)
    half = missing // 2
    return _more(spells, caseload, FALL_FROM, missing - half) + _more(spells, caseload, FALL_TO, -half)


def _more(spells: list[Spell], caseload: Caseload, year: tuple[int, int], rows: int) -> int:
    first, last = year

    def may(spell: Spell) -> bool:
        if TYPE_OF[spell.team] != LOCAL_OFFICE:
            return False
        if rows < 0:
            return spell.second is not None and first <= spell.second[0] <= last
        return spell.second is None and first <= spell.started and spell.started + 60 <= last

    pool = [spell for spell in spells if may(spell)]
    chosen = draw(pool, lambda spell: len(spell.contact.children), abs(rows), caseload.rng)
    for spell in chosen:
        spell.second = None if rows < 0 else caseload.days_beside(spell)
    return len(chosen)
