"""The documents that are made from the code: `python -m docs.generate`, or `make docs`, writes them.

`reference.md` here is the prose of `docs/reference.md`, with a place for each table.
"""
