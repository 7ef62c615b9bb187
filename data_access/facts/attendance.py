"""Meetings, visits and sessions that teams count by month. No child is in it."""

from data_access.facts.columns import AUTHORITY, Amount, Member, Month
from data_access.facts.declaration import Measure

ATTENDANCE = Measure(
    name="attendance",
    extract="attendances",
    about="One row for each month and team: meetings, visits and sessions, and who came.",
    also=("attendance at meetings", "building visits", "team returns"),
    where=(
        AUTHORITY,
        Member("locality", "Locality of the team or building."),
        Member("team", "Team that counted.", also=("hub",)),
    ),
    month="month",
    columns=(
        Month("month", "Month the numbers are for."),
        Amount(
            "meetings_convened",
            "Joint assessment team meetings the team was asked to.",
            unit="meetings",
            called="joint assessment team meetings",
        ),
        Amount(
            "meetings_attended",
            "Those of them that the team attended.",
            unit="meetings",
            called="meetings attended",
        ),
        Amount("family_visits", "Visits to the hub by families.", unit="visits", called="visits by families"),
        Amount("staff_visits", "Visits to the hub by staff.", unit="visits", called="visits by staff"),
        Amount(
            "partner_visits", "Visits to the hub by partners.", unit="visits", called="visits by partners"
        ),
        Amount(
            "reflective_sessions",
            "Reflective practice sessions held.",
            unit="sessions",
            called="reflective practice sessions",
        ),
    ),
    cells=None,
)
