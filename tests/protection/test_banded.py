"""The fixed menu, held to what the metrics say of the same council and periods."""

from statistics import median

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import metrics
from data_access.protection.banded import FINANCIAL_YEAR, Figure, Found, banded
from data_access.protection.cubes import CUBES, published_months
from data_access.schema import FACTS
from data_access.stores.duckdb_file import create_tables
from metrics.catalogue.looking_back import looks_back
from metrics.kinds import Median, Survival
from metrics.menu import is_held
from tests.loads import MENU, work_out

NEVER = "never published"
COUNT = Figure("children", "referral", FINANCIAL_YEAR, "", step=5, least=10)
SHARE = Figure("back", "referral", FINANCIAL_YEAR, "", step=5, least=50)
MIDDLE = Figure("days", "referral", FINANCIAL_YEAR, "", step=1, least=50)


@pytest.mark.parametrize(
    ("value", "events", "fewest", "figure", "before", "shown"),
    [
        (9, 9, 9, COUNT, NEVER, None),
        (12, 12, 12, COUNT, NEVER, 10),
        (13, 13, 13, COUNT, NEVER, 15),
        (14, 14, 14, COUNT, 10, 10),
        (15, 15, 15, COUNT, 10, 15),
        (9, 9, 9, COUNT, 10, 10),
        (3, 3, 3, COUNT, 10, 10),
        (10, 10, 10, COUNT, 15, 10),
        (3.5, 49, 49, MIDDLE, NEVER, None),
        (3.5, 50, 50, MIDDLE, NEVER, 4),
        (2.5, 50, 50, MIDDLE, NEVER, 3),  # halves go up, to odd and even alike
        (12.5, 80, 10, SHARE, NEVER, 15),
        (3.5, 50, 50, MIDDLE, 3, 3),
        (3.5, 49, 49, MIDDLE, 3, 3),
        (6.7, 60, 4, SHARE, NEVER, None),
        (8.3, 60, 5, SHARE, NEVER, 10),
        (8.3, 60, 5, SHARE, None, None),  # one more came back, and it would tell that there had been 4
        (15.0, 60, 9, SHARE, None, None),
        (16.7, 60, 10, SHARE, None, 15),
        (6.7, 60, 4, SHARE, 10, 10),  # of 60 children 5 had come back, and by a correction it is 4
        (5.0, 60, 3, SHARE, 10, 10),
        (None, 0, 0, MIDDLE, NEVER, None),
        (None, 0, 0, MIDDLE, 3, 3),
    ],
)
def test_a_figure_is_coarse_and_stays(value, events, fewest, figure, before, shown):
    published = before is not NEVER
    was = before if published else None
    assert banded(Found(value, events, fewest), figure, published, was) == shown


def _share(children: int, back: int, published: bool = False, before: float | None = None) -> float | None:
    found = Found(100 * back / children, children, min(back, children - back))
    return banded(found, SHARE, published, before)


@pytest.mark.parametrize("size", [50, 53, 60, 75, 100])
def test_one_child_never_changes_a_share_that_rests_on_few(size):
    """Every way by one child at a time, from every first figure: what changes had five or more on a side."""
    open_, seen = [(size, back, _share(size, back)) for back in range(25)], set()
    while open_:
        children, back, shown = place = open_.pop()
        if place in seen or not (size - 3 <= children <= size + 3 and back < 25):
            continue
        seen.add(place)
        for after in ((children + 1, back), (children - 1, back), (children, back + 1), (children, back - 1)):
            if after[1] >= 0:
                now = _share(*after, True, shown)
                assert now == shown or min(back, after[1]) >= 5
                open_.append((*after, now))
    assert len({shown for _, _, shown in seen}) > 3


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=4), st.integers(0, 60))
def test_a_median_leaves_open_where_any_four_children_lie(few, shown):
    """Whatever their days, the least number of others that it is published for can bring the figure shown."""
    days = few + [shown] * (MIDDLE.least - len(few))
    assert banded(Found(median(days), len(days), len(days)), MIDDLE, False, None) == shown


def test_a_median_of_few_would_tell_of_them():
    assert median([9] * 4 + [3] * 2) == 9
    medians = {f.least for f in MENU if isinstance(metrics.METRICS[f.metric].kind, Median)}
    assert medians == {MIDDLE.least}


def test_the_menu_is_of_the_metrics_declared_banded():
    declared = {name for name, metric in metrics.METRICS.items() if is_held(metric)}
    assert {figure.metric for figure in MENU if not figure.by} == declared
    assert {figure.metric for figure in MENU if figure.by} == {"referrals"}
    for figure in MENU:
        metric = metrics.METRICS[figure.metric]
        far = looks_back(metric, figure.by)
        assert (round(far.days * 12 / 365), far.lasting) == (figure.wait, figure.lasting)
        assert figure.after == (metric.kind.within if isinstance(metric.kind, Survival) else metric.settles)
        assert metric.fact == figure.fact


# ended, days to the next referral -> share, children, and the fewest on a side; every other child ends once,
# never back
CAME_BACK = {
    "a fifth came back": ([(10, 365)] * 12 + [(10, 366)] * 3, (20.0, 60, 12)),
    "too few came back to say": ([(10, 0)] * 4, (pytest.approx(100 / 15), 60, 4)),
    "all but too few came back": ([(10, 1)] * 56, (pytest.approx(1400 / 15), 60, 4)),
    "the second ending of a child does not count": ([(10, 5)] * 12 + [(11, 0)] * 3, (20.0, 60, 12)),
    "an ending of another year does not count": ([(10, 5)] * 12 + [(400, 5)] * 9, (20.0, 60, 12)),
}


@pytest.mark.parametrize("case", CAME_BACK)
def test_who_came_back_is_counted_once_and_never_told_of_few(case):
    (figure,) = (each for each in MENU if each.metric == "came_back_within_12_months")
    ended, shown = CAME_BACK[case]
    first = [(child, *each) for child, each in enumerate(ended) if each[0] == 10]
    again = [(len(first) + place, *each) for place, each in enumerate(ended[len(first) :])]
    never = [(child, 10, None) for child in range(len(first), 60)]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE referral (authority INT, child INT, involvement_ended INT, days_to_next INT)"
        )
        connection.executemany("INSERT INTO referral VALUES (1, ?, ?, ?)", first + again + never)
        asked = {"authority": 1, "first": 0, "last": 364, "known_to": 800} | dict(figure.constants)
        assert connection.execute(figure.sql, asked).fetchone() == shown


YEAR = 18718  # April 2021


PLACE = ("came_back_within_12_months", 1, FINANCIAL_YEAR, YEAR)


def _menu(connection, back: int, before: dict, again=()) -> dict:
    """What is published where so many of the 60 children of the year to March 2022 came back."""
    connection.execute("UPDATE referral SET days_to_next = CASE WHEN child < ? THEN 30 END", [back])
    months = {cube.fact: published_months(connection, cube, {}) for cube in CUBES.values()}
    return work_out(connection, months=months, before=before, again=again)


@pytest.fixture
def sixty(tmp_path):
    """A snapshot's file in which 60 children's involvements ended in the year to March 2022."""
    create_tables(tmp_path / "internal.duckdb")
    with duckdb.connect(str(tmp_path / "internal.duckdb")) as connection:
        connection.execute(
            "INSERT INTO coverage BY NAME SELECT 1 AS authority, 'referrals' AS extract, "
            "17622 AS covers_from, 19500 AS covers_to, 19500 AS as_at, 0 AS opening_stock"
        )
        needed = [
            f"0 AS {column.name}"
            for column in FACTS["referral"].columns
            if not column.nullable and column.name not in ("id", "authority", "n", "received")
        ]
        connection.execute(
            f"INSERT INTO referral BY NAME SELECT i AS id, 1 AS authority, 1 AS n, 18720 AS received, "
            f"{', '.join(needed)}, i AS child, 18800 AS involvement_ended FROM range(60) t(i)"
        )
        yield connection


@pytest.mark.parametrize(("first", "shown"), [(4, None), (12, 20)])
def test_a_figure_given_or_withheld_stays_whatever_is_loaded(sixty, first, shown):
    before = _menu(sixty, first, {})
    assert before[PLACE] == shown
    assert [_menu(sixty, back, before)[PLACE] for back in (5, 9, 10, 30)] == [shown] * 4


def test_a_year_that_the_data_no_longer_reaches_is_not_shown(sixty):
    before = _menu(sixty, 12, {})
    sixty.execute("UPDATE coverage SET covers_from = ?", [YEAR + 365])
    assert PLACE in before and PLACE not in _menu(sixty, 12, before)


@pytest.mark.parametrize(
    ("first", "now", "shown"),
    [(12, 20, 35), (12, 13, 20), (4, 9, None), (4, 10, 15), (12, 9, 20)],
    ids=["a step away", "near", "withheld, and too few", "withheld, and enough", "given, and too few"],
)
def test_the_second_edition_of_its_year_moves_a_figure_that_is_far_out(sixty, first, now, shown):
    before = _menu(sixty, first, {})
    again = [("referral", 1, YEAR)]
    assert _menu(sixty, now, before, again)[PLACE] == shown
    other = [("referral", 1, YEAR + 365), ("allocation", 1, YEAR)]
    assert _menu(sixty, now, before, other)[PLACE] == before[PLACE]
