"""A title is true without its page: it names every filter and the scope, whatever the view, and each once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics import METRICS, Access, Filter, Refused, Selection, evaluate
from metrics.catalogue import reference, snapshots
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Ratio
from metrics.periods import Grain
from metrics.refusals import carries
from metrics.wording import applied
from pages.parts import charts, words
from pages.parts.charts.shapes import possible
from pages.parts.exports import EXPORTS, excel
from pages.parts.tellings import telling
from pages.parts.views import VIEWS

FIRST, LAST = date(2022, 4, 1), date(2025, 3, 31)
ROLES = {
    "public": Access("public"),
    "analyst": Access("analyst"),
    "manager of a place": Access("manager", frozenset({"lanark"}), frozenset()),
    "manager of a team": Access("manager", frozenset(), frozenset({"lanark_hub"})),
}
PLAIN = {
    "over time": {"grain": Grain.QUARTER},
    "side by side": {"grain": Grain.WHOLE, "by": ("locality",)},
    "one by one": {"grain": Grain.WHOLE, "by": ("team_type",)},
}
ASKED = PLAIN | {name: view.asks for name, view in VIEWS.items()}
ASKED["groups"] = ASKED["groups"] | {"by": ("age_band",)}
MOST = 1  # metrics of each view and dimension: titles are made alike of all
EVENT = {"event": {"event": date(2023, 10, 1)}}


def snapshot_of(access):
    return snapshots.snapshot_for(access)


def filters(snapshot, access, dimension, many):
    """The first members of the dimension that this person may choose."""
    listed = [each for each in reference.members(snapshot, dimension, access) if each.key]
    return tuple(each.code for each in listed[:many]), [each.name for each in listed[:many]]


def questions(view, dimension, snapshot, access, many):
    """The first metrics that this view suits, filtered by the dimension."""
    shape = VIEWS[view].shape if view in VIEWS else None
    codes, names = filters(snapshot, access, dimension, many)
    for metric in _suiting(view, dimension) if codes else ():
        where = (Filter(dimension=dimension, members=codes),)
        asked = {"first": FIRST, "last": LAST, "where": where} | ASKED[view] | EVENT.get(view, {})
        try:
            yield evaluate(Selection(metric=metric.name, **asked), snapshot, access), shape, names
        except (Refused, ValueError):
            continue


def _suiting(view, dimension):
    suits = VIEWS[view].suits if view in VIEWS else lambda metric: not isinstance(metric.kind, Ratio)
    return [each for each in METRICS.values() if suits(each) and carries(each, dimension)][:MOST]


def named(text, name):
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("view", ASKED)
def test_every_title_names_every_filter_and_the_scope(small, view, role):
    access, told = ROLES[role], 0
    snapshot = snapshot_of(access)
    for dimension in DIMENSIONS:
        for answer, shape, names in questions(view, dimension, snapshot, access, many=2):
            if answer.unserved:
                continue
            title = telling(possible(answer, shape)).finding(answer)
            wanted = {*names, *answer.within}
            assert all(named(title, each) for each in wanted), (title, wanted)
            alt = charts.alt(answer, shape)
            assert all(named(alt, each) for each in wanted), (alt, wanted)
            assert telling(possible(answer, shape)).sentence(answer).startswith(title)
            caption = words.subtitle(answer)
            assert all(each in caption for each in wanted), (caption, wanted)
            told += 1
    assert told or (role == "public" and view in ("back", "clocks"))


@pytest.mark.parametrize("role", ["analyst", "manager of a place"])
@pytest.mark.parametrize("view", ASKED)
def test_the_only_place_is_named_once(small, view, role):
    access, told = ROLES[role], 0
    for answer, shape, names in questions(view, "locality", snapshot_of(access), access, many=1):
        title = telling(possible(answer, shape)).finding(answer)
        assert named(title, names[0]) == 1, title
        assert title.startswith(f"{names[0]}: "), title
        told += 1
    assert told


@pytest.mark.parametrize("role", ROLES)
def test_what_nothing_narrows_is_opened_by_nothing_but_the_scope(small, role):
    answer = evaluate(
        Selection(metric="referrals", first=FIRST, last=LAST, grain=Grain.QUARTER),
        snapshot_of(ROLES[role]), ROLES[role],
    )  # fmt: skip
    title, said = words.finding(answer), "There were"
    opening = "".join(f"{each}: " for each in answer.within)
    assert title.startswith(f"{opening}{said.lower() if opening else said}")


def test_a_workbook_carries_the_title_and_a_file_of_rows_the_filters(small):
    access = ROLES["manager of a place"]
    where = (Filter(dimension="source", members=("police",)),)
    asked = Selection(metric="referrals", first=FIRST, last=LAST, grain=Grain.QUARTER, where=where)
    answer = evaluate(asked, snapshot_of(access), access)
    assert words.finding(answer).startswith("Lanark, Police referrals: there were ")
    assert applied(answer) == ("Referral source: Police", "Within your scope: Lanark")
    csv = next(each for each in EXPORTS if each.suffix == "csv").writer(answer, None).decode("utf-8-sig")
    assert "Referral source: Police; Within your scope: Lanark" in csv
    assert excel.write(answer)
