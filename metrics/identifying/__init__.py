"""A check that marks names, places, ages and initials in a comment, for the officer who reads it.

It assists and never decides: it looks for names that people have in Britain, for spellings near them, and for
what people write round a name, a place or an age. Nothing leaves this machine.
"""

from metrics.identifying.check import find
from metrics.identifying.marks import Kind, Mark

__all__ = ["Kind", "Mark", "find"]
