"""What is kept stays within its size, and what is asked for often stays longest."""

from concurrent.futures import ThreadPoolExecutor

from metrics.kept import Kept


def test_the_least_recently_used_is_forgotten_and_nothing_else():
    made, kept = [], Kept(2)
    for key in "abacab":
        kept.get(key, lambda key=key: made.append(key))  # makes None, which is kept like anything else
    assert made == ["a", "b", "c", "b"]


def test_what_is_dropped_is_made_again():
    made, kept = [], Kept(2)
    kept.get("a", lambda: made.append("a"))
    kept.forget("a")
    kept.forget("never kept")
    kept.get("a", lambda: made.append("a"))
    assert made == ["a", "a"]


def test_many_readers_of_a_small_memory_each_get_their_own():
    kept = Kept(3)
    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(lambda n: kept.get(n % 7, lambda: n % 7), range(2000)))
    assert found == [n % 7 for n in range(2000)]
