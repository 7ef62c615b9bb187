"""Groups and peers: places on group programmes, staff trained in them, and support for parents."""

from __future__ import annotations

from functools import partial

from data_access.facts.support import SUSTAINED
from data_access.facts.worked import LookBack
from metrics.conditions import Is, Recorded
from metrics.definitions.front_door import REPORT
from metrics.definitions.pregnancy import NOT_OUTCOMES
from metrics.kinds import Count, Flow, Percentage, Sum
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(Metric, defined_by=REPORT, public=Public.NO)
_place = partial(_metric, fact="group_place", dating=Flow("offered"))
_started = partial(_place, dating=Flow("started"))
_support = partial(_metric, fact="support", dating=Flow("started"))
_assessed = partial(_metric, fact="assessment", dating=Flow("started"), splits=NOT_OUTCOMES)
# What ends in a period may have begun before the data.
_ended = partial(_support, dating=Flow("ended"), looks_back=LookBack(lasting=True))
_BETTER = {"unit": "%", "decimals": 1, "better": Better.HIGHER}
# Those who are sure to come, or to stay, may be all who get so far.
_FEWER_OFFERED = (Counterweight("places_offered", "the number of places offered", worse=-1),)
_FEWER_STARTED = (Counterweight("places_started_share", "the share of places started", worse=-1),)
_FEWER_SUPPORTED = (Counterweight("supports_started", "the number of times support began", worse=-1),)
_FEWER_PLANNED = (
    Counterweight("supports_planned_share", "the share of support that ended as planned", worse=-1),
)
_PARENTING_NEEDS = Is("assessment_kind", ("parenting_needs",))
_AS_PLANNED = Is("ended_as", ("planned",))
_ONCE = "A parent counts once in every period and every kind, so parts do not add up to totals."
_PLACES = "A parent offered two places counts twice."

METRICS = (
    _place(
        name="places_offered",
        title="Group places offered",
        question="How often are parents offered a place in a group?",
        kind=Count(),
        unit="group places offered",
        definition="Places on group programmes offered to parents in the period.",
        why="Groups reach many parents early.",
        caveats=(_PLACES,),
    ),
    _place(
        name="places_started_share",
        title="Group places started",
        says="Parents took up {share} group places offered",
        question="How often do parents take up their place?",
        kind=Percentage(where=(Recorded("started"),)),
        **_BETTER,
        counterweights=_FEWER_OFFERED,
        definition="Places offered in the period that the parent started, as a percentage of all places "
        "offered in the period.",
        why="It shows whether groups suit parents: the day, the place and the programme.",
        settles=150,
        caveats=(
            _PLACES,
            "Parents wait for the next group to begin: figures are provisional until 150 days after the "
            "last offer.",
        ),
    ),
    _started(
        name="places_completed_share",
        title="Group places completed",
        says="Parents completed {share} group places they started",
        question="How often do parents who start a programme complete it?",
        kind=Percentage(where=(Recorded("completed"),)),
        **_BETTER,
        counterweights=_FEWER_STARTED,
        definition="Places started in the period that the parent completed, as a percentage of all places "
        "started in the period. Each programme says what completing it takes.",
        why="A programme works as it was tested when parents stay to its end.",
        settles=150,
        caveats=(
            _PLACES,
            "The longest programmes last about four months: figures are provisional until 150 days after "
            "the last start.",
        ),
    ),
    _started(
        name="group_sessions",
        title="Group sessions attended",
        question="How much groupwork do parents come to?",
        kind=Sum("sessions"),
        unit="sessions",
        definition="Sessions that parents came to, of the places they started in the period. A session with "
        "eight parents counts eight times.",
        why="It is the groupwork that reaches parents.",
        caveats=("Sessions still to come are not in it, so recent figures grow.",),
    ),
    _metric(
        name="staff_trained",
        title="Staff trained in programmes",
        question="How many staff are trained to lead groups?",
        fact="training",
        dating=Flow("month"),
        kind=Sum("staff_trained"),
        unit="people",
        definition="Staff who completed accredited training in a group programme in the period, as teams "
        "count them.",
        why="A programme works as it was tested when those who lead it are trained in it.",
        caveats=(
            "Whoever is trained in two programmes counts twice.",
            "Some of those trained have left since: it is no count of who can lead a group today.",
        ),
    ),
    _assessed(
        name="parenting_assessments",
        title="Parenting support needs assessments",
        question="How often does a worker find out what support parents need?",
        kind=Count(where=(_PARENTING_NEEDS,)),
        unit="parenting support needs assessments",
        definition="Assessments of the support that parents need which began in the period, one for each "
        "child, whatever came of them.",
        why="It is where support for parents begins.",
        caveats=("A family with three children counts three times.",),
    ),
    _assessed(
        name="families_assessed_for_parenting",
        title="Families assessed for parenting support",
        question="How many families have the support they need as parents assessed?",
        kind=Count(where=(_PARENTING_NEEDS,), distinct="family"),
        unit="families assessed for parenting support",
        definition="Different families for whom at least one assessment of the support that parents need "
        "began in the period.",
        same_as="parenting_assessments",
        why="It shows how many families such work reaches, however many children they have.",
        caveats=("A family counts once in every period, so parts do not add up to totals.",),
    ),
    _support(
        name="supports_started",
        title="Support for parents begun",
        question="How often does a parent begin to be supported?",
        kind=Count(),
        unit="times support began",
        definition="Times in the period that a parent began to be supported, by a peer or another worker.",
        why="It is the work that those who support parents take on.",
        caveats=("A parent given two kinds of support counts twice.",),
    ),
    _support(
        name="parents_supported",
        title="Parents supported",
        question="How many parents are supported?",
        kind=Count(distinct="parent"),
        unit="parents",
        definition="Different parents who began to be supported at least once in the period. A parent counts "
        "once, however many kinds of support there were.",
        same_as="supports_started",
        why="Help for a parent is help for every child at home.",
        caveats=(_ONCE,),
    ),
    _support(
        name="parents_supported_by_peers",
        title="Parents supported by peers",
        question="How many parents do peer workers reach?",
        kind=Count(where=(Is("support_kind", ("peer",)),), distinct="parent"),
        unit="parents",
        definition="Different parents whom a peer worker began to support at least once in the period.",
        why="Peer workers have been in need of help themselves, and parents tell them more.",
        caveats=(_ONCE,),
    ),
    _ended(
        name="supports_planned_share",
        title="Support ended as planned",
        says="{share} support for parents ended as planned",
        question="How often does support end because it has done its work?",
        kind=Percentage(where=(_AS_PLANNED,), of=(Recorded("ended_as"),)),
        **_BETTER,
        counterweights=_FEWER_SUPPORTED,
        definition="Support that ended in the period as planned, as a percentage of support that ended in "
        "the period and records how.",
        why="A parent who stops coming may not have been helped.",
    ),
    _ended(
        name="support_sustained_share",
        title="Support sustained for six months",
        says="{share} parents whose support ended as planned began no more within six months",
        question="Does support last once it is over?",
        kind=Percentage(where=(Recorded("sustained"),), of=(_AS_PLANNED, Recorded("parent"))),
        **_BETTER,
        counterweights=_FEWER_PLANNED,
        definition="Support that ended in the period as planned, after which the parent began no other "
        f"support for {SUSTAINED} days, as a percentage of support that ended in the period as planned for a "
        "parent whose number is recorded.",
        why="Support is meant to leave parents able to go on without it.",
        settles=SUSTAINED,
        caveats=(
            "Other support that was going on when this ended is not counted as needing more.",
            "A family may be referred again without support of this kind: see Coming back.",
            "Figures are provisional until six months after the last end.",
        ),
    ),
)

TOPIC = Topic("Groups and peers", METRICS)
