"""Voice: what people say of the help, what they agree with, and whether families make their own plans."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Except, Is, Recorded
from metrics.definitions.front_door import REPORT
from metrics.kinds import Count, Flow, Percentage
from metrics.model import Better, Counterweight, Metric, Public, Topic

TOGETHER = (
    "A form asks about several statements at once. So figures of all statements vary more than their "
    "intervals say, and no month is judged."
)
SURVEYS = "The council's own surveys"
AGREES, ANSWERED = Is("agreement", ("agree",)), Recorded("agreement")
_NOT_STAFF = Except("respondent", ("staff",))  # what they are asked is about their work
_metric = partial(Metric, defined_by=SURVEYS, public=Public.NO)
_answer = partial(_metric, fact="response", dating=Flow("answered"), together=TOGETHER)
_plan = partial(_metric, defined_by=REPORT, fact="plan", dating=Flow("started"))
_TOOK_PART = Recorded("made_with_family")
# Only plans that went well may be recorded, or only those of families who are sure to come be made.
_FEWER_PLANS = (
    Counterweight(
        "plans_took_part_recorded_share", "the share of plans that say how the family took part", worse=-1
    ),
    Counterweight("plans_made", "the number of plans made", worse=-1),
)
CHOSEN = "People choose whether to answer, so those who do may not speak for those who do not."

METRICS = (
    _metric(
        name="comments",
        title="Comments",
        question="Who tells us what they think of the help, and about what?",
        fact="comment",
        dating=Flow("said"),
        kind=Count(),
        unit="comments",
        definition="Comments made in the period, whether or not anybody may quote them.",
        why="Families know best what helped. It also shows whom nobody has asked.",
        caveats=("One person may comment many times.", CHOSEN),
    ),
    _answer(
        name="statements_answered",
        title="Statements answered",
        question="How many answers stand behind the shares?",
        version=2,
        kind=Count(where=(_NOT_STAFF,)),
        unit="answers",
        definition="Answers that children, families and partners gave in the period: one for each statement "
        "that somebody was asked about.",
        why="A share of a few answers says little.",
        caveats=("Whoever answers several statements counts once for each.", TOGETHER),
    ),
    _answer(
        name="statements_agreed_share",
        title="Agreement with statements",
        says="People agreed with {share} statements they answered",
        question="What do people agree with?",
        version=2,
        kind=Percentage(where=(AGREES,), of=(ANSWERED, _NOT_STAFF)),
        unit="%",
        decimals=1,
        definition="Answers of children, families and partners that agree with the statement, as a "
        "percentage of all their answers in the period. Neither agreeing nor disagreeing counts among all "
        "answers.",
        why="It shows, statement by statement, what people find true of the help they get.",
        caveats=(
            "Read it for one statement at a time: all of them together are of no one thing.",
            CHOSEN,
            TOGETHER,
        ),
    ),
    _plan(
        name="plans_made",
        title="Plans made",
        question="How many plans are made?",
        kind=Count(),
        unit="plans made",
        definition="Plans of every kind that began in the period, one for each child.",
        why="Plans say what a family and those who help it will do.",
    ),
    _plan(
        name="plans_with_family_share",
        title="Plans made with the family",
        question="Do families make their plans with us?",
        says="Families took part in {share} plans made",
        kind=Percentage(where=(Is("made_with_family", ("meeting", "present")),), of=(_TOOK_PART,)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        counterweights=_FEWER_PLANS,
        definition="Plans that began in the period and were made at a meeting the family accepted, or with "
        "the family present, as a percentage of those that record how the family took part.",
        why="A plan that a family has made is one that it can keep.",
        caveats=("Plans that do not record it are left out: see the share that does.",),
    ),
    _plan(
        name="plans_took_part_recorded_share",
        title="Plans that record how the family took part",
        question="How far can that share be relied on?",
        says="{share} plans made record how the family took part",
        kind=Percentage(where=(_TOOK_PART,)),
        unit="%",
        decimals=1,
        definition="Plans that began in the period and record how the family took part, as a percentage of "
        "all plans that began in the period.",
        why="Where few plans record it, the share made with families says little.",
    ),
)

TOPIC = Topic("Voice", METRICS)
