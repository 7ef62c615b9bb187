"""Money: what was planned and what was spent, by month, fund and tier of support. No child is in it."""

from data_access.facts.columns import AUTHORITY, Amount, Member, Month
from data_access.facts.declaration import Measure, Open

SPEND = Measure(
    name="spend",
    extract="accounts",
    about="One row for each month, fund and tier of support: what was planned and what was spent.",
    where=(AUTHORITY,),
    month="month",
    columns=(
        Month("month", "Month the money is for."),
        Member("fund", "Fund that pays."),
        Member("tier", "How intensive the support is. `universal` and `early` count as prevention."),
        Amount(
            "budget",
            "Money planned for the month, which may be still to come.",
            unit="pounds",
            called="budget",
            ahead=True,
        ),
        Amount(
            "spent",
            "Money spent in the month; empty of a month still to come.",
            unit="pounds",
            called="spending",
        ),
    ),
    cells=Open.AS_IT_IS,
)
