"""How many came in each month of a stock: what says how far its own coming and going carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from metrics.asking.inquiry import Inquiry, find, main_questions
from metrics.asking.sums import NOTHING
from metrics.kinds import Flow, Stock
from metrics.periods import Grain, Period


def starts(inquiry: Inquiry) -> Mapping[Period, int]:
    """By month, where before and after an event is asked of a stock; a second question to the store."""
    metric, asked = inquiry.metric, inquiry.selection
    if (
        asked.event is None
        or asked.by
        or asked.grain is not Grain.MONTH
        or not isinstance(metric.dating, Stock)
    ):
        return {}
    flow = replace(inquiry, metric=replace(metric, dating=Flow(metric.dating.started)))
    found = find(flow, main_questions(flow))
    return {period: int(found.get((period, ()), NOTHING).numerator) for period in inquiry.periods}
