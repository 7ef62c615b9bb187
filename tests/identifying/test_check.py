"""What the check marks in a comment, by examples; how often it is right is measured on others."""

import pytest

from metrics.identifying import find
from metrics.identifying.check import find_among
from metrics.identifying.listed import is_near_name
from tests.pages import small_store

OWN = frozenset(("hamilton", "kilbride", "lanark", "cambuslang"))
MARKED = (
    ("My son Jayden loves going to see Karen on a Tuesday.", "name Jayden", "name Karen"),
    ("wee sophie is 4 and she asks for her worker every day", "name wee sophie", "age is 4"),
    ("our worker jaydn was brilliant, so was shivon", "name jaydn", "name shivon"),
    ("sofie and her brother conner aged nine", "name sofie", "name conner", "age aged nine"),
    ("MY DAUGHTER CHLOE IS SIX AND SHE LOVES IT", "name CHLOE", "age IS SIX"),
    ("tyla-mae and brayden-lee both love the play worker", "name tyla-mae", "name brayden-lee"),
    ("our social worker Mrs Ndlovu speaks to the kids like people", "name Mrs Ndlovu"),
    ("mrs mcallister at the primary school told us about it", "name mrs mcallister"),
    ("my granddaughter grace has settled", "name grace"),
    ("thanks to jackie m and everyone at the centre", "name jackie", "initials m"),
    ("Me and K. moved to Larkhall and the hub still helped.", "initials K.", "place Larkhall"),
    ("We waited 5 weeks. The worker, L.M., was off sick.", "initials L.M."),
    ("my grandson bj has autism and they really got him", "initials bj"),
    ("my ex (P) is not allowed to come to the house", "initials P"),
    ("A. was 3 when she was diagnosed", "initials A.", "age was 3"),
    ("my son k b is doing better at st ninians primary", "initials k b", "place st ninians primary"),
    ("we live on quarry street, the bus to hamiltn is late", "place quarry street", "place hamiltn"),
    ("she walked us to whitlawburn community centre", "place whitlawburn community centre"),
    ("Thanks to Tom at the East Kilbride hub", "name Tom", "place East Kilbride hub"),
    ("G72 8XX is a bad area for us and the police know it", "place G72 8XX"),
    ("calum, 9, and his sister eva, 12, go", "name calum", "age 9", "name eva", "age 12"),
    ("my twins were 8 months old when we came", "age 8 months old"),
    ("Since Liam (7) started the group he talks more", "name Liam", "age 7"),
)
PLAIN = (
    "They helped with the forms and got us a cooker",
    "The hub feels warm, not like an office.",
    "I would tell anyone to go. It was good for me and the kids, honestly the best thing.",
    "the social worker came at 3 times a week and it took 6 months",
    "i dont like when they come to my school",
    "she is one of the best workers I have had in 10 years",
    "Will they be running the group again in May?",
    "thank u so much to everyone x",
    "nothing has changed. still waiting on housing. still damp",
)


@pytest.mark.parametrize(("words", "marks"), [(words, marks) for words, *marks in MARKED])
def test_what_may_tell_who_somebody_is_is_marked(words, marks):
    found = find_among(words, OWN)
    assert [f"{each.kind} {each.words}" for each in found] == marks
    assert all(words[each.first : each.last] == each.words for each in found)


@pytest.mark.parametrize("words", PLAIN)
def test_what_names_nobody_is_left_alone(words):
    assert find_among(words, OWN) == ()


def test_the_places_of_the_council_are_known_whatever_they_are_called(tmp_path):
    """Its own localities and teams come from its store; ordinary words in their names do not count."""
    also = ("UPDATE locality SET name = 'Zzyzx and Upper Thorpe' WHERE key = 1",)
    snapshot = small_store.publish(tmp_path / "store", referrals=60, public=False, also=also)
    words = "the zzyzx group has helped our family"
    assert [each.words for each in find(words, snapshot)] == ["zzyzx"]
    assert find_among(words, OWN) == ()


@pytest.mark.parametrize(
    ("spelt", "near"),
    [("jaydn", True), ("kayliegh", True), ("sofy", True), ("biscuit", False), ("ana", False)],
)
def test_a_spelling_is_near_a_name_by_a_letter_or_by_its_sound(spelt, near):
    assert is_near_name(spelt) == near
