from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from metrics.answer import Status
from metrics.dimensions import Member
from metrics.selection import Comparator
from pages.parts import words
from pages.parts.words.intervals import how_sure
from tests.answers import LOCALITIES, TEAM_TYPES, answer, compared, figure, metric, provenance, split, teams


def test_a_share_over_time_has_what_it_is_worked_out_from_and_what_it_is_set_beside():
    shown = answer(
        [figure(7, 10), figure(58, 100), figure(None, reason="No referrals."), figure(61, 100)],
        "hub_share",
        compare={3: [compared(Comparator.TARGET, 65.0)]},
    )
    table = words.table(shown)
    title = "Hub share of referrals (%)"
    assert table.header == ("Period", title, "95% interval", "Counted", "Out of", "Council's target")
    assert table.rows[0] == ("Oct to Dec 2022", "7 of 10", "40% to 89%", "7", "10", "not available")
    assert table.rows[2] == ("Apr to Jun 2023", "not available", *["not available"] * 4)
    assert table.rows[3] == ("Jul to Sep 2023", "61%", "51% to 70%", "61", "100", "65%")
    assert "Not available: No referrals." in table.notes


def test_members_over_time_are_periods_by_members():
    many = answer(range(12), members=tuple((each,) for each in TEAM_TYPES), by=("team_type",))
    table = words.table(many)
    assert table.header == ("Period", *(f"{each.name}, referrals" for each in TEAM_TYPES))
    assert table.rows[0] == ("Oct to Dec 2022", "none", "1", "2") and len(table.rows) == 4


def test_where_figures_stand_side_by_side_their_intervals_are_in_brackets():
    late = figure(61, 100, status=Status.PROVISIONAL)
    shares = [figure(7, 10), late, figure(None, reason="No referrals."), figure(0, 40)] * 4
    shown = answer(shares, "hub_share", members=tuple((each,) for each in LOCALITIES), by=("locality",))
    table = words.table(shown)
    told = ("7 of 10 (40% to 89%)", "61% (51% to 70%, provisional)", "not available", "0% (0% to 9%)")
    assert table.rows[0][1:] == told
    assert any(note.startswith("The range in brackets is") for note in table.notes)


def test_what_is_counted_or_a_middle_has_no_interval_and_says_why():
    for name in ("referrals", "days_to_decision"):
        table = words.table(answer([1, 2, 3, 4], name))
        assert "95% interval" not in table.header and not any("range" in note for note in table.notes)
        assert "no interval" in how_sure(metric(name))


def test_of_public_figures_the_adjusting_is_said_to_be_no_part_of_the_range():
    shares = answer([figure(61, 100)] * 4, "hub_share")
    public = replace(shares, provenance=provenance(protected=True))
    assert "adjusted" in words.table(public).notes[-1] and "adjusted" not in words.table(shares).notes[-1]


def test_more_members_than_periods_are_members_by_periods():
    alone = tuple((team,) for team in teams(9))
    table = words.table(answer(range(36), members=alone, by=("team",)))
    assert table.header[0] == "Team" and len(table.header) == 5 and len(table.rows) == 9


def test_two_splits_have_rows_of_the_first_and_columns_of_the_second():
    pairs = tuple((place, kind) for place in LOCALITIES for kind in TEAM_TYPES)
    shown = answer(range(48), members=pairs, by=("locality", "team_type"))
    table = words.table(shown)
    assert table.header[:3] == ("Period", "Locality", "Team type: Hub, referrals") and table.labels == 2
    assert table.rows[1] == ("Oct to Dec 2022", "East Kilbride", "3", "4", "5") and len(table.rows) == 16


def test_two_members_of_one_name_are_told_apart():
    twins = tuple((Member("team", code, "Duty team", key),) for key, code in ((1, "a"), (2, "b")))
    header = words.table(answer(range(8), members=twins, by=("team",))).header
    assert header == ("Period", "Duty team [a], referrals", "Duty team [b], referrals")


STATUSES = st.sampled_from(
    [
        figure(12),
        figure(0),
        figure(None, status=Status.LOW),
        figure(None, status=Status.WITHHELD),
        figure(None, reason="Too early."),
        figure(9, status=Status.PROVISIONAL),
    ]
)


@given(st.lists(STATUSES, min_size=16, max_size=16))
def test_every_table_is_whole_and_explains_its_words(figures):
    shown = answer(figures, members=tuple((each,) for each in LOCALITIES), by=("locality",))
    for table in (
        words.table(shown),
        words.table(split(figures[:4], LOCALITIES)),
        words.table(answer(figures[:4])),
    ):
        assert len(set(table.header)) == len(table.header)
        assert all(len(row) == len(table.header) and all(row) for row in table.rows)
        written = " ".join(cell for row in table.rows for cell in row)
        for word in ("fewer than 5", "withheld", "provisional", "none"):
            assert (word in written) is (f'"{word}"' in " ".join(table.notes))
