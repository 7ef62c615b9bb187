"""Approvals of comments, on SQLite and PostgreSQL: given, withdrawn, and forgotten with a comment."""

from datetime import timedelta

from sqlalchemy import text

from data_access.approvals import Audience, approve, forget, seal, standing, withdraw
from tests.stores.test_audit import state as state
from tests.stores.test_audit import state_url as state_url

ONE, OTHER = 2**60 - 1, 7


def test_an_approval_says_who_when_for_whom_and_of_which_words(state):
    approve(state, "Ñandú", ONE, seal(ONE, "so kind"), Audience.STAFF)
    [given] = standing(state)
    assert (given.who, given.comment, given.audience) == ("Ñandú", ONE, Audience.STAFF)
    assert given.seal == seal(ONE, "so kind") != seal(ONE, "so Kind")
    assert given.at.utcoffset() == timedelta(0)


def test_all_that_was_approved_of_a_comment_is_withdrawn_and_stays_on_record(state):
    for who, audience in (("ann", Audience.STAFF), ("ben", Audience.EVERYBODY)):
        approve(state, who, ONE, seal(ONE, "so kind"), audience)
    approve(state, "ann", OTHER, seal(OTHER, "late"), Audience.STAFF)
    withdraw(state, "cat", ONE)
    withdraw(state, "dan", ONE)
    assert [each.comment for each in standing(state)] == [OTHER]
    with state.writing() as connection:
        assert connection.execute(text("SELECT count(*) FROM approval")).scalar() == 3
        assert connection.execute(text("SELECT who FROM approval_withdrawn")).scalars().all() == ["cat"] * 2
    approve(state, "eve", ONE, seal(ONE, "so kind"), Audience.STAFF)
    assert [each.who for each in standing(state)] == ["ann", "eve"]


def test_nothing_is_left_of_a_comment_that_is_erased(state):
    for number in (ONE, OTHER):
        approve(state, "ann", number, seal(number, "so kind"), Audience.STAFF)
    withdraw(state, "ann", ONE)
    forget(state, {ONE})
    forget(state, ())
    assert [each.comment for each in standing(state)] == [OTHER]
    with state.writing() as connection:
        assert connection.execute(text("SELECT comment FROM approval")).scalars().all() == [OTHER]
        assert connection.execute(text("SELECT count(*) FROM approval_withdrawn")).scalar() == 0
