"""The list of rejected rows never costs anyone another file."""

import pytest

from data_access.database import StoreError
from tests.loading import council
from tests.loads import check, load

OLD = "file,row,column,rule,sentence\nreferrals.csv,2,child,value_missing,old\n"


@pytest.mark.parametrize("run", [check, load])
@pytest.mark.parametrize("changes", [{}, {"received": "never"}])
def test_an_input_is_refused_as_its_place_and_kept(run, changes, known, tmp_path):
    path = council.referrals(tmp_path / "sent", changes)
    sent = path.read_bytes()
    for paths, rejects in (([path], path), ([path.parent], path.parent / "../sent/referrals.csv")):
        with pytest.raises(StoreError, match="is one of the files to load"):
            run(paths, known, rejects=rejects)
    assert path.read_bytes() == sent


def test_a_mapping_is_an_input_too(known, tmp_path):
    mapping = tmp_path / "places.csv"
    mapping.write_text("child,locality\n")
    with pytest.raises(StoreError, match="is one of the files to load"):
        load([council.referrals(tmp_path, {})], known, mapping=mapping, rejects=mapping)
    assert mapping.exists()


@pytest.mark.parametrize("change", [{}, {"received": "never"}])
def test_a_file_that_is_no_list_of_rejects_is_kept(change, known, tmp_path):
    other = tmp_path / "budget.csv"
    other.write_text("year,pounds\n")
    with pytest.raises(StoreError, match="is not a list of rejected rows"):
        load([council.referrals(tmp_path, change)], known, rejects=other)
    with pytest.raises(StoreError, match="is not a list of rejected rows"):
        load([council.referrals(tmp_path, change)], known, rejects=tmp_path)
    assert other.read_text() == "year,pounds\n"


def test_the_list_of_an_earlier_load_is_replaced_and_goes_when_nothing_is_rejected(known, tmp_path):
    rejects = tmp_path / "rejects.csv"
    rejects.write_text(OLD)
    council.loaded(known, council.referrals(tmp_path, {}, {"received": "never"}), rejects=rejects)
    assert "not_a_date" in rejects.read_text() and "old" not in rejects.read_text()
    assert not list(tmp_path.glob(".rejects-*"))
    council.loaded(known, council.referrals(tmp_path, {}), rejects=rejects)
    assert not rejects.exists()
