"""What the tests would not notice: every operator and constant of the modules that matter, changed in turn.

`make bench ONLY=mutants`. `sites` finds what can be changed and `in_sql` what in the SQL inside of texts;
`running` runs the nearest tests on each mutant; `survivors.csv` says why those that no test notices may live.
"""
