"""Training of staff in accredited programmes, by month, team and programme. No child is in it."""

from data_access.facts.columns import AUTHORITY, Amount, Member, Month
from data_access.facts.declaration import Measure

TRAINING = Measure(
    name="training",
    extract="trainings",
    about="One row for each month, team and programme: how many staff completed accredited training in it.",
    also=("staff training", "accredited training", "programme training", "training completed"),
    where=(
        AUTHORITY,
        Member("locality", "Locality the team works in; empty where it works in several."),
        Member("team", "Team of those trained."),
    ),
    month="month",
    columns=(
        Month("month", "Month in which the training was completed."),
        Member("programme", "Group programme the training is in.", also=("course", "training course")),
        Amount(
            "staff_trained",
            "Staff who completed the training in the month.",
            unit="people",
            called="number of staff trained",
        ),
    ),
    cells=None,  # one person trained in a team is that person
)
