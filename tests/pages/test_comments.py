"""Comments: nobody reads what no officer approved but on one page, and who approved what is on record."""

import re
from dataclasses import replace

import pytest

from data_access.approvals import seal, standing
from data_access.audit import entries
from data_access.state import open_state
from metrics import EVERYTHING
from metrics.catalogue import snapshots
from metrics.catalogue.comments import comments
from metrics.state import approvals
from metrics.state.approvals import Audience
from metrics.state.audit import Asker
from pages import PAGES, pages_of
from pages.comments import CLEAR
from tests.pages import small_store
from tests.pages.opened import open_page, said, tables

ROLES = {"public": {"as_": "Public"}, "manager": {"as_": "Manager", "scope": "Hamilton"}}
ROLES |= {role: {"as_": role.capitalize()} for role in ("analyst", "administrator")}
LATEST, OTHER = (
    "CANARY they heard me out & <strong>did not</strong> judge",
    "CANARY in Lanark nobody rang back",
)
# The comment of Hamilton is the latest, and one of Lanark the second; no other has words.
HAMILTON, LANARK = 58, 57
WORDS = (
    "UPDATE comment SET locality = 4, team = 9, respondent = 2",
    f"UPDATE comment SET words = '{LATEST}', locality = 1, team = 1 WHERE id = {HAMILTON}",
    f"UPDATE comment SET words = '{OTHER}', locality = 3, team = 3 WHERE id = {LANARK}",
)


def _published(folder, *more):
    small_store.publish(folder, referrals=60, also=(*WORDS, *more))
    return folder


@pytest.fixture(scope="session")
def said_folder(tmp_path_factory):
    """A store of the small council in which two comments have words."""
    return _published(tmp_path_factory.mktemp("comments") / "store")


@pytest.fixture
def with_words(said_folder, monkeypatch):
    """The store with comments is the one the app opens."""
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{said_folder}")
    return said_folder


def officer():
    """The right of somebody who sees every row."""
    return approvals.approves(Asker("ann@council.example", EVERYTHING), snapshots.current())


def approve(number, audience):
    right = officer()
    [comment] = [each for each in right.waiting() if each.number == number]
    right.approve(comment, audience)


def read(app):
    """All that is on the page, the alternative texts of its drawings and the names of its fields too."""
    drawn = [each.proto.alt for each in app.get("plotly_chart")]
    fields = [str(each.options) for each in (*app.selectbox, *app.multiselect)]
    return "\n".join([said(app), *drawn, *fields])


@pytest.mark.parametrize("role", ROLES)
def test_what_nobody_has_approved_is_on_no_page_but_one(with_words, role):
    for page in pages_of(role):
        app = open_page(page.address, **ROLES[role])
        assert not app.exception
        assert ("CANARY" in read(app)) == (page.address == "comments"), page.address


def test_a_page_that_shows_what_is_not_approved_is_for_those_who_may_approve():
    [page] = [each for each in PAGES if each.module == "pages.comments"]
    assert page.roles == {str(role) for role in approvals.APPROVE}


def quoted(address, **asked):
    """The quotations on the page."""
    app = open_page(address, **asked)
    assert not app.exception
    return re.findall(r"<blockquote>“(.*?)”</blockquote>", "".join(tables(app)))


def test_what_is_approved_for_staff_is_read_by_those_in_whose_scope_it_is(with_words):
    approve(HAMILTON, Audience.STAFF)
    shown = LATEST.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for role in ("manager", "analyst", "administrator"):
        assert quoted("voice", **ROLES[role]) == [shown]
    assert quoted("voice", as_="Manager", scope="Lanark") == []
    for role in ROLES:
        assert quoted("in-their-words", **ROLES[role]) == []


def test_what_is_approved_for_everybody_is_read_by_the_public_too(with_words):
    approve(LANARK, Audience.EVERYBODY)
    for role in ROLES:
        assert quoted("in-their-words", **ROLES[role]) == [OTHER]
    assert quoted("voice", as_="Manager", scope="Lanark") == [OTHER]
    [wall] = [each for each in tables(open_page("in-their-words", as_="Public")) if "<figure>" in each]
    assert wall.endswith("<figcaption>A parent or carer</figcaption></figure></div>")


def test_the_wall_follows_the_filters(with_words):
    approve(HAMILTON, Audience.STAFF)
    approve(LANARK, Audience.STAFF)
    assert len(quoted("voice")) == 2
    assert quoted("voice", locality="Lanark") == [OTHER]
    assert quoted("voice", team="Young Person's Support Service") == []
    assert quoted("voice", source="Police") == [], "comments have no source"
    assert quoted("voice", from_="April 2022", to="March 2023") == []


def test_an_officer_approves_what_is_shown_and_withdraws_it_again(with_words):
    app = open_page("comments")
    assert app.info[0].value.startswith("2 comments wait to be read. None has been approved yet.")
    assert f"<blockquote>“{LATEST.split('&')[0]}" in "".join(tables(app)) and CLEAR in said(app)
    press(app, "Approve for everybody")
    assert app.info[0].value.startswith("1 comment waits to be read. Everybody may read 1.")
    [given] = standing(open_state())
    assert (given.who, given.comment, given.audience) == ("sample reader", HAMILTON, "everybody")
    row = next(each for each in tables(app) if "Approved comments" in each)
    assert all(told in row for told in ("sample reader", "Everybody", f"{given.at.day} {given.at:%B %Y}"))
    press(app, "Withdraw from everybody")
    assert standing(open_state()) == () and app.info[0].value.startswith("2 comments wait")
    acts = [each for each in entries(open_state(), None) if each.action == "approval"]
    assert [("withdrawn" in each.selection, each.who) for each in acts] == [
        (True, "sample reader"),
        (False, "sample reader"),
    ]
    assert all("CANARY" not in (each.selection or "") for each in entries(open_state(), None))


def press(app, label):
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception


def test_a_comment_approved_keeps_its_place_until_the_page_is_opened_again(with_words):
    """So the focus stays where it was, and a second click withdraws and approves nothing unread."""
    app = open_page("comments")
    press(app, "Approve for everybody")
    assert "Everybody may read it: sample reader approved it on" in said(app)
    assert [each.label for each in app.button][:2] == ["Approve for staff", "Withdraw from everybody"]
    press(app, "Approve for staff")
    assert [each.audience for each in standing(open_state())] == ["staff"]
    app.number_input[0].set_value(2).run()
    assert OTHER in "".join(tables(app)).replace("<mark>", "").replace("</mark>", "")
    press(app, "Approve for staff")
    assert len(standing(open_state())) == 2
    assert "No comment is waiting." in said(open_page("comments"))


def test_what_was_approved_before_can_be_withdrawn(with_words):
    approve(HAMILTON, Audience.STAFF)
    app = open_page("comments")
    press(app, "Withdraw the approval")
    assert len(standing(open_state())) == 1 and "choose an approval first" in said(app)
    app.selectbox(key="withdrawn").select_index(0).run()
    press(app, "Withdraw the approval")
    assert standing(open_state()) == () and app.info[0].value.startswith("2 comments wait")


def test_the_check_marks_what_it_finds_and_says_what_it_is(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    load_again(folder, "wee sophie is 4, from Hamilton & <strong> so on")
    app = open_page("comments")
    marked = "“<mark>wee sophie</mark> <mark>is 4</mark>, from <mark>Hamilton</mark> &amp; &lt;strong"
    assert marked in "".join(tables(app))
    assert "found a name (wee sophie), an age (is 4) and a place (Hamilton). It misses some" in said(app)


def load_again(folder, words):
    """Another snapshot, in which the latest comment has these words."""
    return _published(folder, f"UPDATE comment SET words = '{words}' WHERE id = {HAMILTON}")


def test_an_approval_follows_its_comment_through_a_load_and_lapses_with_its_words(tmp_path, monkeypatch):
    folder = _published(tmp_path / "store")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    approve(HAMILTON, Audience.EVERYBODY)
    assert len(quoted("in-their-words")) == 1
    load_again(folder, LATEST)
    assert snapshots.current().number == 2 and len(quoted("in-their-words")) == 1
    load_again(folder, "CANARY Jayden and I")
    assert quoted("in-their-words") == quoted("voice") == []
    app = open_page("comments")
    assert "ann@council.example approved other words of it on" in said(app)
    press(app, "Approve for staff")
    assert quoted("voice") == ["CANARY Jayden and I"] and quoted("in-their-words", as_="Public") == []


def test_a_click_meant_for_other_words_approves_nothing(tmp_path, monkeypatch):
    """A load between reading and clicking puts other words there: nobody has read those."""
    folder = _published(tmp_path / "store")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    app = open_page("comments")
    load_again(folder, "CANARY other words")
    press(app, "Approve for everybody")
    assert standing(open_state()) == () and "CANARY other words" in read(app)


def test_a_load_that_brings_fewer_comments_begins_at_the_first(tmp_path, monkeypatch):
    folder = _published(tmp_path / "store")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    app = open_page("comments")
    app.number_input[0].set_value(2).run()
    _published(folder, f"UPDATE comment SET words = NULL WHERE id = {HAMILTON}")
    app.run()
    assert not app.exception and app.number_input[0].value == 1
    assert app.info[0].value.startswith("1 comment waits")


def test_without_the_full_data_the_public_reads_no_words_and_the_page_stands(tmp_path, monkeypatch):
    folder = _published(tmp_path / "store")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    approve(HAMILTON, Audience.EVERYBODY)
    assert len(approvals.for_everybody()) == 1
    home = folder / "000001"
    assert b"CANARY" in (home / "internal.duckdb").read_bytes()
    assert b"CANARY" not in (home / "public.duckdb").read_bytes()
    snapshot = snapshots.current()
    monkeypatch.setattr("metrics.catalogue.snapshots.current", lambda: snapshot.public())
    assert approvals.for_everybody() == ()


def test_comments_without_words_wait_for_nobody(with_words):
    assert [each.number for each in comments(snapshots.current())] == [HAMILTON, LANARK]


def test_the_seal_is_of_the_words_and_of_the_comment():
    assert len({seal(1, "a"), seal(2, "a"), seal(1, "A"), seal(11, "a"), seal(1, "1a")}) == 5


def test_a_manager_has_no_right_to_approve():
    access = replace(EVERYTHING, role="manager")
    assert approvals.approves(Asker("m", access), None) is None
