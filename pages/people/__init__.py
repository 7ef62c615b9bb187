"""Who is looking: their sign-in, the role they try on, and the files they may take.

`metrics.state` decides what they may see and what goes on record. Pages receive
an access and never decide on one.
"""
