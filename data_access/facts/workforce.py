"""Posts by month, team and role: how many there are, how many are filled, and how many people left."""

from data_access.facts.columns import AUTHORITY, Amount, Member, Month
from data_access.facts.declaration import Measure

WORKFORCE = Measure(
    name="workforce",
    extract="posts",
    about="One row for each month, team and role: its posts, how many are filled, and how many people left.",
    also=("staffing", "establishment", "workforce", "vacancies", "headcount"),
    where=(
        AUTHORITY,
        Member("locality", "Locality the team works in; empty where it works in several."),
        Member("team", "Team the posts belong to."),
    ),
    month="month",
    columns=(
        Month("month", "Month; all but the leavers as at its last day."),
        Member("worker_role", "Role of the workers."),
        Amount(
            "established",
            "Posts there are, in full-time equivalents.",
            unit="full-time equivalents",
            called="number of posts",
        ),
        Amount(
            "in_post",
            "Posts that are filled, in full-time equivalents.",
            unit="full-time equivalents",
            called="number of posts filled",
        ),
        Amount(
            "staff", "People in post, full-time or not.", unit="people", called="number of people in post"
        ),
        Amount("leavers", "People who left in the month.", unit="people", called="number of leavers"),
    ),
    cells=None,  # a post of one person is that person
)
