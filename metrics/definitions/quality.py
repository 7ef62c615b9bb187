"""Quality: how audits grade the work and what comes of them, who comes to meetings, how teams reflect."""

from __future__ import annotations

from functools import partial

from data_access.facts.audit_action import DUE_WITHIN
from data_access.facts.worked import LookBack
from metrics.conditions import AtMost, Is, Recorded
from metrics.kinds import Count, Flow, Median, Percentage, Portion, Stock, Sum
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(
    Metric,
    fact="case_audit",
    dating=Flow("audited"),
    defined_by="The council's own audit framework",
    public=Public.NO,
)
_ACTIONS = (
    "An audit agrees several actions at once. So figures of all actions vary more than their intervals say, "
    "and no month is judged."
)
_action = partial(
    Metric,
    fact="audit_action",
    dating=Flow("agreed"),
    defined_by="The council's own audit framework",
    public=Public.NO,
    together=_ACTIONS,
    caveats=(_ACTIONS,),
)
_counted = partial(
    Metric,
    fact="attendance",
    dating=Flow("month"),
    defined_by="The council's own returns",
    public=Public.NO,
)
_visits = partial(_counted, unit="visits", caveats=("One person may visit many times.",))
_GRADES = (
    "A case is graded by several standards at once, often alike. So figures of all grades vary more than "
    "their intervals say, and no month is judged."
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
        together=_GRADES,
        caveats=(_STANDARDS, _GRADES),
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
        together=_GRADES,
        caveats=(_GRADES, "Which grades are good or better is the council's own choice."),
    ),
    _action(
        name="audit_actions_open",
        title="Audit actions open",
        question="How much of what was agreed after audits is still to be done?",
        dating=Stock("agreed", "done"),
        kind=Count(),
        unit="open audit actions",
        together="",  # no stock is judged
        caveats=(),
        definition="Actions agreed after a multi-agency audit by the last day of the period and not done by "
        "then, due or not. An action done on that day is no longer open.",
        why="An audit helps families only once what it asked for is done.",
    ),
    _action(
        name="audit_actions_agreed",
        title="Audit actions agreed",
        question="How much do agencies agree to do after audits?",
        kind=Count(),
        unit="audit actions agreed",
        definition="Actions that were agreed in the period after a multi-agency audit.",
        why="It says what audits ask of agencies, and how much there is to do.",
    ),
    _action(
        name="audit_actions_done",
        title="Audit actions done",
        question="How many actions are done?",
        dating=Flow("done"),
        looks_back=LookBack(lasting=True),  # what is done in a period may have been agreed before the data
        kind=Count(),
        unit="audit actions done",
        definition="Actions agreed after a multi-agency audit that were done in the period, on time or not.",
        why="Set beside those agreed, it shows whether agencies keep up.",
    ),
    _action(
        name="audit_actions_on_time_share",
        title="Audit actions done on time",
        says="Agencies did {share} audit actions by the day they were due",
        question="Are actions done by the day they are due?",
        dating=Flow("due"),
        looks_back=LookBack(DUE_WITHIN),  # what is due in a period may have been agreed, and done, before it
        kind=Percentage(where=(AtMost("days_past_due", 0),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        counterweights=(  # whoever agrees little, or gives itself long, is seldom late
            Counterweight("audit_actions_agreed", "the number of actions agreed", worse=-1),
            Counterweight("days_given_for_audit_actions", "the time given for actions"),
        ),
        definition="Actions due in the period that were done on or before the day they were due, as a "
        "percentage of all actions due in the period. Actions without a due day are left out.",
        why="A due day that passes leaves families with the risk that the audit found.",
        caveats=("An action done a day late counts as one that is not done at all.", _ACTIONS),
    ),
    _action(
        name="days_given_for_audit_actions",
        title="Days given for audit actions",
        says="Agencies gave themselves {value} or less for half of audit actions",
        question="How long do agencies give themselves?",
        kind=Median("days_given"),
        unit="days",
        definition="The middle number of days (weekends included) from the day an action was agreed to the "
        "day it is due, among actions agreed in the period that have a due day.",
        why="More time makes it easier to be on time, and families wait longer.",
        no_clock="Days given for audit actions are agreed beforehand, so nothing has to be waited for.",
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
