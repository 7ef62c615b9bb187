"""A bounded memory that many readers share."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Item = TypeVar("Item")


class Kept:
    """Results worked out already; the least recently used is forgotten first."""

    def __init__(self, size: int):
        self._size = size
        self._items: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Item]) -> Item:
        """The item under `key`, made now if it is missing. Two readers may both make it; both are equal."""
        with self._lock:
            if key in self._items:
                self._items.move_to_end(key)
                found: Item = self._items[key]
                return found
        item = make()
        with self._lock:
            item = self._items.setdefault(key, item)
            self._items.move_to_end(key)
            while len(self._items) > self._size:
                self._items.popitem(last=False)
        return item

    def forget(self, key: Hashable) -> None:
        """Drop one item."""
        with self._lock:
            self._items.pop(key, None)
