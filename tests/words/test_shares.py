"""Shares of a total and differences between years, as a table and a sentence have them."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.answer import Status
from metrics.periods import Grain
from pages.parts import words
from tests.answers import LOCALITIES, TEAM_TYPES, answer, figure, metric, provenance, split, teams
from tests.exports.test_exports import figures_of, read_csv, read_excel


def test_the_table_has_each_members_share_with_its_interval():
    table = words.table(split([71, 26, 3]))
    assert table.header == ("Team type", "Referrals", "Share of total (95% interval)")
    assert table.rows[0] == ("Hub", "71", "71.0% (61.5% to 79.0%)")


def test_the_sentence_names_the_largest_shares_and_adds_up_the_others():
    said = words.sentence(split([71, 26, 3]))
    told = (
        "Of all 100 referrals: Hub (71.0%), Local Office (26.0%) and Young People's Support Service (3.0%)."
    )
    assert told in said
    reasons = tuple(replace(each, dimension="reason") for each in teams(6))
    said = words.sentence(split([10, 40, 20, 15, 0, 15], reasons))
    assert (
        "Of all 100 referrals: Team 2 (40.0%), Team 3 (20.0%), Team 4 (15.0%) and 2 others (25.0%)." in said
    )


def test_public_shares_are_whole_and_places_are_put_in_no_order():
    public = replace(split([75, 20, 5]), provenance=provenance(protected=True))
    assert "Hub (75%)" in words.sentence(public) and words.table(public).rows[0][2] == "75% (65% to 83%)"
    places = split([40, 30, 20, 10], LOCALITIES)
    assert "Of all" not in words.sentence(places) and "40.0%" in words.table(places).rows[0][2]


def test_both_files_have_the_shares_unrounded():
    shown = split([2, 1, 30])
    for row, line in zip(read_csv(shown), figures_of(read_excel(shown)), strict=True):
        told = [float(row["share_of_total"]), float(row["share_of_total_low_95"])]
        assert told[0] == pytest.approx(100 * float(row["value"]) / 33, rel=1e-14)
        assert [line["Share of total (%)"], line["Share of total, 95% low"]] == pytest.approx(told, rel=1e-14)


YEARS = {
    "grain": Grain.CALENDAR_YEAR,
    "first": date(2021, 1, 1),
    "last": date(2023, 12, 31),
    "by": ("team_type",),
    "members": tuple((each,) for each in TEAM_TYPES),
}


def test_the_sentence_of_years_says_how_far_the_last_is_from_the_first():
    shown = answer([10, 9000, 7, 50, 60, 70, 8000, 2230, 7], **YEARS)
    told = "From 2021 to 2023: Hub 7,990 more, Local Office 6,770 fewer and"
    assert f"{told} Young People's Support Service as many." in words.sentence(shown)


def test_a_year_that_is_not_complete_is_not_compared_nor_are_quarters_or_shares():
    late = [figure(each, status=Status.PROVISIONAL) for each in (1, 2, 3)]
    assert "From 2021 to 2022: Hub 40 more" in words.sentence(answer([10, 9, 7, 50, 60, 70, *late], **YEARS))
    assert "From" not in words.sentence(answer([10, 9, 7, *late, *late], **YEARS))
    quarters = YEARS | {"grain": Grain.QUARTER}
    assert "From" not in words.sentence(answer(range(36), **quarters))
    shares = answer([figure(7, 100)] * 9, "hub_share", declared=metric("hub_share"), **YEARS)
    assert "From" not in words.sentence(shares)
