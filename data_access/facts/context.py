"""Context: what others published about the nation or the council, month by month. No child is in it."""

from data_access.facts.columns import AUTHORITY, Amount, Member, Month
from data_access.facts.declaration import Measure, Open

CONTEXT = Measure(
    name="context",
    extract="context_figures",
    about="One row for each month and indicator: a figure that others published, as it stood in that month.",
    where=(AUTHORITY,),
    month="month",
    columns=(
        Month("month", "Month in which the figure stands."),
        Member("indicator", "What the figure is of, and of what time."),
        Member("reach", "Whether the figure is of the nation or of the council."),
        Member("paper", "Paper that prints the figure."),
        Amount("pounds", "The figure, of an indicator in pounds.", unit="pounds", called="pounds"),
    ),
    cells=Open.AS_IT_IS,
)
