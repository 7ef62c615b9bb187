"""What one council sends says nothing of another's rows, whatever sort of extract it is."""

import pytest

from data_access.extracts import LAYOUTS, Kind, Replaces
from tests.loading import council

OWN = {
    name: layout
    for name, layout in LAYOUTS.items()
    if any(field.dimension == "authority" for field in layout.fields)
}
SOUND = {
    **council.SOUND,
    "targets": {"metric": "referrals", "first": "01/04/2024", "value": "100"},
    "events": {"first": "01/04/2024", "text": "Launch"},
    "aims": {"framework": "Plan", "aim": "Early help", "outcome": "Families get help"},
    "authority_successors": {"successor": "third", "changed": "01/04/2024"},
}
# What makes another row of the same extract of each row above, within the dates that coverage states.
ANOTHER = {
    "localities": {"code": "far_east"},
    "teams": {"code": "far_hub"},
    "holidays": {"day": "02/01/2024"},
    "populations": {"year": "2024"},
    "targets": {"first": "01/05/2024"},
    "events": {"text": "Second launch"},
    "aims": {"outcome": "Families come back less"},
    "authority_successors": {"successor": "fourth"},
}
DAYS = ("31/01/2024", "01/02/2024")  # of two rows of a fact, of two months, within what coverage states
COUNCILS = ("south", "north")


def own(extract, name):
    """Two rows of the council's own; of a fact, two that differ in their number and their day."""
    layout, whose = OWN[extract], {"authority": name, "locality": "", "team": ""}
    if extract == "coverage":
        dated = [each.name for each in OWN.values() if each.dated]
        return tuple({**SOUND[extract], **whose, "extract": each} for each in dated)
    if layout.dated:
        whose |= {field.name: "X1" for field in layout.fields if field.kind is Kind.PERSON}
        first, second = ({"reference": f"R{day}", layout.dated: day} for day in DAYS)
        row = {**SOUND.get(extract, {}), **whose, **first}
        both = row, {**row, **second}
    else:
        row = {**SOUND[extract], **whose}
        both = row, {**row, **ANOTHER[extract]}
    if "code" not in row:
        return both
    return tuple({**each, "code": f"{name}_{each['code']}"} for each in both)


def sent(folder, *names):
    """Every extract, with the rows of these councils."""
    for extract in OWN:
        yield council.write(folder, extract, [row for name in names for row in own(extract, name)])


def kept(store, name):
    """The council's rows of every extract."""
    sql = "SELECT f.* FROM {} f JOIN authority a ON a.key = f.authority WHERE a.code = '{}'"
    return {
        extract: sorted(council.rows(store, sql.format(layout.table, name)), key=str)
        for extract, layout in OWN.items()
    }


def test_every_sort_of_replacing_is_tried_between_councils():
    assert {layout.replaces for layout in OWN.values()} == set(Replaces)
    plain = {extract for extract, layout in OWN.items() if not layout.dated}
    assert set(ANOTHER) == plain - {"coverage"}


@pytest.mark.parametrize("stated", [("north",), COUNCILS], ids="-".join)
def test_what_one_council_sends_again_leaves_anothers_rows(known, tmp_path, stated):
    """Also where coverage.csv has lines for a council that the files beside it have no row of."""
    named = [{"code": name, "name": name.title()} for name in (*COUNCILS, "third", "fourth")]
    authorities = council.write(tmp_path, "authorities", named)
    council.loaded(known, authorities, *sent(tmp_path, *COUNCILS))
    south, north = (kept(known, name) for name in COUNCILS)
    assert all(len(rows) >= 2 for rows in south.values())

    for extract in OWN:
        council.write(tmp_path, extract, own(extract, "north")[:1])
    lines = [line for name in stated for line in own("coverage", name)]
    council.write(tmp_path, "coverage", lines)
    council.loaded(known, *(tmp_path / f"{extract}.csv" for extract in OWN))
    assert kept(known, "south") == south
    for extract, rows in kept(known, "north").items():
        stay = len(north[extract]) if OWN[extract].replaces is Replaces.SAME_KEY else 1
        assert len(rows) == stay, f"{extract}: the council's own rows were to be replaced"
