"""An invented South Lanarkshire: families that nobody is, totals that the council's papers printed.

Life is simulated first (`households`, `lives`), then the front door answers it
(`front_door`), then workers are given cases (`cases`). `published` then says
which of the simulated referrals had which source, answering team and reason, so
that the printed totals hold; it moves few of them and adds none. `write` makes
extracts of all this, which the ordinary loader takes in.

Print says that the Hamilton teams cover two locality areas. The papers' figures
are for four localities, so Hamilton is one locality here, the largest, and its
hub one team.
"""
