"""Every printed figure is read where a reader reads it: at its address, off the page.

Each page is opened once for each seed, without a browser, and all its tables are unfolded. What is read is
compared by the rule of `figures.json`; no share and no difference is worked out here.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from metrics import EVERYTHING, Filter, Selection, evaluate
from metrics.periods import Grain, months_later
from tests.published.opened import Page
from tests.published.rules import FIGURES, RULES, meets
from tests.published.shown import SHOWN
from tests.published.where import Rows

SEEDS = (1, 7, 99)
ROLES = "Worker's role: {}, people"
CALLED = {"Children 1st": "Children 1st worker"}  # as the page calls a role, where print does not
FIRST, LAST = date(2022, 10, 1), date(2023, 9, 30)


@pytest.fixture(scope="module")
def opened(loaded_sample):
    """`opened(seed, address)`: the page on that seed's sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.people.switcher.is_on_this_machine", lambda *_: True)

        @cache
        def page(seed, address):
            patch.setenv("OUTCOMES_STORE", loaded_sample(seed).url)
            return Page(address)

        yield page


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_shows_the_printed_figure(opened, seed, name):
    address, shown = SHOWN[name]
    got = opened(seed, address).read(shown)
    told = f"{FIGURES[name]['what']}: printed {FIGURES[name]['value']}, shown {got} at {address.written}"
    if isinstance(shown, Rows):
        printed = {_role(name): many for name, many in FIGURES[name]["value"].items()}
        assert len(got) == 4 and all(each == printed for each in got.values()), told
    else:
        assert meets(name, got), told


def _role(printed: str) -> str:
    return ROLES.format(CALLED.get(printed, printed.capitalize()))


def test_every_figure_of_the_council_is_read_and_has_a_rule_and_a_source():
    mine = {name: figure for name, figure in FIGURES.items() if figure["authority"] == "South Lanarkshire"}
    assert list(mine) and set(SHOWN) == set(mine) and len(SHOWN) == 32
    assert all(figure["source"] for figure in FIGURES.values())
    assert {figure["rule"] for figure in mine.values()} <= set(RULES)


def test_a_figure_that_is_off_or_is_not_there_is_noticed(opened):
    address, shown = SHOWN["sl.police.total"]
    assert not meets("sl.police.total", opened(1, address).read(shown) + 1)
    with pytest.raises(ValueError, match="unpack"):
        opened(1, address).read(SHOWN["sl.wfwf"][1])


# --- what print says besides figures ---


def _split(snapshot, metric, by, first=FIRST, last=LAST, **where):
    """Figures by code of the split; not recorded left out."""
    filters = tuple(Filter(dimension=name, members=(code,)) for name, code in where.items())
    asked = Selection(metric=metric, first=first, last=last, grain=Grain.WHOLE, by=by, where=filters)
    cells = evaluate(asked, snapshot, EVERYTHING).cells
    return {tuple(each.code for each in cell.members): cell.figure.value for cell in cells}


@pytest.mark.parametrize("seed", SEEDS)
def test_nine_reasons_of_returns_are_smaller_than_the_second(loaded_sample, seed):
    reasons = _split(loaded_sample(seed).current(), "rereferrals", ("reason",), team_type="hub")
    (first, most), (second, next_most), *others = sorted(
        ((code, many) for (code,), many in reasons.items() if many), key=lambda each: -each[1]
    )
    assert (first, second) == ("childcare_concern", "domestic_abuse") and most > next_most
    assert len(others) >= 9 and next_most > others[0][1]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_kinds_of_referral_add_up_to_all(loaded_sample, seed):
    kinds = _split(loaded_sample(seed).current(), "referrals", ("referral_kind",))
    assert set(kinds) == {("new",), ("rereferral",), ("while_open",)} and min(kinds.values()) > 200
    assert _split(loaded_sample(seed).current(), "referrals", ()) == {(): sum(kinds.values())}


@pytest.mark.parametrize("seed", SEEDS)
def test_peers_passed_their_target_within_six_months_of_their_first_support(loaded_sample, seed):
    year = {"first": date(2023, 1, 1), "last": date(2023, 12, 31), "grain": Grain.CALENDAR_YEAR}
    asked = Selection(metric="parents_supported_by_peers", **year)
    [found] = evaluate(asked, loaded_sample(seed).current(), EVERYTHING).targets
    assert found.target == FIGURES["sl.peer.target"]["value"]
    assert found.first < found.met_on <= months_later(found.first, 6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sample_says_that_it_is_invented(loaded_sample, seed):
    assert loaded_sample(seed).current().invented
