"""Loading and protecting as the command line does, with the public menu of today's metrics."""

from functools import partial

from data_access import erasure, ingest
from data_access.protection import banded, build
from metrics.menu import menu
from metrics.told import figures

MENU = menu()
FIGURES = figures()
load = partial(ingest.load, menu=MENU, figures=FIGURES)
check = partial(ingest.check, figures=FIGURES)
erase = partial(erasure.erase, menu=MENU)
protect = partial(build.protect, menu=MENU)
work_out = partial(banded.work_out, menu=MENU)
