"""The SQL and the oracle agree on whatever data and question Hypothesis draws, in DuckDB and PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import Phase, given, settings

from metrics import METRICS, Comparator, Refused, evaluate
from metrics.model import Status
from metrics.periods import Grain, add_months, from_day_number
from tests.metrics import drawing, oracle

STARTS = {
    "south": {Grain.SERVICE_YEAR: 10, Grain.SCHOOL_YEAR: 8},
    "north": {Grain.SERVICE_YEAR: 4, Grain.SCHOOL_YEAR: 8},
}
PLACES = ("locality", "team")
# Shrinking a failure would take minutes with a store behind it; the data drawn is small as it is.
FEW = settings(max_examples=40, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})


def test_the_oracle_counts_every_metric():
    assert set(oracle.COUNTED) == set(METRICS)


@given(facts=drawing.FACTS, questions=drawing.QUESTIONS)
@settings(FEW)
def test_store_and_oracle_agree(either, facts, questions):
    either.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in facts.items()})
    for asked in questions:
        agree(either, facts, asked)


def agree(either, facts, asked):
    again = Again(facts, asked)
    if again.years_differ():
        with pytest.raises(Refused, match="begins in different months"):
            evaluate(asked, either)
        return
    answer = evaluate(asked, either)
    assert [(period.first, period.last) for period in answer.periods] in ([], again.periods())
    assert again.combinations() <= {tuple(code(m) for m in members) for members in answer.members}
    for cell in answer.cells:
        split = {member.dimension: code(member) for member in cell.members}
        span = (cell.period.first, cell.period.last)
        again.check(cell.figure, again.own(split, *span), *span)
        for comparison in cell.comparisons:
            again.check_beside(comparison, split, *span)


def code(member) -> str | None:
    return None if member.key == 0 else member.code


class Again:
    """The question asked of the oracle."""

    def __init__(self, facts, asked):
        self.asked, self.metric = asked, asked.metric
        self.rows = facts[METRICS[asked.metric].fact]
        recorded = {name for name in drawing.CODES if any(row.get(name) for row in self.rows)}
        self.filters = {
            each.dimension: tuple(None if code == "not_recorded" else code for code in each.members)
            for each in asked.where
            if each.dimension in recorded  # a filter that the store cannot serve is said, not applied
        }

    def councils(self) -> set[str]:
        left = {"south", "north"}
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
            if oracle.kept(row, self.filters) and oracle.COUNTED[self.metric]([row], 1)
            if any(oracle.belongs(self.metric, row, *span) for span in self.periods())
        }

    def value(self, rows, first, last, places):
        """A store that never records a source, a family or a child does not know that there were none."""
        turns_on = {"self_referring_families": ("source", "family"), "children_allocated": ("child",)}
        for name in turns_on.get(self.metric, ()):
            if not any(row[name] for row in self.rows):
                return None
        return oracle.value(self.metric, rows, first, last, places)

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
        chosen = (split["locality"],) if "locality" in split else self.filters.get("locality")
        if chosen is None:
            return [(council, None) for council in sorted(self.owners(split))]
        return [
            (oracle.COUNCIL_OF.get(place), place) if place else ("nowhere", "nowhere") for place in chosen
        ]

    def rest(self, split, first, last):
        """None where nothing is compared; otherwise the figure of the other recorded places."""
        compared = {name: (code,) for name, code in split.items() if name in PLACES}
        compared = compared or {name: codes for name, codes in self.filters.items() if name in PLACES}
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
                p
                for p in oracle.PEOPLE
                if p[0] in self.owners(split) and p[1] and p[1] not in compared["locality"]
            ]
        return self.value(rows, first, last, places)

    def check(self, figure, expected, first: date, last: date):
        if expected is None:
            assert figure.status is Status.NOT_AVAILABLE and figure.reason and figure.value is None
            return
        assert figure.value == pytest.approx(expected)
        part = oracle.known(self.metric, first, last) == "part"
        assert (figure.status is Status.PROVISIONAL) == part
        if figure.status is Status.NONE:
            assert figure.value == 0

    def check_beside(self, comparison, split, first: date, last: date):
        if comparison.comparator is Comparator.REST:
            self.check(comparison.figure, self.rest(split, first, last), first, last)
            return
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        back = 12 if comparison.comparator is Comparator.LAST_YEAR else months
        earlier = add_months(first, -back)
        end = from_day_number((add_months(earlier, months) - date(1970, 1, 1)).days - 1)
        expected = None if oracle.known(self.metric, first, last) == "part" else self.own(split, earlier, end)
        self.check(comparison.figure, expected, earlier, end)
