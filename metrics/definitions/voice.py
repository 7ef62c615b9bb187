"""Voice: what children, parents, partners and staff say of the help, and what they agree with."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is, Recorded
from metrics.kinds import Count, Flow, Percentage
from metrics.model import Metric, Public, Topic

_TOGETHER = (
    "A form asks about several statements at once. So figures of all statements vary more than their "
    "intervals say, and no month is judged."
)
_metric = partial(Metric, defined_by="The council's own surveys", public=Public.NO)
_answer = partial(_metric, fact="response", dating=Flow("answered"), together=_TOGETHER)
_CHOSEN = "People choose whether to answer, so those who do may not speak for those who do not."

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
        caveats=("One person may comment many times.", _CHOSEN),
    ),
    _answer(
        name="statements_answered",
        title="Statements answered",
        question="How many answers stand behind the shares?",
        kind=Count(),
        unit="answers",
        definition="Answers given in the period: one for each statement that somebody was asked about.",
        why="A share of a few answers says little.",
        caveats=("Whoever answers several statements counts once for each.", _TOGETHER),
    ),
    _answer(
        name="statements_agreed_share",
        title="Agreement with statements",
        says="People agreed with {share} statements they answered",
        question="What do people agree with?",
        kind=Percentage(where=(Is("agreement", ("agree",)),), of=(Recorded("agreement"),)),
        unit="%",
        decimals=1,
        definition="Answers that agree with the statement, as a percentage of all answers given in the "
        "period. Neither agreeing nor disagreeing counts among all answers.",
        why="It shows, statement by statement, what people find true of the help they get.",
        caveats=(
            "Read it for one statement at a time: all of them together are of no one thing.",
            _CHOSEN,
            _TOGETHER,
        ),
    ),
)

TOPIC = Topic("Voice", METRICS)
