"""The sidebar and the address: one state, said in words."""

from datetime import date

import pytest

from tests.pages.opened import open_page


def chosen(app, key):
    return next(each.value for each in (*app.selectbox, *app.multiselect) if each.key == key)


def offered(app, key):
    return list(next(each.options for each in (*app.selectbox, *app.multiselect) if each.key == key))


def test_a_reader_arrives_at_the_last_three_years(small):
    app = open_page()
    assert (chosen(app, "from"), chosen(app, "to")) == (date(2022, 4, 1), date(2025, 3, 1))
    assert chosen(app, "period") == "Last 3 years"


def test_a_link_is_taken_at_its_word(small):
    app = open_page(
        "front-door", from_="October 2022", to="September 2023", locality="Lanark", grain="Months"
    )
    assert chosen(app, "period") == "Service year 2022/23"
    assert app.info[0].value.replace("\\", "") == (
        "Showing October 2022 to September 2023 by month. Locality: Lanark. "
        "Compared with the same months last year."
    )


def test_a_named_period_sets_both_months(small):
    app = open_page()
    app.selectbox(key="period").select("Financial year 2023/24").run()
    assert (chosen(app, "from"), chosen(app, "to")) == (date(2023, 4, 1), date(2024, 3, 1))


def test_months_of_ones_own_have_no_name(small):
    app = open_page()
    app.selectbox(key="from").select(date(2022, 5, 1)).run()
    assert chosen(app, "period") == "Months of your own"


def test_a_last_month_before_the_first_is_moved_and_said(small):
    app = open_page(from_="April 2023", to="June 2023")
    app.selectbox(key="from").select(date(2024, 5, 1)).run()
    assert chosen(app, "to") == date(2025, 3, 1)
    assert any("last month was moved to March 2025" in each.value for each in app.warning)


def test_teams_are_those_of_the_localities_chosen(small):
    app = open_page(locality="Hamilton")
    assert offered(app, "team") == ["Hamilton hub", "Hamilton Local Office", "Young Person's Support Service"]


def test_a_team_of_another_locality_is_left_out_and_said(small):
    app = open_page(locality="Hamilton", team="Lanark hub")
    assert chosen(app, "team") == []
    assert any("Lanark hub was left out\\: it is not one" in each.value for each in app.warning)


def test_a_team_that_a_new_locality_excludes_is_said(small):
    app = open_page(team="Lanark hub")
    app.multiselect(key="locality").select("hamilton").run()
    assert any("Lanark hub was left out" in each.value for each in app.warning)


def test_what_a_link_asks_in_vain_is_said_with_what_was_meant(small):
    app = open_page(locality=["Hamiltom", "Lanark"], grain="Weeks", to="May 2099", colour="red")
    told = app.warning[0].value
    assert (
        "“Hamiltom” in this link is not a locality in this data, so it was left out. Did you mean “Hamilton”?"
        in told
    )
    assert "“Weeks”" in told
    assert "“May 2099”" in told
    assert "“colour”" in told
    assert chosen(app, "locality") == ["lanark"]


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({"locality": "Narnia"}, "so it was left out. All localities are counted."),
        ({"locality": ["Narnia", "Nowhere"]}, "“Nowhere” in this link is not a locality in this data, so it"
         " was left out. All localities are counted."),
        ({"team": "Narnia hub"}, "All teams are counted."),
        ({"source": "Nobody"}, "All referral sources are counted."),
        ({"grain": "Weeks"}, "“Weeks” in this link is not a way to cut time, so it was left out. The page "
         "shows “Quarters”."),
        ({"locality": "Hamilton", "team": "Lanark hub"}, "All teams are counted."),
        ({"local": "Hamilton"}, "which is not a filter here, so it was left out and narrows nothing."),
    ],
)  # fmt: skip
def test_a_link_that_asks_in_vain_says_what_is_shown_in_its_place(small, link, told):
    """“No filters” above it does not say that one was asked for, and all is more than was asked for."""
    [warning] = open_page(**link).warning
    assert told in warning.value.replace("\\", "")


def test_where_something_of_a_filter_stands_not_all_is_shown(small):
    [warning] = open_page(locality=["Narnia", "Lanark"]).warning
    assert "All localities" not in warning.value


def test_a_manager_is_told_that_all_of_the_scope_is_counted(small):
    [warning] = open_page(as_="Manager", scope="Hamilton", team="Narnia hub").warning
    assert "All teams in your scope are counted." in warning.value.replace("\\", "")


FORGED = {
    "grain": ("zzz", ["Months", "zzz"]),
    "from_": ("banana", "\x00", ["April 2023", "May 2099"]),
    "to": ("9999-99", "'; DROP TABLE referral; --"),
    "metric": ("<script>", "referrals"),
    "by": ("<script>",),
    "sides": ("<script>",),
    "compare": ("<script>", ["zzz", "Period before"]),
    "locality": ("nope",),
    "as_": ("<script>",),
    "scope": ("<script>",),
    "<script>": ("x",),
}
PAGE_OF = {"metric": "one-metric", "by": "one-metric", "sides": "side-by-side"}


@pytest.mark.parametrize(("word", "value"), [(word, each) for word, held in FORGED.items() for each in held])
@pytest.mark.parametrize("long", [False, True], ids=["short", "of ten thousand letters"])
def test_whatever_a_link_is_forged_to_say_the_page_stands_and_says_so(small, word, value, long):
    value = "x" * 10_000 if long else value
    role = {"as_": "Manager"} if word == "scope" else {}
    app = open_page(PAGE_OF.get(word, ""), **{word: value}, **role)
    plain = open_page(PAGE_OF.get(word, ""), **role)
    assert not app.exception and not app.error
    [warning] = app.warning
    assert "left out" in warning.value and len(warning.value) < 400
    for key in ("from", "to", "grain", "metric", "by", "sides"):
        assert [e.value for e in app.selectbox if e.key == key] == [
            e.value for e in plain.selectbox if e.key == key
        ]


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("grain", ["Months", "Quarters"]),
        ("from_", ["April 2023", "May 2023"]),
        ("as_", ["Manager", "Analyst"]),
    ],
)
def test_a_word_said_twice_is_said(small, word, values):
    [warning] = open_page(**{word: values}).warning
    assert warning.value == f"This link says “{word.rstrip('_')}” more than once; only the last counts."
    assert not open_page(locality=["Hamilton", "Lanark"]).warning


def test_an_honest_link_is_not_complained_of(small):
    assert not open_page(locality="Hamilton", compare=["Period before", "Council's target"]).warning
