"""Who is looking: the sign-in they came by, the role they try on, the files that are theirs to take.

What they may see and what goes on record is `metrics.state`'s to say. Pages are
given an access and never decide on one.
"""
