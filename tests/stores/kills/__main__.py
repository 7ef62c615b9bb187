"""`python -m tests.stores.kills FOLDER FIRST LAST TIMED [SERVER]`: a line of JSON for each kill.

A process of its own, which forks: it opens neither store nor file.
"""

import json
import sys
from pathlib import Path

from tests.stores.kills.trial import acts, drawn, tried
from tests.stores.kills.world import Maker


def main(folder: str, first: str, last: str, timed: str, server: str = "") -> None:
    maker, by_time = Maker(Path(folder), server), timed == "timed"
    every = acts(maker, by_time)
    for act in every:
        print(
            json.dumps({"act": act.name, "steps": act.steps, "begun": act.begun, "seconds": act.seconds}),
            flush=True,
        )
    for seed in range(int(first), int(last)):
        kill = drawn(every, seed, by_time)
        left, wrong = tried(maker, kill)
        told = {"kill": kill.act.name, "seed": seed, "step": kill.step, "seconds": round(kill.seconds, 1)}
        print(json.dumps({**told, "left": left, "wrong": wrong}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
