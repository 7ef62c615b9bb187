"""Draws that keep to a known total: choosing, at random, which of the simulated contacts go the other way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from sample_data.households import Contact

Test = Callable[[Contact], bool]
Weight = Callable[[Contact], int]


def children(contact: Contact) -> int:
    """Referrals: a row each."""
    return len(contact.children)


def returned(contact: Contact) -> int:
    """Re-referrals among them."""
    return contact.known


def new(contact: Contact) -> int:
    """New referrals among them: none while another is open."""
    return 0 if contact.repeat_of else len(contact.children) - contact.known


def while_open(contact: Contact) -> int:
    """Those among them that came while another was open: all or none."""
    return len(contact.children) if contact.repeat_of else 0


def draw(candidates: Iterable, weight: Callable, amount: int, rng: Random) -> list:
    """Candidates in random order until their weights add up to `amount`; short of it where they cannot."""
    pool, chosen = list(candidates), []
    rng.shuffle(pool)
    for each in pool:
        if amount <= 0:
            break
        if 0 < weight(each) <= amount:
            chosen.append(each)
            amount -= weight(each)
    return chosen


class Conditioning:
    """Contacts among which totals are to hold. `moved` counts those given another answer."""

    def __init__(self, contacts: list[Contact], rng: Random):
        """`rng` decides which contacts are changed."""
        self.contacts, self.rng, self.moved = contacts, rng, 0

    def total(self, weight: Weight, is_in: Test) -> int:
        """The sum of `weight` over the contacts that are in."""
        return sum(weight(contact) for contact in self.contacts if is_in(contact))

    def settle(self, want: int, weight: Weight, is_in: Test, may: Test, change: Callable) -> None:
        """Bring the total to `want` by `change(contact, enter)` on as few contacts as that takes.

        `enter` is whether the contact comes in or goes out; `may` says which could.
        """
        have = self.total(weight, is_in)
        enter = have < want
        pool = (contact for contact in self.contacts if is_in(contact) != enter and may(contact))
        self.apply(draw(pool, weight, abs(want - have), self.rng), change, enter)

    def apply(self, chosen: list, change: Callable, enter: bool) -> None:
        """Change the contacts chosen, and count them."""
        for contact in chosen:
            change(contact, enter)
        self.moved += len(chosen)
