"""`python -m sample_data DIR [--seed N] [--scale X]`: the invented council as extracts to load."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sample_data.generate import generate

LARGEST = 100.0


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0 < scale <= LARGEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number above 0 and up to {LARGEST:g}, such as 0.5 or 20"
        )
    return scale


def _seed(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, such as 1") from None


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="python -m sample_data", description="write the invented council as extracts to load"
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder for the extracts")
    parser.add_argument("--seed", type=_seed, default=1, help="another seed, other families (default 1)")
    parser.add_argument(
        "--scale", type=_scale, default=1.0, help="how many times as many families; print is met at 1"
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Write the extracts; 0 when done, 1 with a sentence where the folder cannot be written."""
    chosen = command_line().parse_args(arguments)
    try:
        generate(chosen.folder, chosen.seed, chosen.scale, lambda line: print(line, file=sys.stderr))
    except OSError as error:
        print(
            f"Could not write to {chosen.folder}: {error.strerror}. Choose another folder.", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
