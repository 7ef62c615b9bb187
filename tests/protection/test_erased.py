"""What an erasure leaves behind: no count of before that, less the one of now, tells whom it took out."""

from sqlalchemy import func, select

from data_access.facts import FACTS as DECLARED
from data_access.facts import PERSONS
from data_access.published import published
from data_access.schema import FACTS, metadata
from tests.loading import council
from tests.loads import erase

PLAIN = {"family": "", "decided": "", "decision": "", "closed": ""}
COVERED = {"covers_from": "01/01/2024", "covers_to": "30/06/2024", "as_at": "30/06/2024"}


def _load(store, folder, january: int, february: int):
    days = [(f"J{number}", "15/01/2024") for number in range(january)]
    days += [(f"F{number}", "15/02/2024") for number in range(february)]
    sent = council.referrals(folder, *(PLAIN | {"child": child, "received": day} for child, day in days))
    covered = council.write(folder, "coverage", [{"extract": "referrals", **COVERED}])
    return council.loaded(store, *council.lists(folder), sent, covered).snapshot


def _read(snapshot, *asked):
    with snapshot.connect() as connection:
        return connection.execute(select(*asked)).all()


def _held(store) -> list[int]:
    """The true counts kept of published cells."""
    return [cell.true for each in published(store).real.editions for cell in each.cells.values()]


def test_no_count_of_before_tells_where_an_erased_child_was(store, tmp_path):
    _load(store, tmp_path / "1", january=12, february=12)
    shown = _load(store, tmp_path / "2", january=14, february=15).public()
    public, restated = FACTS["referral"], metadata.tables["restatement"]
    columns = (public.c.received, public.c.locality, public.c.n)
    before = _read(shown, *columns)
    assert [(row.before, row.after) for row in _read(store.current(), restated)] == [(12, 14), (12, 15)]

    erased = erase(store, "child", "J13", "south").snapshot
    assert sorted(_held(store)) == [12, 13], "January is counted anew, February is what it was"
    assert _read(erased, func.sum(public.c.n)) == [(28,)]
    assert [(row.before, row.after) for row in _read(erased, restated)] == [(12, 15)]
    assert _read(erased.public(), *columns) == before


def test_every_fact_lets_go_of_whoever_is_erased(store, tmp_path):
    """A row of each fact for each sort of person: as one is erased after another, fewer rows stay."""
    about = {fact: [each.name for each in fact.who] for fact in DECLARED.values() if fact.who}
    sent = [
        council.write(tmp_path, fact.extract, [_of(fact.extract, name, names) for name in names])
        for fact, names in about.items()
    ]
    council.loaded(store, *council.lists(tmp_path), *sent)
    left = {fact.name: len(names) for fact, names in about.items()}
    for person in PERSONS:
        snapshot = erase(store, person, "X1", "south").snapshot
        left = {fact.name: left[fact.name] - (person in names) for fact, names in about.items()}
        assert left == {name: _read(snapshot, func.count(FACTS[name].c.id))[0][0] for name in left}
    assert not any(left.values())


def _of(extract: str, person: str, others: list[str]) -> dict[str, str]:
    """A row that is about that person, and with a number of its own for every other."""
    named = {name: f"{person}'s {name}" for name in others} | {person: "X1"}
    return council.SOUND[extract] | {"reference": f"R-{person}"} | named
