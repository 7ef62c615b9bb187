"""A question asked of the store and of the oracle: they give the same figures, and the same comparisons."""

from datetime import date

import pytest

from metrics import METRICS, Comparator, Refused, evaluate
from metrics.clocks import by
from metrics.periods import Grain, add_months, from_day_number
from tests.metrics import drawing, oracle
from tests.metrics.agreed import check

STARTS = {
    "south": {Grain.SERVICE_YEAR: 10, Grain.SCHOOL_YEAR: 8},
    "north": {Grain.SERVICE_YEAR: 4, Grain.SCHOOL_YEAR: 8},
}
PLACES = ("locality", "team")


def agree(either, facts, asked, access):
    """The store's answer, found to be the oracle's; None where both refuse."""
    again = Again(facts, asked, access)
    if access.limited and "locality" not in drawing.NAMES[again.metric.fact]:
        with pytest.raises(Refused, match="recorded for whole councils only"):
            evaluate(asked, either, access)
        return None
    beyond, differ = again.asks_beyond(), again.years_differ()
    if beyond or differ:
        with pytest.raises(Refused, match="Your scope has no" if beyond else "begins in different months"):
            evaluate(asked, either, access)
        return None
    answer = evaluate(asked, either, access)
    assert [(period.first, period.last) for period in answer.periods] in ([], again.periods())
    assert again.combinations() <= {tuple(code(m) for m in members) for members in answer.members}
    for cell in answer.cells:
        split = {member.dimension: code(member) for member in cell.members}
        span = (cell.period.first, cell.period.last)
        check(again.metric, again.counted, cell.figure, again.own(split, *span), *span)
        for comparison in cell.comparisons:
            again.check_beside(comparison, split, *span)
    return answer


def code(member) -> str | None:
    return None if member.key == 0 else member.code


class Again:
    """The question asked of the oracle."""

    def __init__(self, facts, asked, access):
        self.asked, self.metric = asked, by(METRICS[asked.metric], asked.clock)
        self.counted = oracle.counted(asked.metric, asked.clock)
        self.scope = oracle.Scope(access.localities, access.teams)
        self.seen = [row for rows in facts.values() for row in rows if self.scope.sees(row)]
        self.all_rows = facts[self.metric.fact]
        places_only = self.counted.per is not None
        self.rows = [self.scope.masked(row) for row in self.all_rows if self.scope.sees(row, places_only)]
        recorded = {name for name in drawing.CODES if any(row.get(name) for row in self.all_rows)}
        self.filters = {
            each.dimension: tuple(None if code == "not_recorded" else code for code in each.members)
            for each in asked.where
            if each.dimension in recorded  # a filter that the store cannot serve is said, not applied
        }

    def listed(self, name) -> set[str]:
        """Codes of places the person is shown: those of the scope and those of the rows in it."""
        if not self.scope.limited:
            return set(drawing.CODES[name])
        if name == "from_team":
            return {*self.scope.teams, *(f"other_{code}" for code in drawing.CODES["from_team_type"])}
        if name == "authority":
            return {oracle.COUNCIL_OF[code] for place in PLACES for code in self.listed(place)}
        own = {"locality": self.scope.localities, "team": self.scope.teams}[name]
        return {code for code in (*own, *(row.get(name) for row in self.seen)) if code in drawing.CODES[name]}

    def asks_beyond(self) -> bool:
        return any(
            set(self.filters.get(name, ())) - {None} - self.listed(name)
            for name in ("authority", *PLACES, "from_team")
        )

    def councils(self) -> set[str]:
        left = self.listed("authority")
        for name in ("authority", *PLACES):
            codes = self.filters.get(name, (None,))
            if None not in codes:
                left &= {oracle.COUNCIL_OF.get(code, code) for code in codes}
        return left

    def years_differ(self) -> bool:
        grain = self.asked.grain
        return len({STARTS[council].get(grain) for council in self.councils()}) > 1

    def periods(self):
        grain, first, last = self.asked.grain, self.asked.first, self.asked.last
        if grain is Grain.WHOLE:
            return [(first, last)]
        council = "south" if "south" in self.councils() or not self.councils() else "north"
        starts = {Grain.FINANCIAL_YEAR: 4, Grain.CALENDAR_YEAR: 1}.get(grain) or STARTS[council].get(grain, 1)
        return oracle.months(first, last, {Grain.MONTH: 1, Grain.QUARTER: 3}.get(grain, 12), starts)

    def combinations(self):
        """Members of the split that some row in question has."""
        return {
            tuple(row[name] for name in self.asked.by)
            for row in self.rows
            if oracle.kept(row, self.filters)
            if any(self.counted.belongs(row, *span) for span in self.periods())
            if self.counted.counts(row)
        }

    def value(self, rows, first, last, places):
        """A store that records no source, or no child, at all does not know that there were none."""
        turns_on = self.counted.turns_on
        if self.scope.empty or any(all(row[name] is None for row in self.all_rows) for name in turns_on):
            return None
        told_apart = (*self.asked.by, *self.filters)
        return oracle.value(self.counted, rows, first, last, places, told_apart)

    def own(self, split, first, last):
        rows = [row for row in self.rows if oracle.kept(row, self.filters)]
        rows = [row for row in rows if all(row[name] == code for name, code in split.items())]
        return self.value(rows, first, last, self.places(split))

    def owners(self, split) -> set[str]:
        named = {
            oracle.COUNCIL_OF.get(code, code)
            for name, code in split.items()
            if name in ("authority", *PLACES)
        }
        return named - {None} or self.councils()

    def places(self, split):
        if self.counted.per is None:
            return self.homes(split)
        return [home + part for home in self.homes(split) for part in self.parts(split)]

    def parts(self, split) -> list[tuple]:
        """Which of the children: of the split's group, else of a lone filter's, else all of them."""
        for name, groups in oracle.PARTS.items():
            if name in split:
                return [(groups.get(split[name], "nobody"),)]
        filtered = [name for name in oracle.PARTS if name in self.filters]
        if len(filtered) == 1:
            groups = oracle.PARTS[filtered[0]]
            codes = [code for code in self.filters[filtered[0]] if code not in ("unborn", "18+")]
            if codes and all(code in groups for code in codes):
                return [(groups[code],) for code in codes]
        return [()]

    def homes(self, split):
        chosen = (split["locality"],) if "locality" in split else self.filters.get("locality")
        if chosen is None and self.scope.limited:
            own = [(oracle.COUNCIL_OF[code], code) for code in self.scope.known]
            return [place for place in own if place[0] in self.owners(split)]
        if chosen is None:
            return [(council, None) for council in sorted(self.owners(split))]
        if self.scope.limited:
            chosen = [place for place in chosen if place in self.scope.known]
        return [
            (oracle.COUNCIL_OF.get(place), place) if place else ("nowhere", "nowhere") for place in chosen
        ]

    def rest(self, split, first, last):
        """None where nothing is compared; otherwise the figure of the other recorded places.

        Whoever has a scope is told the rest from public figures, and this store has none.
        """
        if self.scope.limited:
            return None
        compared = {name: (code,) for name, code in split.items() if name in PLACES}
        compared = compared or {name: codes for name, codes in self.filters.items() if name in PLACES}
        if self.counted.apart and "team" in compared:
            return None
        if not compared or any(None in codes for codes in compared.values()):
            return None
        others = {name: codes for name, codes in self.filters.items() if name not in compared}
        alike = {name: code for name, code in split.items() if name not in compared}
        rows = [
            row
            for row in self.rows
            if row["authority"] in self.owners(split) and oracle.kept(row, others)
            if all(row[name] == code for name, code in alike.items())
            if all(row[name] for name in compared) and not oracle.kept(row, compared)
        ]
        places = self.places(split)
        if "locality" in compared:
            places = [
                p[:2] + part
                for p in oracle.PEOPLE
                if len(p) == 2 and p[0] in self.owners(split) and p[1] and p[1] not in compared["locality"]
                for part in self.parts(split)
            ]
        return self.value(rows, first, last, places)

    def check_beside(self, comparison, split, first: date, last: date):
        if comparison.comparator is Comparator.REST:
            check(self.metric, self.counted, comparison.figure, self.rest(split, first, last), first, last)
            return
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        back = 12 if comparison.comparator is Comparator.LAST_YEAR else months
        earlier = add_months(first, -back)
        end = from_day_number((add_months(earlier, months) - date(1970, 1, 1)).days - 1)
        expected = (
            None if oracle.known(self.counted, first, last) == "part" else self.own(split, earlier, end)
        )
        check(self.metric, self.counted, comparison.figure, expected, earlier, end)
