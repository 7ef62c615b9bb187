"""Every closed month of both facts at once, and what the fixed menu adds: no small cell comes out."""

import pytest

import metrics
from data_access.access import PUBLIC
from metrics import evaluate
from metrics.conditions import Is, IsNot
from metrics.kinds import Percentage
from metrics.model import Public, conditions
from metrics.periods import Grain
from metrics.selection import Selection
from tests.attacks.attempts import ATTEMPTS, guessed, recovered
from tests.attacks.linked import Linked
from tests.attacks.reading import DIMENSIONS

CELLS = 4  # of each fact; `make attack` tries more
FACTS = {"referral": "referrals", "allocation": "allocations"}  # the metric that counts each fact


@pytest.fixture(scope="module")
def linked(sample) -> Linked:
    return Linked.of(sample, CELLS)


@pytest.fixture(scope="module", params=list(DIMENSIONS))
def scene(request, linked):
    return linked.scenes[request.param]


@pytest.mark.parametrize("name", ATTEMPTS)
def test_no_small_cell_is_recovered_and_the_naive_twin_gives_all(scene, attempted, name):
    ours, naive = attempted(name)
    assert len(scene.small) == CELLS and scene.months > 60
    assert recovered(scene, naive) == CELLS
    if name == "least squares":
        assert recovered(scene, ours) <= guessed(scene)
    else:
        assert recovered(scene, ours) == 0
        assert all(bound.width >= 4 - 1e-6 for bound in ours.values())
        assert all(bound.low - 1e-6 <= scene.truth[cell] <= bound.high + 1e-6 for cell, bound in ours.items())


def test_what_a_window_tells_is_what_its_months_add_up_to(scene):
    """Every figure of a month is told alone and as a difference; two that disagreed would be two looks."""
    assert all(figure.low == figure.high for figure in scene.ours)
    for figure in scene.ours:
        assert sum(scene.counts[cell] for cell in figure.cells) == figure.low


@pytest.mark.parametrize("naive", [False, True])
def test_the_links_are_so(linked, naive):
    """An attack that supposes what is not so proves nothing."""
    links = linked.links(naive)
    assert len(links) > 40
    for link in links:
        more, less = (sum(linked.truth.get(cell, 0) for cell in of) for of in (link.cells, link.less))
        assert link.low <= more - less <= link.high


def test_both_facts_and_the_menu_together_give_no_small_cell(linked):
    ours, naive = linked.attempt()
    assert len(linked.small) == 2 * CELLS
    assert recovered(linked, ours) == 0
    assert recovered(linked, naive) == 2 * CELLS
    assert all(bound.width >= 4 - 1e-6 for bound in ours.values())


def _sums() -> list[str]:
    """Those of the facts that are attacked here."""
    sums = (name for name, metric in metrics.METRICS.items() if metric.public is Public.SUM)
    return [name for name in sums if metrics.METRICS[name].fact in FACTS]


@pytest.mark.parametrize("name", _sums())
def test_everything_shown_follows_from_the_cells(linked, sample, name):
    """Shares, rates and parts are made of the cells that the programmes have, so they bound nothing more."""
    metric = metrics.METRICS[name]
    scene = linked.scenes[FACTS[metric.fact]]
    asked = Selection(metric=name, first=scene.first, last=scene.last, grain=Grain.MONTH)
    answer = evaluate(asked, sample.current().public(), PUBLIC)
    shown = [cell for cell in answer.cells if cell.figure.value is not None]
    assert len(shown) >= 40
    for cell in shown:
        assert cell.figure.numerator == _added(scene, cell.period.first, conditions(metric))
        if isinstance(metric.kind, Percentage):
            assert cell.figure.denominator == _added(scene, cell.period.first, metric.kind.of)


def _added(scene, month, conditions) -> int:
    """The published counts of the month's cells for which the conditions hold."""
    return sum(
        count
        for cell, count in scene.counts.items()
        if cell[0] == month and all(_holds(scene, cell, each) for each in conditions)
    )


def _holds(scene, cell, condition) -> bool:
    dimension = getattr(condition, "dimension", None) or condition.column
    code = cell[1 + DIMENSIONS[scene.metric].index(dimension)]
    if isinstance(condition, Is):
        return code in condition.codes
    return code not in condition.codes if isinstance(condition, IsNot) else code != "not_recorded"
