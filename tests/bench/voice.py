"""How much of what may tell who somebody is the check of comments finds, and how often it is wrong."""

from __future__ import annotations

from tests.identifying.measured import KINDS, LEAST, measured


def bench() -> None:
    """Print recall by kind on the labelled comments, halves apart, and the false alarms."""
    print(f"\nThe check of comments, on invented ones labelled by somebody else (at least {LEAST}%)")
    print(
        f"{'rows':10}" + "".join(f"{kind:>16}" for kind in KINDS) + f"{'false alarms':>16}{'in comments':>14}"
    )
    for first, last in ((1, 100), (101, 200), (1, 200)):
        told = measured(first, last)
        shares = "".join(f"{f'{told.recall(kind):.0f}% of {told.labelled[kind]}':>16}" for kind in KINDS)
        print(
            f"{f'{first}-{last}':10}{shares}{len(told.alarms):>16}{f'{told.alarmed} of {told.comments}':>14}"
        )
