"""That months are still growing, in words: what is known of the latest ones is not all there will be."""

from __future__ import annotations

from metrics.asking.growth import MONTHS, Growing
from metrics.model import Metric
from pages.parts.words.numbers import number

LEAST = 0.005  # a share below this is written 0%, and is not worth a sentence
IN_WORDS = {3: "three"}


def grown(found: Growing | None, metric: Metric) -> str:
    """ "Months like these grew by about 6% in the three months after they were first loaded"; "" of none."""
    if found is None or abs(found.share) < LEAST:
        return ""
    whose = "Months" if metric == found.counted else f"{found.counted.title} of months"
    moved = "grew" if found.share > 0 else "fell"
    by, span = number(abs(100 * found.share)), f"{IN_WORDS[MONTHS]} months"
    return f"{whose} like these {moved} by about {by}% in the {span} after they were first loaded"
