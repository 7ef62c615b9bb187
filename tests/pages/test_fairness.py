"""Reach and fairness: every step by every group, of the months of which all that came is known."""

from metrics.dimensions import CHARACTERISTICS, DIMENSIONS
from tests.pages.opened import open_page

STEPS = ("Hub share of all referrals", "Hub referrals escalated within six months")


def test_every_step_stands_by_every_group_and_outcomes_of_the_months_that_are_known(small):
    app = open_page("reach-and-fairness", as_="Analyst")
    assert not app.exception
    captions = [each.value for each in app.caption]
    for step, last in zip(STEPS, ("March 2025", "August 2024"), strict=True):
        for name in CHARACTERISTICS:
            of = f"{step} by {DIMENSIONS[name].title.lower()}. No filters. April 2022 to {last}."
            assert any(each.startswith(of) for each in captions), of
    assert any("Who completes a programme" in each.value for each in app.markdown)


def test_the_public_has_no_such_page_and_no_such_view(small):
    app = open_page("one-metric", as_="Public", metric="Hub share of all referrals")
    assert "Do groups of children differ?" not in app.selectbox(key="view").options
    own = open_page("one-metric", as_="Analyst", metric="Hub share of all referrals")
    assert "Do groups of children differ?" in own.selectbox(key="view").options


def test_a_reader_chooses_by_what_groups_are_told_apart(small):
    asked = {"metric": "Hub share of all referrals", "view": "Do groups of children differ?"}
    app = open_page("one-metric", as_="Analyst", groups="Deprivation fifth", **asked)
    assert not app.exception and any("by deprivation fifth" in each.value for each in app.subheader)
