"""Wellbeing: each child's first score by an indicator against its latest, in pairs."""

from __future__ import annotations

from functools import partial

from data_access.facts.wellbeing_score import SOONEST, WITHIN
from metrics.conditions import Is, Recorded
from metrics.kinds import Count, Flow, Median, Percentage
from metrics.model import Metric, Public, Topic

_TOGETHER = (
    "A child is scored by several indicators at once. So figures of all indicators vary more than their "
    "intervals say, and no month is judged."
)
# None has a better way: whoever begins low rises by chance, and of those lost nobody knows.
_metric = partial(
    Metric,
    fact="wellbeing_score",
    dating=Flow("scored"),
    defined_by="Getting it right for every child (GIRFEC): the eight wellbeing indicators",
    public=Public.NO,
)
_STARTED = Recorded("wellbeing_change")  # a first score
_PAIRED = Is("wellbeing_change", ("better", "same", "worse"))
_PAIR = (
    f"A score is a first one where the same child has none by the same indicator and scorer in the {WITHIN} "
    f"days before it. The latest is the last of those from {SOONEST} to {WITHIN} days after it."
)
_EACH = "A child counts once for each indicator and each scorer: read the indicators one by one."
_BY_CHANCE = (
    "Children who begin low rise by chance alone, and those who begin high fall: a rise is not the effect of "
    "help."
)
_LOST = "Children who are not scored again are left out, and may have fared differently."
_PROVISIONAL = f"Figures are provisional until {WITHIN} days after the last first score."
_followed = partial(_metric, settles=WITHIN, together=_TOGETHER)
_share = partial(_followed, unit="%", decimals=1)
_of_pairs = partial(_share, caveats=(_EACH, _BY_CHANCE, _LOST, _TOGETHER, _PROVISIONAL))
_points = partial(_followed, unit="points", decimals=1)

METRICS = (
    _metric(
        name="children_first_scored",
        title="Children with a first wellbeing score",
        question="How many children's wellbeing is scored for a first time?",
        kind=Count(where=(_STARTED,), distinct="child"),
        unit="children",
        definition=f"Different children with at least one first score in the period. {_PAIR}",
        why="It is how many children all figures of wellbeing are about.",
        caveats=(
            "A child counts once in every period and every indicator, so parts do not add up to totals.",
        ),
    ),
    _metric(
        name="wellbeing_first_scores",
        title="First wellbeing scores",
        question="What becomes of the first scores?",
        kind=Count(where=(_STARTED,)),
        unit="first wellbeing scores",
        definition=f"First scores in the period. {_PAIR}",
        same_as="children_first_scored",
        together=_TOGETHER,
        why="Nothing can be said of change without a score to begin from.",
        caveats=(_EACH, _TOGETHER),
    ),
    _share(
        name="wellbeing_paired_share",
        title="Wellbeing scored again",
        says="{share} first wellbeing scores were followed by another",
        question="How many of those who were scored are scored again?",
        kind=Percentage(where=(_PAIRED,), of=(_STARTED,)),
        definition="First scores in the period that have a latest score, as a percentage of all first scores "
        f"in the period. {_PAIR}",
        why="Change is known only of children who are scored again; of the rest nobody can say.",
        caveats=(_EACH, _TOGETHER, _PROVISIONAL),
    ),
    _of_pairs(
        name="wellbeing_better_share",
        title="Wellbeing better than at first",
        says="{share} wellbeing scores were better at the latest scoring than at the first",
        question="How many are better than when help began?",
        kind=Percentage(where=(Is("wellbeing_change", ("better",)),), of=(_PAIRED,)),
        definition="First scores in the period whose latest score is higher, as a percentage of all first "
        f"scores in the period that have a latest score. {_PAIR}",
        why="Better wellbeing is what help is for.",
    ),
    _of_pairs(
        name="wellbeing_same_share",
        title="Wellbeing the same as at first",
        says="{share} wellbeing scores were the same at the latest scoring as at the first",
        question="How many are as they were when help began?",
        kind=Percentage(where=(Is("wellbeing_change", ("same",)),), of=(_PAIRED,)),
        definition="First scores in the period whose latest score is no different, as a percentage of all "
        f"first scores in the period that have a latest score. {_PAIR}",
        why="For some children, no change is what help could hope for.",
    ),
    _of_pairs(
        name="wellbeing_worse_share",
        title="Wellbeing worse than at first",
        says="{share} wellbeing scores were worse at the latest scoring than at the first",
        question="How many are worse than when help began?",
        kind=Percentage(where=(Is("wellbeing_change", ("worse",)),), of=(_PAIRED,)),
        definition="First scores in the period whose latest score is lower, as a percentage of all first "
        f"scores in the period that have a latest score. {_PAIR}",
        why="These children may need other help than they have.",
    ),
    _points(
        name="wellbeing_change",
        title="Change in wellbeing",
        says="The middle change from the first wellbeing score to the latest was {value}",
        question="By how much does wellbeing change?",
        kind=Median("change_in_score"),
        definition="The middle number of points from the first score to the latest, less than 0 where the "
        f"latest is lower, among first scores in the period that have a latest score. {_PAIR}",
        why="In half of the pairs the score went up by this much or more.",
        caveats=(_EACH, _BY_CHANCE, _LOST, _TOGETHER, _PROVISIONAL),
    ),
    _points(
        name="wellbeing_first_score_of_pairs",
        title="First score of those scored again",
        says="Of those scored again, the middle first wellbeing score was {value}",
        question="Where did those who are scored again begin?",
        kind=Median("first_score", where=(_PAIRED,)),
        definition=f"The middle first score among those in the period that have a latest score. {_PAIR}",
        why="Beside the first score of those lost, it shows whether the pairs stand for all who began.",
        caveats=(_EACH, _TOGETHER, _PROVISIONAL),
    ),
    _points(
        name="wellbeing_first_score_of_lost",
        title="First score of those not scored again",
        says="Of those not scored again, the middle first wellbeing score was {value}",
        question="Where did those who are not scored again begin?",
        kind=Median("first_score", where=(Is("wellbeing_change", ("not_again",)),)),
        definition="The middle first score among those in the period that have no latest score, once "
        f"{WITHIN} days are over. {_PAIR}",
        why="If those lost began elsewhere than the pairs, the change of the pairs is not that of all.",
        caveats=(
            _EACH,
            _TOGETHER,
            "Who is not scored again is known only after a year: before, there is no figure.",
        ),
    ),
)

TOPIC = Topic("Wellbeing", METRICS)
