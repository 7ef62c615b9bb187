"""Case audits: somebody reads a child's case and grades the work by each standard."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest

CASE_AUDIT = Event(
    name="case_audit",
    extract="case_audits",
    about="One row for each standard that a child's case is graded by. Give each row a number of its own.",
    also=("audits", "quality audits", "case file audits", "audit grades"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team whose work was audited.", also=("audited team",)),
    ),
    on="audited",
    planned=True,
    columns=(
        Day(
            "audited",
            "Day of the audit.",
            required=True,
            called="day of audit",
            also=("audit date", "date of audit", "date audited"),
        ),
        Member("standard", "Standard the work is graded by.", also=("audit standard", "audit theme")),
        Member("grade", "Grade given.", also=("audit grade", "judgement", "rating")),
    ),
    carries=(Latest("referral", ("reason", "age_band")),),
    cells=None,  # a few cases a month, and about how teams work
)
