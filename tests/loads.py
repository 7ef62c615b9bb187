"""Loading and protecting as the command line does, with the public menu of today's metrics."""

from functools import partial

from data_access import erasure, ingest
from data_access.loading.roles import Figures
from data_access.protection import banded, build
from metrics.menu import codes, columns, menu, titles

MENU = menu()
FIGURES = Figures(codes(), titles(), columns())
load = partial(ingest.load, menu=MENU, figures=FIGURES)
check = partial(ingest.check, figures=FIGURES)
erase = partial(erasure.erase, menu=MENU)
protect = partial(build.protect, menu=MENU)
work_out = partial(banded.work_out, menu=MENU)
