"""The position of a place by the funnel limits, in words: shares of places, not of families."""

from __future__ import annotations

from metrics.statistics.funnel import Standing

INNER, OUTER = "19 in 20", "998 in 1,000"  # how often chance alone leaves a place within the limits
BY_THE_LINES = {
    Standing.FAR_BELOW: f"below the outer limit ({OUTER})",
    Standing.BELOW: f"below the inner limit ({INNER})",
    Standing.WITHIN: f"within the inner limits ({INNER})",
    Standing.ABOVE: f"above the inner limit ({INNER})",
    Standing.FAR_ABOVE: f"above the outer limit ({OUTER})",
}
