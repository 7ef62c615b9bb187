"""What a person said goes with them, and with it who had approved it."""

import pytest

from data_access.approvals import Audience, approve, seal, standing
from data_access.database import open_store
from data_access.schema import FACTS
from data_access.state import State
from tests.loading import council

SAID = ("CANARY nobody listened", "CANARY the worker was kind", "CANARY come at any time")
# The first is about C1, the second about its family alone, the third about a parent.
ABOUT = ({"child": "C1", "family": "F1"}, {"child": "", "family": "F1"}, {"child": "", "parent": "P1"})


@pytest.fixture
def commented(run, tmp_path, store_url):
    """A store, loaded twice, with three approved comments; gives their numbers by their words."""
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {}, {"child": "C2", "family": "F2"})
    row = {"authority": "south", "team": "east_hub", "said": "05/02/2024", "respondent": "parent"}
    rows = [
        {**row, **about, "reference": f"K{nth}", "words": words}
        for nth, (about, words) in enumerate(zip(ABOUT, SAID, strict=True), 1)
    ]
    council.write(sent, "comments", rows)
    for _ in range(2):
        assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    numbers = {words: number for number, words in held(store_url)}
    with State() as state:
        for words, number in numbers.items():
            approve(state, "ann", number, seal(number, words), Audience.EVERYBODY)
    return numbers


def held(store_url):
    """Number and words of the comments in the current snapshot."""
    with open_store(store_url).current().connect() as connection:
        return [(row.id, row.words) for row in connection.execute(FACTS["comment"].select())]


def approved():
    with State() as state:
        return {each.comment for each in standing(state)}


def test_whoever_is_erased_is_quoted_no_more(commented, run, tmp_path, store_url):
    for nth, (person, number) in enumerate((("child", "C1"), ("family", "F1"), ("parent", "P1")), 1):
        assert run("erase", f"--{person}", number)[0] == 0
        gone, left = SAID[:nth], SAID[nth:]
        assert {words for _, words in held(store_url)} == set(left)
        assert approved() == {commented[words] for words in left}
        assert [each.number for each in open_store(store_url).snapshots()] == [2 + nth]
        if store_url.startswith("duckdb"):
            kept = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
            assert not [words for words in gone if words.encode() in kept]


def test_what_is_erased_and_sent_again_is_approved_by_nobody(commented, run, tmp_path, store_url):
    assert run("erase", "--child", "C1")[0] == 0
    assert run("load", tmp_path / "sent", "--as-at", "31/03/2024")[0] == 0
    assert len(held(store_url)) == 3 and commented[SAID[0]] not in approved()


def test_the_public_store_has_no_comment_and_pruning_leaves_none_of_before(
    commented, run, tmp_path, store_url
):
    with open_store(store_url).current().public().connect() as connection:
        assert connection.execute(FACTS["comment"].select()).all() == []
    assert run("prune", "--keep", 1)[0] == 0
    if store_url.startswith("duckdb"):
        holding = {
            path.parent.name
            for path in (tmp_path / "store").rglob("*.duckdb")
            if b"CANARY" in path.read_bytes()
        }
        assert holding == {"000002"}
        assert b"CANARY" not in (tmp_path / "state.sqlite").read_bytes()
