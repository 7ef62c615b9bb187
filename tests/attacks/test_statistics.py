"""The statistics under attack: what they are read from, whose rows they are of, and whose words they say."""

import os
import shutil
from datetime import date

import pytest

from data_access import rebases
from data_access.access import EVERYTHING, PUBLIC, Role, limit
from data_access.database import open_store
from data_access.state import State
from metrics import METRICS, Refused, evaluate, splits
from metrics.asking import run as asked_of_stores
from metrics.dimensions import CHARACTERISTICS
from metrics.selection import Filter, Selection
from metrics.signals.changes import changes
from metrics.state import decisions
from pages import session
from pages.parts.views import VIEWS, offered
from tests.pages import small_store

HAMILTON = limit(Role.MANAGER, frozenset({"hamilton"}))
LANARK = limit(Role.MANAGER, frozenset({"lanark"}))
YPSS = limit(Role.MANAGER, teams=frozenset({"young_persons_support_service"}))
READERS = (HAMILTON, LANARK, YPSS, EVERYTHING)
WINDOW = {"first": small_store.FIRST, "last": small_store.LAST}
FOLLOWED = {"first": date(2022, 4, 1), "last": date(2024, 3, 31)}
OF_PLACE = (Filter(dimension="locality", members=("hamilton",)),)
WHO, WHY = "canary@council", "CANARY 7319"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return small_store.publish(tmp_path_factory.mktemp("read") / "store")


@pytest.fixture(scope="module")
def alone(snapshot, tmp_path_factory):
    """The public files of the same load, with no true row beside them."""
    source, folder = open_store(snapshot.url).folder, tmp_path_factory.mktemp("alone")
    home = folder / f"{snapshot.number:06d}"
    home.mkdir()
    shutil.copy(source / "CURRENT", folder)
    for name in ("public.duckdb", "manifest.json"):
        shutil.copy(source / home.name / name, home)
    store = open_store(f"duckdb:///{folder}", public_only=True)
    yield store.current().public()
    store.close()


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    state = State(os.environ["OUTCOMES_STATE"])
    yield state
    state.close()


def questions(*metrics):
    """Every way of looking at each metric, of the whole and of a place."""
    for name in metrics or METRICS:
        for way, view in offered(METRICS[name], public=False).items():
            more = {"event": date(2023, 4, 1)} if way == "event" else {}
            if way == "groups":
                more = {"by": (next(each for each in CHARACTERISTICS if splits(METRICS[name], each)),)}
            for where in ((), OF_PLACE):
                yield Selection(metric=name, **WINDOW, where=where, **view.asks, **more)


def told(question, snapshot, access, decided=()):
    """All that any page could make of the answer, or of the refusal."""
    try:
        return repr(evaluate(question, snapshot, access, decided))
    except Refused as refusal:
        return str(refusal)


def test_nothing_but_the_public_file_is_read_for_the_public(snapshot, alone):
    shown = 0
    for question in questions():
        here = told(question, snapshot.public(), PUBLIC)
        assert here == told(question, alone, PUBLIC), question
        shown += "Status.SHOWN" in here
    assert shown > 30
    assert repr(changes(snapshot.public(), PUBLIC)) == repr(changes(alone, PUBLIC))


def test_of_a_survival_the_public_has_one_coarse_figure_and_no_curve(snapshot):
    question = Selection(metric="came_back_within_12_months", **FOLLOWED, **VIEWS["back"].asks)
    assert evaluate(question, snapshot, EVERYTHING).readings.curve is not None
    answer = evaluate(question, snapshot.public(), PUBLIC)
    assert answer.readings.curve is None
    figures = [cell.figure for cell in answer.cells]
    assert any(figure.value for figure in figures)
    for figure in figures:
        assert (figure.curve, figure.numerator, figure.denominator, figure.interval) == (None,) * 4
        assert figure.value is None or figure.value % 5 == 0


def test_no_reader_is_answered_with_another_s_rows_whoever_comes_first(snapshot):
    asked = list(questions("hub_share", "open_allocations"))
    apart = {}
    for order in (READERS, READERS[::-1]):
        session._kept, asked_of_stores._kept = session.Kept(session.KEPT), asked_of_stores.Kept(2000)
        for access in order:
            found = []
            for question in asked:
                try:
                    found.append(repr(session.answer(question, snapshot, access)))
                except Refused as refusal:
                    found.append(str(refusal))
            found.append(repr(changes(snapshot, access, by=())))
            assert apart.setdefault(access, found) == found
    assert len({each[0] for each in apart.values()}) == len({each[-1] for each in apart.values()}) == 4


def test_who_decided_on_limits_and_why_is_in_nothing_that_the_public_is_told(snapshot, state):
    for series in ("", '{"locality": ["hamilton"]}'):
        rebases.take(state, WHO, "referrals", series, date(2023, 4, 1), WHY)
    for access, is_told in ((PUBLIC, False), (HAMILTON, True)):
        of, decided = snapshot.public() if access.public else snapshot, decisions.standing(access)
        said = [told(each, of, access, decided) for each in questions("referrals")]
        said.append(repr(changes(of, access, decided)))
        assert any("Rebase(" in each for each in said)
        assert any(WHY in each for each in said) is any(WHO in each for each in said) is is_told
