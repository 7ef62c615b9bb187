"""Staff of hubs trained to lead group programmes: before the first group, and as people move on."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data import blemishes
from sample_data.facts.extract import Extract, Life
from sample_data.facts.group_places import PROGRAMMES
from sample_data.places import AUTHORITY, HUB_OPENED, HUBS

COLUMNS = ("authority", "locality", "team", "month", "programme", "staff_trained")
OWN = "hub_group"  # hubs lead it as they like: nobody accredits it
COURSES = ("03", "06", "10")  # months in which courses end
BEFORE = 215  # days before a programme's first offer from which staff are trained in it
FIRST, LATER = (1, 3), (0, 0, 0, 1, 1)  # staff of a hub at its first course, and at each after it


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month, hub and programme with a course that somebody completed."""
    text, rng = life.almanac.text, Random(f"{life.seed}/trainings")
    trained: set[tuple[str, str]] = set()
    for month in (month for month in life.months if text[month][5:7] in COURSES):
        for locality, team in HUBS.items():
            for code, programme in PROGRAMMES.items():
                if code == OWN or month < max(programme.first - BEFORE, HUB_OPENED[locality]):
                    continue
                many = rng.choice(LATER) if (team, code) in trained else rng.randint(*FIRST)
                trained.add((team, code))
                if many:
                    yield month, (AUTHORITY, locality, team, text[month], code, many)


TRAININGS = Extract("trainings", COLUMNS, _rows, blemishes.TRAININGS)
