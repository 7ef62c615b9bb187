"""However it is asked, and by whichever process: the same question has the same public answer."""

import os
import subprocess
import sys
from datetime import date

import pytest

from data_access.access import PUBLIC
from metrics import __main__ as command_line
from metrics import evaluate
from metrics.periods import Grain
from metrics.selection import Filter, Selection
from tests.browser.server import ROOT


@pytest.mark.parametrize(
    ("metric", "options", "more"),
    [
        ("referrals", ["--by", "source_group"], {"by": ("source_group",)}),
        (
            "hub_share",
            ["--locality", "Hamilton"],
            {"where": (Filter(dimension="locality", members=("hamilton",)),)},
        ),
        ("open_allocations", [], {}),
    ],
)
def test_a_fresh_process_says_what_this_one_does(sample, metric, options, more):
    """On the command line, in a process that has kept nothing, with hashes of its own."""

    asked = Selection(
        metric=metric, first=date(2023, 4, 1), last=date(2024, 3, 31), grain=Grain.QUARTER, **more
    )
    answer = evaluate(asked, sample.current().public(), PUBLIC)
    command = [sys.executable, "-m", "metrics", "value", metric, "--public", "--grain", "quarter"]
    told = [
        subprocess.run(
            [*command, "--period", "2023-04..2024-03", *options],
            cwd=ROOT,
            env=os.environ | {"OUTCOMES_STORE": sample.url, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    lines = command_line._lines(answer)
    assert len(lines) >= 4
    assert told[0].splitlines()[1 : 1 + len(lines)] == lines
