"""What the numbers mean: declared metrics, and the one door from the store to a screen or a file."""

from data_access.access import EVERYTHING, PUBLIC, Access, Role, limit
from metrics.answer import Answer
from metrics.asking.dialects import sql
from metrics.definitions import METRICS, TOPICS
from metrics.evaluate import evaluate, statement
from metrics.model import Metric
from metrics.refusals import Refused, carries, splits
from metrics.selection import Comparator, Filter, Selection

__all__ = [
    "EVERYTHING",
    "METRICS",
    "PUBLIC",
    "TOPICS",
    "Access",
    "Answer",
    "Comparator",
    "Filter",
    "Metric",
    "Refused",
    "Role",
    "Selection",
    "carries",
    "evaluate",
    "limit",
    "splits",
    "sql",
    "statement",
]
