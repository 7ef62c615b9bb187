"""Quality: how cases are audited, and how the work is graded."""

from __future__ import annotations

from functools import partial

from metrics.kinds import Count, Flow, Is, Percentage, Recorded
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(
    Metric,
    fact="case_audit",
    dating=Flow("audited"),
    defined_by="The council's own audit framework",
    public=Public.NO,
)
_STANDARDS = "A case audited against several standards counts once for each."

METRICS = (
    _metric(
        name="case_audits",
        title="Case audits",
        question="How much of the work is audited, and by which standards?",
        kind=Count(),
        unit="grades given",
        definition="Grades that auditors gave in the period: one for each standard that a child's case was "
        "audited against.",
        why="An audit shows how good the work is, which no count of work does.",
        caveats=(_STANDARDS,),
    ),
    _metric(
        name="cases_audited",
        title="Cases audited",
        question="How many children's cases are audited?",
        kind=Count(distinct="child"),
        unit="children",
        definition="Different children whose case was audited at least once in the period.",
        same_as="case_audits",
        why="A few cases say little about a team's work.",
        caveats=("A child counts once in every period and every team, so parts do not add up to totals.",),
    ),
    _metric(
        name="audits_good_share",
        title="Audits graded good or better",
        says="Auditors graded {share} audits good or better",
        question="How good is the work, by each standard?",
        kind=Percentage(where=(Is("grade_group", ("good",)),), of=(Recorded("grade_group"),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        # Whoever picks fewer cases may pick the better ones.
        counterweights=(Counterweight("case_audits", "the number of audits", worse=-1),),
        definition="Grades of good or better, as a percentage of all grades given in the period.",
        why="It shows whether families get work of the standard that the council has set.",
        caveats=(
            "The grades of one case are often alike, so the true interval is wider than the one given.",
            "Which grades are good or better is the council's own choice.",
        ),
    ),
)

TOPIC = Topic("Quality", METRICS)
