"""Derived columns, against tables written by hand."""

from datetime import date, timedelta

import pytest

from tests.loading import council
from tests.loading.fuzz.meaning import person

OPENED = date(1970, 1, 1).toordinal()


def day(text):
    """The day number of a date written dd/mm/yyyy."""
    if text is None:
        return None
    number, month, year = map(int, text.split("/"))
    return date(year, month, number).toordinal() - OPENED


def derived(store, path_of, columns, table, *paths):
    council.loaded(store, *paths, as_at=date(2024, 12, 31))
    return council.rows(store, f"SELECT {columns} FROM {table} ORDER BY {path_of}")


NEW, AGAIN, OPEN = 1, 2, 3  # kinds of referral
# received, closed -> previous_received, previous_closed, kind, days since the previous
RETURNS = {
    "a first referral is new": [("05/02/2024", None, None, None, NEW, None)],
    "a referral while the earlier is open is of a kind of its own": [
        ("05/02/2024", None, None, None, NEW, None),
        ("06/02/2024", None, "05/02/2024", None, OPEN, 1),
    ],
    "an involvement that closed 730 days before counts": [
        ("01/02/2022", "10/02/2022", None, None, NEW, None),
        ("10/02/2024", None, "01/02/2022", "10/02/2022", AGAIN, 739),
    ],
    "one that closed 731 days before does not": [
        ("01/02/2022", "09/02/2022", None, None, NEW, None),
        ("10/02/2024", None, "01/02/2022", None, NEW, 739),
    ],
    "nor does one that closed on the day it came": [
        ("09/02/2022", "09/02/2022", None, None, NEW, None),
        ("10/02/2024", None, "09/02/2022", None, NEW, 731),
    ],
    "a referral on the day the earlier closed is one": [
        ("05/02/2024", "10/02/2024", None, None, NEW, None),
        ("10/02/2024", None, "05/02/2024", "10/02/2024", AGAIN, 5),
    ],
    "a referral on the day before the earlier closed is not": [
        ("05/02/2024", "10/02/2024", None, None, NEW, None),
        ("09/02/2024", None, "05/02/2024", None, OPEN, 4),
    ],
    "two on one day are not before one another, even when one closed that day": [
        ("05/02/2024", "05/02/2024", None, None, NEW, None),
        ("05/02/2024", "05/02/2024", None, None, NEW, None),
        ("06/02/2024", None, "05/02/2024", "05/02/2024", AGAIN, 1),
    ],
    "while another is open comes before all that closed": [
        ("01/02/2024", "20/02/2024", None, None, NEW, None),
        ("02/02/2024", "03/02/2024", "01/02/2024", None, OPEN, 1),
        ("10/02/2024", "15/02/2024", "02/02/2024", "03/02/2024", OPEN, 8),
        ("20/02/2024", None, "10/02/2024", "20/02/2024", AGAIN, 10),
        ("21/02/2024", None, "20/02/2024", "20/02/2024", OPEN, 1),
    ],
}


@pytest.mark.parametrize("case", RETURNS)
def test_what_came_before_a_referral(case, told):
    columns = "received, closed, previous_received, previous_closed, referral_kind, days_since_previous"
    found = told(case, "received", columns, "referral")
    wanted = [(day(a), day(b), day(c), day(d), kind, days) for a, b, c, d, kind, days in RETURNS[case]]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_the_months_within_which_nearly_all_is_over_are_on_record_with_the_load(known, tmp_path):
    """Of 20 involvements that are over the 19th in length lasted 31 days, which is in its second month."""
    days = [1] * 18 + [31, 200]
    rows = [
        {
            "child": f"C{n}",
            "received": "01/02/2024",
            "decided": "",
            "closed": f"{date(2024, 2, 1) + timedelta(n_days):%d/%m/%Y}",
        }
        for n, n_days in enumerate(days)
    ] + [{"child": "C99", "received": "01/02/2024", "decided": "", "closed": ""}] * 5
    council.loaded(known, council.referrals(tmp_path, *rows), council.allocations(tmp_path, {"ended": ""}))
    found = council.rows(known, "SELECT extract, lasts FROM coverage ORDER BY 1")
    assert found == [("allocations", 0), ("referrals", 2)]


def test_another_child_and_no_closure_make_no_re_referral(known, tmp_path):
    path = council.referrals(
        tmp_path, {"child": "C1"}, {"child": "C2", "received": "01/06/2024", "decided": "", "closed": ""}
    )
    found = derived(known, "received", "referral_kind", "referral", path)
    assert found == [(1,), (1,)]


DECISIONS = (  # received, decided, days, working days
    ("05/02/2024", "05/02/2024", 0, 0),  # the day itself
    ("02/02/2024", "05/02/2024", 3, 1),  # Friday to Monday
    ("02/02/2024", "04/02/2024", 2, 0),  # Friday to Sunday
    ("03/02/2024", "05/02/2024", 2, 1),  # Saturday to Monday
    ("29/12/2023", "02/01/2024", 4, 1),  # over the weekend and New Year's holiday
    ("29/12/2023", "01/01/2024", 3, 0),  # up to the holiday
    ("05/02/2024", "", None, None),
)


@pytest.mark.parametrize(("received", "decided", "days", "working_days"), DECISIONS)
def test_days_to_decision(received, decided, days, working_days, told):
    columns = "days_to_decision, working_days_to_decision"
    assert told(f"{received} - {decided or None}", "received", columns, "referral") == [(days, working_days)]


def test_days_to_allocation_stop_at_the_next_referral_and_leave_second_workers_out(known, tmp_path):
    days = (("01/02/2024", "02/02/2024"), ("10/02/2024", "13/02/2024"), ("20/02/2024", "21/02/2024"))
    sent = [{"received": received, "decided": decided, "closed": ""} for received, decided in days]
    started = [
        {"started": "01/02/2024", "worker": "second", "ended": ""},
        {"started": "10/02/2024", "ended": ""},
        {"started": "12/02/2024", "ended": ""},
        {"started": "25/02/2024", "ended": ""},
    ]
    paths = council.referrals(tmp_path, *sent), council.allocations(tmp_path, *started)
    found = derived(known, "received", "days_to_allocation, days_from_decision", "referral", *paths)
    assert found == [(None, None), (0, 0), (5, 4)]


# received of each referral; team, started, ended, worker of each allocation -> days to escalation of each
ESCALATIONS = {
    "on the day itself, and not a second worker": (
        ["05/02/2024"],
        [
            ("east_hub", "01/02/2024", "04/02/2024", "first"),
            ("east_office", "05/02/2024", None, "first"),
            ("east_office", "20/02/2024", None, "second"),
        ],
        [0],
    ),
    "the first of two, from the hub and back": (
        ["05/02/2024"],
        [
            ("east_hub", "06/02/2024", "10/02/2024", "first"),
            ("east_office", "11/02/2024", "20/02/2024", "first"),
            ("east_hub", "21/02/2024", "25/02/2024", "first"),
            ("east_office", "26/02/2024", None, "first"),
        ],
        [6],
    ),
    "each belongs to the latest referral before it": (
        ["05/02/2024", "08/02/2024", "12/02/2024"],
        [("east_hub", "06/02/2024", "10/02/2024", "first"), ("east_office", "11/02/2024", None, "first")],
        [None, 3, None],
    ),
    "down, across and on the day of the next referral are none of this one": (
        ["05/02/2024", "20/02/2024"],
        [
            ("east_office", "06/02/2024", "07/02/2024", "first"),
            ("east_hub", "08/02/2024", "09/02/2024", "first"),
            ("west_hub", "10/02/2024", "19/02/2024", "first"),
            ("east_office", "20/02/2024", None, "first"),
        ],
        [None, 0],
    ),
    "29 days after the hub it is no move": (
        ["05/02/2024"],
        [("east_hub", "05/02/2024", "06/02/2024", "first"), ("east_office", "06/03/2024", None, "first")],
        [None],
    ),
}


@pytest.mark.parametrize("case", ESCALATIONS)
def test_days_to_escalation(case, known, tmp_path):
    received, spells, wanted = ESCALATIONS[case]
    sent = [{"received": each, "decided": "", "closed": ""} for each in received]
    worked = [
        {"team": team, "started": started, "ended": ended or "", "worker": worker}
        for team, started, ended, worker in spells
    ]
    paths = council.referrals(tmp_path, *sent), council.allocations(tmp_path, *worked)
    found = derived(known, "received", "days_to_escalation", "referral", *paths)
    assert found == [(days,) for days in wanted]


# team, started, ended, worker -> kind (1 first, 2 second, 3 move), from team, direction, days from referral
OFFICE, EAST, WEST = "east_office", "east_hub", "west_hub"
JOURNEYS = {
    "first, then up to a Local Office": [
        (EAST, "07/02/2024", "20/02/2024", "first", 1, None, 0, 2),
        (OFFICE, "21/02/2024", None, "first", 3, EAST, 1, None),
    ],
    "down, and across": [
        (OFFICE, "07/02/2024", None, "first", 1, None, 0, 2),
        (EAST, "21/02/2024", None, "first", 3, OFFICE, 2, None),
        (WEST, "22/02/2024", None, "first", 3, EAST, 3, None),
    ],
    "28 days after is a transfer": [
        (EAST, "07/02/2024", "08/02/2024", "first", 1, None, 0, 2),
        (OFFICE, "07/03/2024", None, "first", 3, EAST, 1, None),
    ],
    "29 days after is not": [
        (EAST, "07/02/2024", "08/02/2024", "first", 1, None, 0, 2),
        (OFFICE, "08/03/2024", None, "first", 1, None, 0, None),
    ],
    "the same team is no transfer": [
        (EAST, "07/02/2024", "08/02/2024", "first", 1, None, 0, 2),
        (EAST, "09/02/2024", None, "first", 1, None, 0, None),
    ],
    "a team not recorded is no transfer": [
        ("", "07/02/2024", None, "first", 1, None, 0, 2),
        (EAST, "09/02/2024", None, "first", 1, None, 0, None),
    ],
    "a worker who stays on makes one journey of what would be two": [
        (EAST, "07/02/2024", "01/12/2024", "first", 1, None, 0, 2),
        (OFFICE, "08/02/2024", "09/02/2024", "first", 3, EAST, 1, None),
        (WEST, "01/06/2024", None, "first", 1, None, 0, None),
    ],
    "366 days on, a transfer is still one": [
        (EAST, "07/02/2023", "05/02/2024", "first", 1, None, 0, None),
        (OFFICE, "07/02/2024", None, "first", 3, EAST, 1, None),
        (WEST, "08/02/2024", None, "first", 3, OFFICE, 2, None),
    ],
    "a second worker comes from nowhere and is passed over": [
        (EAST, "07/02/2024", None, "first", 1, None, 0, 2),
        (WEST, "08/02/2024", None, "second", 2, None, 0, None),
        (OFFICE, "09/02/2024", None, "first", 3, EAST, 1, None),
    ],
}


@pytest.mark.parametrize("case", JOURNEYS)
def test_what_kind_an_allocation_is(case, told):
    columns = "f.allocation_kind, nullif(t.code, 'not_recorded'), f.direction, f.days_from_referral"
    found = told(case, "started", columns, "allocation", "JOIN team t ON t.key = f.from_team")
    assert found == [row[4:] for row in JOURNEYS[case]]


# case -> transfers in the first 365 days of each journey, in the row that it begins with
MOVES = {
    "first, then up to a Local Office": [1, None],
    "down, and across": [2, None, None],
    "28 days after is a transfer": [1, None],
    "29 days after is not": [0, 0],
    "the same team is no transfer": [0, None],
    "a team not recorded is no transfer": [0, None],
    "a worker who stays on makes one journey of what would be two": [1, None, None],
    "366 days on, a transfer is still one": [1, None, None],
    "a second worker comes from nowhere and is passed over": [1, None, None],
}


@pytest.mark.parametrize("case", JOURNEYS)
def test_how_often_a_child_moves_in_the_first_year_of_a_journey(case, told):
    assert told(case, "started", "f.moves", "allocation") == [(moves,) for moves in MOVES[case]]


# started, ended -> the day by which it has lasted
SUPPORTED = {
    "no other support": [("05/02/2024", "20/02/2024", "21/08/2024")],
    "still going on": [("05/02/2024", None, None)],
    "other support 183 days after": [
        ("05/02/2024", "20/02/2024", None),
        ("21/08/2024", "30/08/2024", "01/03/2025"),
    ],
    "other support 184 days after": [
        ("05/02/2024", "20/02/2024", "21/08/2024"),
        ("22/08/2024", None, None),
    ],
    "other support that began before and goes on": [
        ("05/01/2024", None, None),
        ("05/02/2024", "20/02/2024", "21/08/2024"),
    ],
    "other support on the day it ended": [
        ("05/01/2024", "20/02/2024", None),
        ("20/02/2024", "20/02/2024", "21/08/2024"),
    ],
}


@pytest.mark.parametrize("case", SUPPORTED)
def test_whether_support_has_lasted(case, told):
    found = told(case, "started", "f.sustained", "support", whose="parent")
    assert found == [(day(lasted),) for _, _, lasted in SUPPORTED[case]]


@pytest.fixture(scope="module")
def told(known_to_all, tmp_path_factory):
    """What is derived for the child, or parent, of a case; those of all tables are loaded together."""
    received = [(case, row[0], "", row[1]) for case, rows in RETURNS.items() for row in rows]
    received += [(f"{row[0]} - {row[1] or None}", *row[:2], "") for row in DECISIONS]
    received += [(case, "05/02/2024", "", "") for case in JOURNEYS]
    started = [(case, *row[:4]) for case, rows in JOURNEYS.items() for row in rows]
    folder = tmp_path_factory.mktemp("sent")
    referrals = council.referrals(folder, *_named(("child", "received", "decided", "closed"), received))
    names = ("child", "team", "started", "ended", "worker")
    allocations = council.allocations(folder, *_named(names, started))
    supported = [(case, *row[:2]) for case, rows in SUPPORTED.items() for row in rows]
    supports = council.supports(folder, *_named(("parent", "started", "ended"), supported))
    council.loaded(known_to_all, referrals, allocations, supports, as_at=date(2024, 12, 31))

    def ask(case, path_of, columns, table, joined="", whose="child"):
        sql = f"SELECT {columns} FROM {table} f {joined} WHERE f.{whose} = {person(case, whose)}"
        return council.rows(known_to_all, f"{sql} ORDER BY f.{path_of}")

    return ask


def _named(names, rows):
    return [dict(zip(names, (cell or "" for cell in row), strict=True)) for row in rows]


def test_an_allocation_takes_source_reason_and_locality_from_the_latest_referral(known, tmp_path):
    referred = council.referrals(
        tmp_path,
        {"received": "05/02/2024", "decided": "", "closed": "", "source": "school"},
        {"received": "07/02/2024", "decided": "", "closed": "", "source": "police", "locality": "west"},
        {"received": "09/02/2024", "decided": "", "closed": "", "source": "school"},
    )
    started = ("04/02/2024", "07/02/2024", "08/02/2024", "30/11/2024")
    sent = [{"started": started[0], "ended": ""}, {"started": started[1], "ended": ""}]
    sent += [
        {"started": started[2], "ended": "", "locality": "East side"},
        {"started": started[3], "ended": ""},
    ]
    found = derived(
        known,
        "a.started",
        "s.code, g.code, r.code, l.code, t.code, a.days_from_referral",
        "allocation a JOIN referral_source s ON s.key = a.referral_source JOIN source_group g "
        "ON g.key = a.source_group JOIN reason r ON r.key = a.reason JOIN locality l ON l.key = a.locality "
        "JOIN team_type t ON t.key = a.team_type",
        referred,
        council.allocations(tmp_path, *sent),
    )
    none = "not_recorded"
    assert found == [
        (none, none, none, none, "hub", None),
        ("police", "police_and_fire", "parenting", "west", "hub", 0),
        ("police", "police_and_fire", "parenting", "east", "hub", None),
        ("school", "education", "parenting", "east", "hub", day("30/11/2024") - day("09/02/2024")),
    ]


def test_who_is_not_born_has_no_other_age_and_an_allocation_takes_the_age_of_the_latest_referral(
    known, tmp_path
):
    sent = [
        {"child": "C1", "unborn": "yes", "age_band": ""},
        {"child": "C2", "unborn": "yes", "age_band": "5-9"},
        {"child": "C3", "unborn": "no", "age_band": "unborn"},
        {"child": "C4", "unborn": "", "age_band": "18+"},
        {"child": "C5", "unborn": "no", "age_band": ""},
    ]
    allocated = council.allocations(tmp_path, *({"child": row["child"]} for row in sent))
    council.loaded(known, council.referrals(tmp_path, *sent), allocated)
    for fact in ("referral", "allocation"):
        ages = f"SELECT b.code, count(*) FROM {fact} f JOIN age_band b ON b.key = f.age_band GROUP BY 1"
        assert dict(council.rows(known, ages)) == {"unborn": 3, "18+": 1, "not_recorded": 1}


def test_what_was_filled_in_from_the_latest_referral_is_counted_and_said_once(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {"child": "C1", "locality": "west"}))
    silent = {"locality": "", "started": "30/11/2024", "ended": ""}
    rows = ({**silent, "child": "C1"}, {**silent, "child": "C9"}, {"child": "C1", "locality": "east"})
    report = council.loaded(known, council.allocations(tmp_path, *rows))
    [found] = [each for each in report.findings if each.rule == "filled_in"]
    assert (found.severity, found.column, found.rows) == ("note", "locality", 1), "of C9 nothing is known"
    assert found.sentence.startswith(
        "1 of the allocations name no locality, and count for that of the child's"
    )
    again = council.loaded(known, council.referrals(tmp_path, {"child": "C1", "locality": "west"}))
    assert not [each for each in again.findings if each.rule == "filled_in"]
