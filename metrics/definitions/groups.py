"""Groups: places on group programmes, offered, started and completed."""

from __future__ import annotations

from functools import partial

from metrics.definitions.front_door import REPORT
from metrics.kinds import Count, Flow, Percentage, Recorded, Sum
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(Metric, defined_by=REPORT, public=Public.NO)
_place = partial(_metric, fact="group_place", dating=Flow("offered"))
_started = partial(_place, dating=Flow("started"))
_BETTER = {"unit": "%", "decimals": 1, "better": Better.HIGHER}
# Those who are sure to come, or to stay, may be all who get so far.
_FEWER_OFFERED = (Counterweight("places_offered", "the number of places offered", worse=-1),)
_FEWER_STARTED = (Counterweight("places_started_share", "the share of places started", worse=-1),)
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
        says="Parents started {share} group places offered",
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
        unit="sessions attended",
        definition="Sessions that parents came to, of the places they started in the period. A session with "
        "eight parents counts eight times.",
        why="It is the groupwork that reaches parents.",
        caveats=("Sessions still to come are not in it, so recent figures grow.",),
    ),
)

TOPIC = Topic("Groups and peers", METRICS)
