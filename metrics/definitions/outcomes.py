"""Sustained outcomes: needs identified, met when help ended, and still met about six months on."""

from __future__ import annotations

from functools import partial

from data_access.facts.identified_need import ASKED_BY
from data_access.facts.worked import LookBack
from metrics.conditions import Except, Is, Recorded
from metrics.kinds import Count, Flow, Percentage
from metrics.model import Metric, Public, Topic

_TOGETHER = (
    "A child often has several needs at once. So figures of all needs vary more than their intervals say, "
    "and no month is judged."
)
# None has a better way: whether a need is met is said by those who helped.
_metric = partial(
    Metric,
    fact="identified_need",
    defined_by="The council's own outcome framework",
    public=Public.NO,
    together=_TOGETHER,
)
_share = partial(
    _metric,
    dating=Flow("closed"),
    looks_back=LookBack(lasting=True),  # help that ends in a period may have begun before the data
    unit="%",
    decimals=1,
)
_later = partial(_share, settles=ASKED_BY)
_MET, _STILL_MET = Is("need_at_closing", ("met",)), Is("need_later", ("met",))
_OF_MET = "as a percentage of all needs met when help ended in the period"
_SAID = "Those who helped say whether a need was met."
_LOST = "Families who were not found are left out: the best and the worst case say how much that can matter."
_BOUND = "It is a bound and no estimate: the truth lies between the best and the worst case."
_PROVISIONAL = f"Figures are provisional until {ASKED_BY} days after help last ended in the period."

METRICS = (
    _metric(
        name="needs_identified",
        title="Needs identified",
        question="What do families need when help begins?",
        kind=Count(),
        dating=Flow("identified"),
        unit="needs identified",
        definition="Needs of children that were identified in the period, one for each need of each child.",
        why="It says what help is asked to change.",
        caveats=("A child with several needs counts once for each.", _TOGETHER),
    ),
    _share(
        name="needs_met_share",
        title="Needs met when help ended",
        says="{share} needs were met when help ended",
        question="How often is a need met by the time help ends?",
        kind=Percentage(where=(_MET,), of=(Recorded("need_at_closing"),)),
        definition="Needs with which help ended in the period that were met, as a percentage of all needs "
        "with which help ended in the period, where it is recorded whether they were met.",
        why="Help is given to meet them.",
        caveats=(_SAID, "A need that is partly met is not met.", _TOGETHER),
    ),
    _later(
        name="needs_followed_share",
        title="Needs asked about again",
        says="Families were asked again about {share} needs met when help ended",
        question="Of how many needs that were met is known what became of them?",
        kind=Percentage(where=(Recorded("need_later"),), of=(_MET,)),
        definition="Needs met when help ended in the period of which it is recorded whether they were still "
        f"met about six months on, {_OF_MET}.",
        why="Families who are lost from sight may fare differently from those who are found.",
        caveats=(_TOGETHER, _PROVISIONAL),
    ),
    _later(
        name="needs_still_met_share",
        title="Needs still met six months on",
        says="Of those found, {share} needs met when help ended were still met six months on",
        question="Do needs stay met when help is over?",
        kind=Percentage(where=(_STILL_MET,), of=(_MET, Recorded("need_later"))),
        definition="Needs met when help ended in the period that were still met about six months on, as a "
        "percentage of those of which that is recorded.",
        why="An outcome that does not last sends a family back for help.",
        caveats=(_SAID, _LOST, _TOGETHER, _PROVISIONAL),
    ),
    _later(
        name="needs_still_met_at_worst",
        title="Needs still met, worst case",
        says="At worst, {share} needs met when help ended were still met six months on",
        question="How many needs stay met if none does of families lost from sight?",
        kind=Percentage(where=(_STILL_MET,), of=(_MET,)),
        definition="Needs met when help ended in the period that were still met about six months on, "
        f"{_OF_MET}: as if none of those lost from sight were still met.",
        same_as="needs_still_met_share",
        why="If even this is high, those lost from sight do not matter.",
        caveats=(_BOUND, _TOGETHER, _PROVISIONAL),
    ),
    _later(
        name="needs_still_met_at_best",
        title="Needs still met, best case",
        says="At best, {share} needs met when help ended were still met six months on",
        question="How many needs stay met if all do of families lost from sight?",
        kind=Percentage(where=(Except("need_later", ("unmet",)),), of=(_MET,)),
        definition="Needs met when help ended in the period that were not found to be unmet about six months "
        f"on, {_OF_MET}: as if all of those lost from sight were still met.",
        same_as="needs_still_met_share",
        why="Far above the worst case, too few families were found to say whether help lasts.",
        caveats=(_BOUND, _TOGETHER, _PROVISIONAL),
    ),
)

TOPIC = Topic("Sustained outcomes", METRICS)
