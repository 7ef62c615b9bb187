"""What was known when: how much months grow after they are first loaded, and years after they are published.

The one reading that is not made of the answer's own figures: what each load changed is on record beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.model import Metric
from metrics.periods import Period


@dataclass(frozen=True)
class Growing:
    """By what share months like these grew in their first three, and the metric whose events were counted."""

    share: float
    counted: Metric


@dataclass(frozen=True)
class Since:
    """By what share, rounded, a financial year has grown since it was published; the metric counted."""

    year: Period
    share: float
    counted: Metric
