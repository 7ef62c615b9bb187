"""How far referrals have come, and what followed them, told again from the rows that a council sends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

Row = dict
YEAR = timedelta(days=365)


class Sent:
    """The referrals and allocations of one council, and the last day that they are known in full."""

    def __init__(self, referrals: Iterable[Row], allocations: Iterable[Row], until: date):
        """Sort them by child."""
        self.until = until
        self.referrals, self.allocations = defaultdict(list), defaultdict(list)
        for row in referrals:
            self.referrals[row["child"]].append(row)
        for row in allocations:
            if row["worker"] == "first":
                self.allocations[row["child"]].append(row["started"])

    def progress(self, row: Row) -> str:
        """The furthest step that the referral has come to."""
        if row["closed"] is None:
            if self._has_worker(row):
                return "helped"
            return "waiting" if row["decided"] else "undecided"
        if not self._has_worker(row):
            return "no_worker"
        if not self.ends(row):
            return "other_help"
        return "back" if self._after(row) else "not_back" if self._is_followed(row) else "not_yet"

    def followed(self, row: Row, levels: dict[str, int]) -> str:
        """What followed the end of an involvement, by the level of each team."""
        after = self._after(row)
        if not after:
            return "nothing" if self._is_followed(row) else "not_yet"
        reached, left = max(levels[each["team"]] for each in after), levels[row["team"]]
        return "same" if reached == left else "more" if reached > left else "less"

    def ends(self, row: Row) -> bool:
        """Whether its closing leaves nothing open that had begun before."""
        begun = [each for each in self.referrals[row["child"]] if each["received"] < self._from(row)]
        return row["closed"] is not None and all(
            each["closed"] is not None and each["closed"] <= row["closed"] for each in begun
        )

    def _from(self, row: Row) -> date:
        """The first day that comes after the closing: never the day on which the referral came."""
        return max(row["closed"] or self.until, row["received"] + timedelta(days=1))

    def _after(self, row: Row) -> list[Row]:
        mine = self.referrals[row["child"]]
        return [each for each in mine if self._from(row) <= each["received"] <= row["closed"] + YEAR]

    def _has_worker(self, row: Row) -> bool:
        later = [each["received"] for each in self.referrals[row["child"]]]
        until = min((day for day in later if day > row["received"]), default=date.max)
        return any(row["received"] <= day < until for day in self.allocations[row["child"]])

    def _is_followed(self, row: Row) -> bool:
        return row["closed"] + YEAR <= self.until
