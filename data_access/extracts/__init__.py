"""The extracts a council sends: one `Layout` per file, declared once.

The empty templates, the data dictionary, the checks, the loader and the sample
generator all read these declarations; to take another file, add a layout here.
"""

from data_access.extracts.context import CONTEXT
from data_access.extracts.facts import FACTS
from data_access.extracts.layout import Field, Kind, Layout, Replaces
from data_access.extracts.structure import STRUCTURE

REFERENCE = STRUCTURE + CONTEXT
LAYOUTS = {layout.name: layout for layout in REFERENCE + FACTS}

__all__ = ["FACTS", "LAYOUTS", "REFERENCE", "Field", "Kind", "Layout", "Replaces"]
