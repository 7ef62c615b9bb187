"""What teams count by month: joint meetings, visits to hubs and reflective practice sessions."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.facts.extract import Extract, Life
from sample_data.places import AUTHORITY, HUB, YPSS_TEAM, teams

COLUMNS = (
    *("authority", "locality", "team", "month", "meetings_convened", "meetings_attended"),
    *("family_visits", "staff_visits", "partner_visits", "reflective_sessions"),
)
MEETINGS, ATTENDED = (4, 11), {True: 0.86, False: 0.72}  # a month; the share a hub, or another team, attends
VISITS = {"family": (60, 150), "staff": (30, 70), "partner": (10, 40)}  # to a hub in a month
SESSIONS = (1, 4)


def _visits(is_hub: bool, rng: Random) -> list[int | str]:
    """Visits by families, staff and partners; empty for a team whose building is no hub."""
    return [rng.randint(*each) if is_hub else "" for each in VISITS.values()]


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month and team that was there, in order of month."""
    text, rng = life.almanac.text, Random(f"{life.seed}/attendances")
    for month in life.months:
        for team, (_, kind, locality, opened) in teams().items():
            if team == YPSS_TEAM or month < (opened or 0):
                continue
            is_hub = kind == HUB
            convened = rng.randint(*MEETINGS)
            attended = sum(rng.random() < ATTENDED[is_hub] for _ in range(convened))
            counted = (convened, attended, *_visits(is_hub, rng), rng.randint(*SESSIONS))
            yield month, (AUTHORITY, locality, team, text[month], *counted)


ATTENDANCES = Extract("attendances", COLUMNS, _rows)
