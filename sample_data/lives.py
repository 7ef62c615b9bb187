"""What happens to families: when they come, how long help lasts, whether they come back."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from sample_data.almanac import AS_AT, LIFE_START, Almanac, number
from sample_data.households import Contact, Family, Registry, Wheel, at_home
from sample_data.places import LOCALITIES

FIRST_CONTACTS_A_DAY = 10.6  # families, on an average day of the six years to October 2022
TWO_YEARS = 730  # days after an involvement closed in which the child is known
SIX_YEARS = number(2016, 10, 1)
UNSUPPORTED = (0.29, 0.18)  # share given no more than advice: at least need, less so at most need
RETURN = 0.32  # of families whose help ended, those who come back sooner or later, age allowing
SOON, SOON_DAYS, LATER_DAYS = 0.55, 110, 560
REPEAT = 0.07  # of families being helped, those referred again meanwhile
SIBLING_TOO = 0.90
MOVED_HOUSE = 0.025
CLOSE_TO_MEAN = 2.0  # shape of how long help lasts: the higher, the less it varies

# Working days from referral to decision: most at once, some late.
DECISION_DAYS = Wheel((34, 27, 14, 8, 5, 3.5, 2, 1.5, 1, 1, 0.8, 0.6, 0.5, 0.4, 0.4, 0.3))
LATE = 0.012  # and a few very late
_PLACES = tuple(LOCALITIES)


def first_contacts(almanac: Almanac, rng: Random, scale: float) -> Iterator[int]:
    """Days of first contact, in order: a Poisson process that follows the season."""
    busy = [season * weekday for season, weekday in zip(almanac.season, almanac.weekday, strict=True)]
    usual = busy[SIX_YEARS - LIFE_START :][: 6 * 365]
    mean = sum(usual) / len(usual)
    busy = busy[: AS_AT - LIFE_START + 1]
    clock = list(accumulate(FIRST_CONTACTS_A_DAY * scale * each / mean for each in busy))
    now = rng.expovariate(1.0)
    while now < clock[-1]:
        yield LIFE_START + bisect(clock, now)
        now += rng.expovariate(1.0)


class Lives:
    """Draws whole lives at the front door, one family after another."""

    def __init__(self, almanac: Almanac, rng: Random):
        """`rng` decides everything."""
        self.almanac, self.rng = almanac, rng
        self.registry = Registry(rng)

    def contacts(self, scale: float) -> list[Contact]:
        """Every contact up to the as-at day, in order of day; history before the extracts included."""
        found: list[Contact] = []
        for day in first_contacts(self.almanac, self.rng, scale):
            found.extend(self._life(self.registry.family(day), day))
        found.sort(key=lambda contact: (contact.received, contact.family.number))
        return found

    def _life(self, family: Family, day: int) -> Iterator[Contact]:
        rng, last_closed = self.rng, {}
        while day <= AS_AT and (children := self._referred(family, day)):
            contact = self._contact(family, children, day, last_closed)
            yield contact
            again = None
            if not contact.unsupported and rng.random() < REPEAT:
                again = self._repeat(contact, last_closed)
            if again:
                yield again
            last_closed |= dict.fromkeys((child.number for child in children), contact.closed)
            if rng.random() >= RETURN:
                return
            if rng.random() < MOVED_HOUSE:
                family.locality = _PLACES[int(rng.random() * len(_PLACES))]
            day = self._return(contact.closed)

    def _referred(self, family: Family, day: int) -> list:
        """Usually all the children at home; sometimes a brother or sister is left out."""
        children = at_home(family, day)
        kept = [child for child in children if self.rng.random() < SIBLING_TOO]
        return kept or children[:1]

    def _contact(self, family: Family, children: list, day: int, last_closed: dict) -> Contact:
        rng, contact = self.rng, Contact()
        contact.family, contact.children, contact.locality = family, children, family.locality
        contact.received, contact.repeat_of, contact.repeated = day, None, False
        closings = (last_closed.get(child.number) for child in children)
        contact.known = sum(closed is not None and day - closed <= TWO_YEARS for closed in closings)
        contact.need = need = rng.random()
        contact.unsupported = rng.random() < UNSUPPORTED[0] + (UNSUPPORTED[1] - UNSUPPORTED[0]) * need
        late = int(rng.random() * 30) if rng.random() < LATE else 0
        contact.decided = self.almanac.working_day(day, DECISION_DAYS.draw(rng) + late)
        contact.closed = contact.decided
        if not contact.unsupported:
            mean = (80 + 190 * need) / CLOSE_TO_MEAN
            contact.closed += 14 + int(rng.gammavariate(CLOSE_TO_MEAN, mean))
        return contact

    def _repeat(self, first: Contact, last_closed: dict) -> Contact | None:
        """The same children referred again while the first contact's help goes on."""
        day = first.received + 5 + int(self.rng.random() * 0.8 * (first.closed - first.received - 10))
        if not first.decided < day < min(first.closed - 5, AS_AT) or not self.almanac.is_open(day):
            return None
        again = self._contact(first.family, first.children, day, last_closed)
        again.repeat_of, again.closed, again.unsupported, again.known = first, first.closed, False, 0
        again.decided = again.decided if again.decided <= first.closed else day
        first.repeated = True
        return again

    def _return(self, closed: int) -> int:
        """Day of the next contact: soon or much later, less often when the year is quiet."""
        rng, almanac = self.rng, self.almanac
        day = closed + 1 + int(rng.expovariate(1 / (SOON_DAYS if rng.random() < SOON else LATER_DAYS)))
        while day <= AS_AT and rng.random() * 1.12 > almanac.season[day - LIFE_START]:
            day += 5 + int(rng.expovariate(1 / 60))
        while day <= AS_AT and rng.random() * 1.2 > almanac.weekday[day - LIFE_START]:
            day += 1
        return day
