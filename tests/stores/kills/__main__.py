"""`python -m tests.stores.kills FOLDER SEEDS TIMED [SERVER]`: a line of JSON for each kill; seeds as "0,3".

A process of its own, which forks: it opens neither store nor file.
"""

import json
import sys
from pathlib import Path

from tests.stores.kills.trial import Acts, drawn, tried
from tests.stores.kills.world import Maker


def main(folder: str, seeds: str, timed: str, server: str = "") -> None:
    maker = Maker(Path(folder), server)
    acts = Acts(maker, timed == "timed")
    for seed in map(int, seeds.split(",")):
        kill = drawn(acts, seed)
        left, wrong = tried(maker, kill)
        told = {"kill": kill.act.name, "seed": seed, "step": kill.step, "seconds": round(kill.seconds, 1)}
        print(json.dumps({**told, "left": left, "wrong": wrong}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
