"""What a newly loaded file does to what was there."""

from datetime import date

import pytest

from data_access.database import StoreError
from data_access.extracts import LAYOUTS
from tests.loading import council
from tests.loads import load

FACTS = "SELECT * FROM referral ORDER BY id"
EARLY, LATE = {"received": "05/01/2024"}, {"received": "05/03/2024", "decided": "", "closed": ""}


def received(store):
    days = council.rows(store, "SELECT DATE '1970-01-01' + received FROM referral ORDER BY 1")
    return [f"{day:%d/%m}" for (day,) in days]


def test_loading_the_same_files_twice_gives_the_same_facts(folder_store, tmp_path):
    council.lists(tmp_path)
    council.referrals(tmp_path, {}, EARLY, LATE)
    council.allocations(tmp_path, {}, {"team": "east_office", "started": "21/02/2024", "ended": ""})
    council.loaded(folder_store, tmp_path)
    tables = [
        FACTS,
        "SELECT * FROM allocation ORDER BY id",
        "SELECT * FROM team",
        "SELECT * FROM source_group",
    ]
    before = [council.rows(folder_store, table) for table in tables]
    report = council.loaded(folder_store, tmp_path)
    assert [council.rows(folder_store, table) for table in tables] == before
    assert report.snapshot.number == 2 and not report.restatements


def test_without_coverage_no_row_is_removed_and_it_is_said(known, tmp_path):
    changes = [
        {"received": day, "decided": "", "closed": ""} for day in ("05/01/2024", "06/02/2024", "05/03/2024")
    ]
    first = council.loaded(known, council.referrals(tmp_path, *changes))
    corrections = [
        {"reference": "R1", "received": "04/01/2024", "decided": "", "closed": ""},
        {"reference": "R9", "received": "28/03/2024", "decided": "", "closed": ""},
    ]
    report = council.loaded(known, council.referrals(tmp_path, *corrections))
    assert received(known) == ["04/01", "06/02", "05/03", "28/03"]
    assert "window_not_stated" not in council.rules(first)
    [found] = [finding for finding in report.findings if finding.rule == "window_not_stated"]
    assert (found.severity, found.extract, found.sentence) == (
        "note",
        "referrals",
        "No coverage.csv came with referrals.csv, so rows were added or replaced by their reference "
        "and none was removed. Send coverage.csv to replace a whole window.",
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("05/05/2024", "06/07/2024"), ["June 2024 has no referrals"]),
        (("05/11/2023", "06/03/2024"), ["December 2023 to February 2024 have no referrals"]),
        (("31/05/2024", "01/06/2024"), []),
    ],
)
def test_a_month_without_a_row_in_an_assumed_window_is_said(known, tmp_path, days, said):
    path = council.referrals(tmp_path, *({"received": day, "decided": "", "closed": ""} for day in days))
    report = council.loaded(known, path)
    found = [finding for finding in report.findings if finding.rule == "month_without_rows"]
    assert [finding.sentence.partition(" of ")[0] for finding in found] == said
    assert all(finding.severity == "warning" and "send coverage.csv" in finding.sentence for finding in found)
    line = {
        "extract": "referrals",
        "covers_from": "01/11/2023",
        "covers_to": "31/07/2024",
        "as_at": "31/07/2024",
    }
    report = council.loaded(known, path, council.write(tmp_path, "coverage", [line]))
    assert not {"month_without_rows", "window_not_stated"} & council.rules(report)


def test_coverage_says_which_dates_a_file_is_the_truth_for(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, EARLY, {}, LATE))
    line = {
        "extract": "referrals",
        "covers_from": "01/02/2024",
        "covers_to": "31/03/2024",
        "as_at": "02/04/2024",
    }
    path = council.referrals(tmp_path, {"reference": "R7", "received": "10/02/2024", "decided": ""})
    report = council.loaded(known, path, council.write(tmp_path, "coverage", [line]))
    assert received(known) == ["05/01", "10/02"]
    assert report.snapshot.as_at == date(2024, 4, 2)
    assert "window_not_stated" not in council.rules(report)


@pytest.mark.parametrize(
    ("second", "covered"),
    [
        (("01/02/2024", "31/03/2024"), ("01/01", "31/03")),  # the next month follows
        (("15/01/2024", "31/03/2024"), ("01/01", "31/03")),  # it overlaps
        (("01/12/2023", "31/12/2023"), ("01/12", "31/01")),  # an earlier month sent later
        (("01/03/2024", "31/03/2024"), ("01/03", "31/03")),  # February is missing: not said to be covered
    ],
)
def test_windows_that_touch_become_one(known, tmp_path, second, covered):
    path = council.referrals(tmp_path, {"received": "20/01/2024", "decided": "", "closed": ""})
    for first_day, last_day in (("01/01/2024", "31/01/2024"), second):
        line = {
            "extract": "referrals",
            "covers_from": first_day,
            "covers_to": last_day,
            "as_at": "02/04/2024",
        }
        # The row of January is in each file, also where the window begins after it.
        council.loaded(known, path, council.write(tmp_path, "coverage", [line]), anyway=True)
    [found] = council.rows(
        known, "SELECT DATE '1970-01-01' + covers_from, DATE '1970-01-01' + covers_to FROM coverage"
    )
    assert tuple(f"{day:%d/%m}" for day in found) == covered


def test_a_row_whose_date_moved_out_of_the_window_replaces_itself(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, EARLY, LATE))
    council.loaded(known, council.referrals(tmp_path, {"reference": "R1", "received": "01/02/2024"}))
    assert received(known) == ["01/02", "05/03"]


def test_another_authoritys_rows_stay(known, tmp_path):
    both = [*council.LISTS["authorities"], {"code": "north", "name": "North Council"}]
    council.loaded(
        known, council.write(tmp_path, "authorities", both), council.referrals(tmp_path, EARLY, LATE)
    )
    council.loaded(known, council.referrals(tmp_path, {"authority": "north"}))
    sql = (
        "SELECT a.code, count(*), count(DISTINCT child) FROM referral JOIN authority a ON a.key = authority "
    )
    assert sorted(council.rows(known, sql + "GROUP BY 1")) == [("north", 1, 1), ("south", 2, 1)]
    assert council.rows(known, "SELECT count(DISTINCT child) FROM referral") == [(2,)]
    assert council.rows(known, "SELECT count(*) FROM referral r WHERE team <> 0 AND authority = 2") == [(0,)]


def test_members_keep_their_keys_and_go_only_when_nothing_carries_them(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {"team": "west_hub"}))
    before = dict(council.rows(known, "SELECT code, key FROM team"))
    new = [
        {"code": "new_team", "name": "New", "type": "hub"},
        {**council.LISTS["teams"][2], "name": "East LO"},
    ]
    council.loaded(known, council.write(tmp_path, "teams", new))
    after = dict(council.rows(known, "SELECT code, key FROM team"))
    # west_hub has a referral and east_hub a locality; east_office is in both lists.
    assert after == {**before, "new_team": max(before.values()) + 1}
    assert ("East LO",) in council.rows(known, "SELECT name FROM team")
    council.loaded(known, council.write(tmp_path, "teams", new[1:]))
    assert "new_team" not in dict(council.rows(known, "SELECT code, key FROM team"))


def test_an_alias_is_understood_and_kept(known, tmp_path):
    lines = [
        {"dimension": "team", "written": "The Old Hub", "code": "EAST_HUB"},
        {"dimension": "referral_source", "written": "Polis", "code": "police"},
    ]
    council.loaded(known, council.write(tmp_path, "aliases", lines))
    path = council.referrals(tmp_path, {"team": "the old  hub", "source": "POLIS"})
    report = council.loaded(known, path)
    assert "unknown_name" not in council.rules(report)
    joins = "JOIN team t ON t.key = team JOIN referral_source s ON s.key = referral_source"
    assert council.rows(known, f"SELECT t.code, s.code FROM referral {joins}") == [("east_hub", "police")]


def test_an_alias_of_what_no_list_has_is_said_with_each_load_until_it_has(known, tmp_path):
    lines = [
        {"dimension": "team", "written": "The Old Hub", "code": "east_hubb"},
        {"dimension": "referral_source", "written": "Polis", "code": "police"},
    ]
    for sent in (council.write(tmp_path, "aliases", lines), council.referrals(tmp_path, {})):
        [said] = [each for each in council.loaded(known, sent).findings if each.rule == "alias_of_nothing"]
        assert said.sentence == (
            "One word for a team stands for “east_hubb”, which no list has, so it means nothing yet. "
            "Did you mean East Hub? Correct it in aliases.csv, or add the code to its list."
        )
    lines[0]["code"] = "east_hub"
    report = council.loaded(known, council.write(tmp_path, "aliases", lines))
    assert "alias_of_nothing" not in council.rules(report)


def test_months_that_changed_are_restated(known, tmp_path):
    changes = [
        {"received": day, "decided": "", "closed": ""} for day in ("01/01/2024", "06/02/2024", "31/03/2024")
    ]
    council.loaded(known, council.referrals(tmp_path, *changes))
    more = {"received": "07/02/2024", "decided": "", "closed": ""}
    report = council.loaded(known, council.referrals(tmp_path, *changes, more))
    [changed] = report.restatements
    assert (changed.extract, changed.month, changed.before, changed.after) == (
        "referrals",
        date(2024, 2, 1),
        1,
        2,
    )
    assert any("February 2024: 1 before, 2 now" in line for line in report.lines())


def test_as_at_is_told_or_the_latest_date_that_is_not_a_slip(known, tmp_path):
    report = council.loaded(known, council.referrals(tmp_path, {"closed": "01/01/2190"}, {}))
    assert report.snapshot.as_at == date(2024, 2, 20)
    assert {"coverage_assumed", "in_the_future"} <= council.rules(report)
    report = council.loaded(known, council.referrals(tmp_path, {}), as_at=date(2024, 6, 30))
    assert report.snapshot.as_at == date(2024, 6, 30)


def test_real_data_never_joins_invented(known, tmp_path):
    with pytest.raises(StoreError, match="real data"):
        load([council.referrals(tmp_path, {})], known, invented=True)


def test_a_real_load_over_the_sample_begins_afresh(folder_store, tmp_path):
    council.loaded(folder_store, *council.lists(tmp_path), council.referrals(tmp_path, {}), invented=True)
    council.loaded(folder_store, *council.lists(tmp_path))
    assert not folder_store.current().invented
    assert council.rows(folder_store, "SELECT count(*) FROM referral") == [(0,)]


def test_what_is_recorded_of_a_load(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {}, {"team": "", "received": "x"}, {"team": ""}))
    latest = "WHERE number = (SELECT max(number) FROM load)"
    assert council.rows(
        known, f"SELECT file, extract, rows_read, rows_loaded, rows_rejected FROM load {latest}"
    ) == [("referrals.csv", "referrals", 3, 2, 1)]
    assert council.rows(known, f"SELECT rule, first_row FROM finding {latest} AND severity = 'error'") == [
        ("not_a_date", 3)
    ]
    completeness = dict(council.rows(known, "SELECT field, recorded FROM completeness WHERE rows = 2"))
    assert (completeness["team"], completeness["locality"], completeness["sex"]) == (1, 2, 0)
    assert "decided" in completeness and "closed" not in completeness  # open is an answer
    [(first, last)] = council.rows(known, "SELECT min(day), max(day) FROM calendar")
    assert first < 19758 < last


@pytest.mark.parametrize("extract", ["reasons", "referral_sources", "decisions"])
def test_a_list_that_leaves_a_member_out_loses_it(extract, known, tmp_path):
    code = council.LISTS[extract][0]["code"]
    council.loaded(known, council.write(tmp_path, extract, [{"code": "other", "name": "Other"}]))
    table = LAYOUTS[extract].table
    assert (code,) not in council.rows(known, f"SELECT code FROM {table}")


NOBODY, KNOWN = {"reference": "R7", "child": ""}, {"reference": "R7", "child": "C7"}
SISTER = {"reference": "R7", "child": "C8"}


@pytest.mark.parametrize(
    ("before", "sent", "rows", "replaced"),
    [
        ([NOBODY], [KNOWN], 1, 1),
        ([NOBODY], [KNOWN, SISTER], 2, 1),
        ([NOBODY, SISTER], [KNOWN], 2, 1),  # C8 is there already, so it is C7 who had no number
        ([NOBODY, SISTER], [SISTER], 2, 0),  # nothing new: who had no number may have none still
        ([NOBODY], [NOBODY, KNOWN], 2, 0),  # a brother without a number, and his sister
        ([NOBODY], [{**KNOWN, "reference": "R8"}], 2, 0),
        ([KNOWN], [SISTER], 2, 0),
    ],
)
def test_a_row_about_nobody_is_replaced_when_it_is_sent_again_with_a_number(
    known, tmp_path, before, sent, rows, replaced
):
    """Without coverage nothing else of the reference is removed; who is new to it was the one not known."""
    council.loaded(known, council.referrals(tmp_path, {}, *before))
    report = council.loaded(known, council.referrals(tmp_path, *sent))
    assert council.rows(known, "SELECT count(*) - 1 FROM referral") == [(rows,)]
    found = [finding for finding in report.findings if finding.rule == "numbered_now"]
    assert [(each.rows, each.severity, each.column) for each in found] == [(1, "note", "child")][:replaced]


def test_so_it_is_between_two_files_of_one_load(known, tmp_path):
    for month, row in (("1", NOBODY), ("2", KNOWN)):
        council.referrals(tmp_path, row).rename(tmp_path / f"referrals_2024-0{month}.csv")
    report = council.loaded(known, tmp_path)
    assert council.rows(known, "SELECT count(*), count(child) FROM referral") == [(1, 1)]
    [found] = [finding for finding in report.findings if finding.rule == "numbered_now"]
    assert found.sentence == (
        "1 row that named no child before is sent again with one, under the same reference, and was replaced."
    )
