"""Who is looking: their sign-in, what they may see, and the record of what they looked at.

With `pages.frame` and `pages.server` the only part of `pages` that knows the
store's grants and log. Pages are given an access and never decide on one.
"""
