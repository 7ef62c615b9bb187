"""Quality: how audits grade the work, who comes to meetings and hubs, and how often teams reflect."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is, Recorded
from metrics.kinds import Count, Flow, Percentage, Portion, Sum
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(
    Metric,
    fact="case_audit",
    dating=Flow("audited"),
    defined_by="The council's own audit framework",
    public=Public.NO,
)
_counted = partial(
    Metric,
    fact="attendance",
    dating=Flow("month"),
    defined_by="The council's own returns",
    public=Public.NO,
)
_visits = partial(
    _counted,
    unit="visits",
    caveats=("One person may visit many times.",),
)
_STANDARDS = "A case audited against several standards counts once for each."

METRICS = (
    _metric(
        name="case_audits",
        title="Grades given in case audits",
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
        title="Grades good or better in case audits",
        says="Auditors gave good or better for {share} grades",
        question="How good is the work, by each standard?",
        kind=Percentage(where=(Is("grade_group", ("good",)),), of=(Recorded("grade_group"),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        # Whoever picks fewer cases may pick the better ones.
        counterweights=(Counterweight("case_audits", "the number of grades given", worse=-1),),
        definition="Grades of good or better, as a percentage of all grades given in the period.",
        why="It shows whether families get work of the standard that the council has set.",
        caveats=(
            "The grades of one case are often alike, so the true interval is wider than the one given.",
            "Which grades are good or better is the council's own choice.",
        ),
    ),
    _counted(
        name="joint_meetings",
        title="Joint assessment team meetings",
        question="How often do teams and their partners meet about a family?",
        kind=Sum("meetings_convened"),
        unit="meetings",
        definition="Joint assessment team meetings in the period to which teams were asked.",
        why="Partners who meet can agree one plan for a family.",
        caveats=("A meeting counts once for each team that was asked to it.",),
    ),
    _counted(
        name="joint_meetings_attended_share",
        title="Joint assessment team meetings attended",
        question="How often do teams come to the meetings they are asked to?",
        kind=Portion("meetings_attended", "meetings_convened"),
        unit="%",
        decimals=1,
        definition="Joint assessment team meetings that teams attended, as a percentage of those they were "
        "asked to in the period.",
        why="A plan made without a team may not be one that it can keep.",
    ),
    *(
        _visits(
            name=f"{who}_visits",
            title=f"Visits to hubs by {plural}",
            question=f"How often do {plural} come to the hubs?",
            kind=Sum(f"{who}_visits"),
            definition=f"Visits to hub buildings by {plural} in the period, as the hubs counted them.",
            why=why,
        )
        for who, plural, why in (
            ("family", "families", "Families use a building that is easy to reach and feels safe."),
            ("staff", "staff", "Hubs are a place for staff of all teams to work together."),
            ("partner", "partners", "Partners who work from the hubs are there when a family needs them."),
        )
    ),
    _counted(
        name="reflective_sessions",
        title="Reflective practice sessions",
        question="How often do teams take time to reflect on their work?",
        kind=Sum("reflective_sessions"),
        unit="sessions",
        definition="Reflective practice sessions that teams held in the period.",
        why="Time to reflect keeps work good and workers well.",
    ),
)

TOPIC = Topic("Quality", METRICS)
