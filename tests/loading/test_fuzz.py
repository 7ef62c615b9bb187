"""A few of the files that `make bench ONLY=fuzz` draws, whole and spoilt."""

from tests.loading import fuzz


def test_no_file_ends_in_a_traceback_hangs_loses_rows_or_changes_values(tmp_path):
    tally = fuzz.run(tmp_path, range(60))
    assert tally.files == 60 and len(tally.outcomes) == 3
    assert not tally.wrong
