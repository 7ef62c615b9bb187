"""Commands, by what they are about; `data_access.__main__` puts them together."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # argparse has no public name for what a parser adds its commands to
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
