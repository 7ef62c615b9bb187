"""That months are still growing, in words: what is known of the latest ones is not all there will be."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.answer import Answer
from metrics.asking.growth import MONTHS
from metrics.model import Metric
from metrics.periods import add_months
from metrics.readings.known import Growing, Since
from pages.parts.words.numbers import number

LEAST = 0.005  # a share below this is written 0%, and is not worth a sentence
IN_WORDS = {3: "three"}


def still_growing(answer: Answer) -> str:
    """That the last months of the answer will grow, in a sentence; "" where they will not."""
    told = grown(answer.readings.growing, answer.metric) if answer.readings else ""
    return f"{told}." if told else ""


def known(answer: Answer) -> str:
    """The same for a file, which has no heading to say it of years that the public was given."""
    years = since(answer.readings.since) if answer.readings else ""
    return " ".join(filter(None, (still_growing(answer), years)))


def grown(found: Growing | None, metric: Metric) -> str:
    """ "Months like these grew by about 6% in the three months after they were first loaded"; "" of none."""
    if found is None or abs(found.share) < LEAST:
        return ""
    whose = "Months" if metric == found.counted else f"{found.counted.title} of months"
    moved = "grew" if found.share > 0 else "fell"
    by, span = number(abs(100 * found.share)), f"{IN_WORDS[MONTHS]} months"
    return f"{whose} like these {moved} by about {by}% in the {span} after they were first loaded"


def since(years: Sequence[Since]) -> str:
    """ "Referrals of 2024/25 have grown by about 1.5% since they were published. ..."; "" of none."""
    return " ".join(_moved(each) for each in years)


def _moved(found: Since) -> str:
    verb = "grown" if found.share > 0 else "fallen"
    year = found.year.label.partition(" (")[0]
    by = number(abs(100 * found.share), 1).removesuffix(".0")
    told = f"{found.counted.title} of {year} have {verb} by about {by}% since they were published."
    return f"{told} Public figures will show this from {add_months(found.year.first, 24):%B %Y}."
