"""Is the change real? The page, and decisions to work its limits out anew, role by role."""

import json
import os

import pytest

from data_access import rebases
from data_access.audit import entries
from data_access.state import State
from tests.pages.opened import open_page, said

REAL = {"metric": "Referrals", "view": "Is the change real?"}
WHY = "A second hub opened in Lanark"


@pytest.fixture
def state():
    """The state store of the pages opened here."""
    state = State(os.environ["OUTCOMES_STATE"])
    yield state
    state.close()


def real(**more):
    app = open_page("one-metric", **REAL | more)
    assert not app.exception
    return app


def decide(app, month="April 2024", why=WHY):
    points = app.selectbox(key="rebase-from")
    points.select_index(points.options.index(month))
    app.text_input(key="rebase-why").set_value(why)
    return app.button(key="FormSubmitter:rebase-Put on record").click().run()


def chart(app):
    (drawn,) = app.get("plotly_chart")
    return drawn.proto


def test_the_title_the_marks_and_the_chart_say_the_same(small):
    app = real()
    (title,) = [each.value.replace("\\", "") for each in app.subheader]
    assert title.startswith("Referrals: steady at about ") and title.endswith(" a month to March 2025")
    assert 'alt=""><span>No sign of real change.</span>' in said(app), (
        "a mark is not read out beside its words"
    )
    assert title in chart(app).alt
    assert "Upper limit" in chart(app).spec
    assert "of 100 charts" in said(app).lower()


def test_a_filter_is_kept_and_judged_alone(small):
    app = real(locality="Hamilton")
    assert "Locality: Hamilton" in said(app)
    assert chart(app).alt.startswith("Control chart. Hamilton: referrals: ")


def test_few_a_month_are_judged_by_quarter_and_the_page_says_so(small):
    app = real(locality="Hamilton", source="Neighbour")
    assert "By quarter, because the average month has a count of only 0.7, and it takes 5." in said(app)
    assert "Referrals by quarter." in said(app)


def test_a_stock_has_a_line_without_limits_or_marks_or_decisions(small):
    app = real(metric="Open allocations")
    assert "we cannot test this one" in said(app)
    assert "Upper limit" not in chart(app).spec and "Mark:" not in said(app)
    assert not app.get("form")


def test_a_decision_through_the_form_changes_the_limits_and_is_on_record(small, state):
    before = real()
    after = decide(before)
    assert not after.exception
    assert "Limits worked out anew" in chart(after).spec
    assert "rest on April 2024 to March 2025 only" in said(after)
    assert f"from April 2024 on: {WHY} (decided by sample reader, " in said(after)
    (decision,) = rebases.decisions(state)
    assert (decision.metric, decision.series, str(decision.first), decision.why) == (
        "referrals",
        "",
        "2024-04-01",
        WHY,
    )
    line = next(each for each in entries(state) if each.action == "rebase")
    assert line.who == "sample reader" and json.loads(line.selection)["why"] == WHY and line.snapshot == 1
    assert "Limits worked out anew" not in chart(real(locality="Hamilton")).spec  # another series


def test_without_a_reason_nothing_is_decided(small, state):
    app = decide(real(), why="   ")
    assert "a reason is required" in said(app)
    assert rebases.decisions(state) == ()


def test_no_longer_reason_is_kept_than_the_field_takes(small, state):
    decide(real(), why="x" * 10_000)  # a browser would not send it
    assert [each.why for each in rebases.decisions(state)] == ["x" * 200]


def test_a_decision_is_withdrawn_and_the_record_keeps_both(small, state):
    app = decide(real())
    app = next(each for each in app.button if each.label.startswith("Withdraw the decision")).click().run()
    assert not app.exception
    assert "Limits worked out anew" not in chart(app).spec
    assert rebases.decisions(state) == ()
    assert [each.action for each in entries(state)].count("rebase") == 2


def test_a_decision_just_withdrawn_can_be_put_back_with_its_reason(small, state):
    app = decide(real())
    app.button(key="decision-2024-04-01").click().run()
    assert "The decision on April 2024 was withdrawn." in said(app)
    app.button(key="decision-2024-04-01").click().run()
    (decision,) = rebases.decisions(state)
    assert (str(decision.first), decision.why) == ("2024-04-01", WHY)
    assert "Limits worked out anew" in chart(app).spec and "was withdrawn" not in said(app)
    assert not any(each.label.startswith("Put back") for each in real(locality="Hamilton").button)


def test_what_was_decided_already_is_not_offered_again(small):
    app = decide(real())
    offered = app.selectbox(key="rebase-from").options
    assert "April 2024" not in offered and offered[0] == "May 2022" and offered[-1] == "November 2024"


def test_the_public_reads_from_when_on_and_neither_who_nor_why(small, state):
    decide(real())
    app = real(as_="Public")
    everything = said(app) + chart(app).spec + chart(app).alt
    assert "Limits were worked out anew from April 2024 on." in said(app)
    assert WHY not in everything and "sample reader" not in everything
    assert not app.get("form") and "Withdraw" not in " ".join(each.label for each in app.button)


def test_a_manager_reads_why_and_decides_nothing(small, state):
    decide(real(locality="Hamilton"))
    app = real(as_="Manager", scope="Hamilton", locality="Hamilton")
    assert f"from April 2024 on: {WHY}" in said(app)
    assert not app.get("form")
    decide(real())
    assert (
        "anew" not in said(real(as_="Manager", scope="Hamilton")).split("How to read")[0]
    )  # not their total


def test_one_month_drawn_is_judged_by_those_before_it(small):
    alone, among_others = real(from_="March 2025", to="March 2025"), real()
    assert [each.value for each in alone.subheader] == [each.value for each in among_others.subheader]
    assert "March 2025" in chart(alone).alt and 'class="judged"' in said(alone)
