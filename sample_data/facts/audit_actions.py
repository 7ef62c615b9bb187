"""Actions agreed after multi-agency audits: most are done on time, some late, and a few are still open."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START, Almanac
from sample_data.facts.extract import Extract, Life
from sample_data.households import Wheel
from sample_data.places import AUTHORITY, LOCAL_OFFICES, LOCALITIES

COLUMNS = ("reference", "authority", "locality", "team", "agency", "agreed", "due", "done")
SOCIAL_WORK = "social_work"
# code: name, how often it takes on an action, share that it does on time
AGENCIES = {
    SOCIAL_WORK: ("Social work", 38, 0.76),
    "health": ("Health", 22, 0.66),
    "education": ("Education", 20, 0.70),
    "police": ("Police", 12, 0.80),
    "third_sector": ("Third sector", 8, 0.62),
}
EARLIER = 360  # days before the extract begins from which some actions are open on its first day
EVERY, ACTIONS = 30, (3, 7)  # days from one audit to the next; how many actions each leads to
WEEKS = (4, 8, 12, 12, 26)  # given for an action
LATE = 28  # days, the scale of how late those are that are not on time
NEVER, NO_DUE_DAY = 0.03, 0.04  # of actions: overtaken by others and never closed; agreed without a day
OF_NO_PLACE, OF_NO_TEAM = 0.12, 0.25  # of actions: for the whole council; of social work, for no one team

_CODES = tuple(AGENCIES)
_WHICH = Wheel([often for _, often, _ in AGENCIES.values()])


def _days(agency: str, agreed: int, almanac: Almanac, rng: Random) -> tuple[int | None, int | None]:
    """The day it is due, and the day it is done, of either none."""
    due = almanac.working_day(agreed + 7 * rng.choice(WEEKS), 0)
    in_time, late = rng.randint(agreed + 5, due), due + 1 + int(rng.gammavariate(1.5, LATE))
    done = almanac.working_day(in_time if rng.random() < AGENCIES[agency][2] else late, 0)
    is_over, has_day = rng.random() >= NEVER and done <= AS_AT, rng.random() >= NO_DUE_DAY
    return due if has_day else None, done if is_over else None


def _where(place: str, agency: str, rng: Random) -> tuple[str, str]:
    """The locality and the team of an action, either empty."""
    offices, team = LOCAL_OFFICES[place], ""
    if agency == SOCIAL_WORK and rng.random() >= OF_NO_TEAM:
        team = rng.choice(offices)
    return (place if team or rng.random() >= OF_NO_PLACE else ""), team


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every action, in order of day; the localities are audited in turn."""
    almanac, rng, places = life.almanac, Random(f"{life.seed}/audit actions"), list(LOCALITIES)
    text = almanac.text
    for number, day in enumerate(range(DATA_START - EARLIER, AS_AT - EVERY // 2, EVERY), 1):
        agreed = almanac.working_day(day + rng.randint(0, EVERY // 2), 0)
        for nth in range(1, rng.randint(*ACTIONS) + 1):
            agency = _CODES[_WHICH.draw(rng)]
            place, team = _where(places[number % len(places)], agency, rng)
            due, done = _days(agency, agreed, almanac, rng)
            days = (text[agreed], text[due] if due else "", text[done] if done else "")
            if agreed >= DATA_START or not done or done >= DATA_START:
                yield agreed, (f"M{number:03}-{nth}", AUTHORITY, place, team, agency, *days)


AUDIT_ACTIONS = Extract("audit_actions", COLUMNS, _rows, blemishes.AUDIT_ACTIONS, opening_stock=True)
