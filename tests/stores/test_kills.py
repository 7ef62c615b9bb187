"""A few of the kills of `make bench ONLY=kills`: each leaves the old store or the new one, and no rest."""

import os

import pytest

from tests.stores.kills.running import killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="commands are killed in forked processes")


def _all_is_well(kills, acts):
    """Every act left the old store or the new one."""
    assert not [kill for kill in kills if kill["wrong"]]
    assert {kill["kill"] for kill in kills} == acts and {kill["left"] for kill in kills} <= {"old", "new"}


def test_a_command_killed_leaves_the_old_store_or_the_new_one(tmp_path):
    kills = killed(tmp_path, range(5))
    _all_is_well(kills, {"load", "rollback", "prune", "erase", "upgrade"})
    assert {kill["left"] for kill in kills} == {"old", "new"}


@pytest.mark.postgres
def test_on_postgresql_too(tmp_path, postgres_url):
    """What takes several steps there: the others are one statement. Two may both come before the new one."""
    _all_is_well(killed(tmp_path, (0, 3), server=postgres_url), {"load", "erase"})
