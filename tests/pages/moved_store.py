"""The small council with months that differ, as real ones do, and in the end twice Hamilton's referrals."""

from datetime import date
from pathlib import Path

from tests.pages import small_store

MOVED = date(2023, 10, 1)
UNEVEN = "UPDATE {fact} SET n = 1 + (id * id * 31 + id * 7919) % 1009 % 4"
DOUBLED = "UPDATE referral SET n = n * 2 WHERE locality = 1 AND received >= {day}"
# Or those before birth, and the ends of help, would have moved too. What does not move is one question more
# among which the move has to stand out.
BORN = "UPDATE referral SET age_band = 0 WHERE age_band = 1"
OPEN = "UPDATE referral SET involvement_ended = NULL, what_followed = 0, days_to_escalation = NULL"
STAYED = "UPDATE allocation SET moves = NULL"
# Nor do comments and answers move.
UNSAID = ("DELETE FROM comment", "DELETE FROM response")
UNSCORED = "UPDATE wellbeing_score SET wellbeing_change = 0"
TARGET = "INSERT INTO target VALUES (1, 'hub_share', 0, 18000, NULL, 90, 'the plan')"


def publish(folder: Path) -> None:
    """The council as the current snapshot of the store in `folder`, without public figures."""
    day = (MOVED - date(1970, 1, 1)).days
    moved = DOUBLED.format(day=day)
    uneven = tuple(UNEVEN.format(fact=fact) for fact in ("referral", "allocation"))
    still = (BORN, OPEN, STAYED, UNSCORED, *UNSAID)
    small_store.publish(folder, 4000, public=False, also=(*uneven, *still, moved, TARGET))
