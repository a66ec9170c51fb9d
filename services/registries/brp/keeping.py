"""Keeps what is asked for again: the first time somebody is asked for, only the number is remembered.

Most citizens of nine million come but once. To keep each of them would push out those who do come back, and to give
back the memory of somebody of long ago takes longer than of who was made just now.
"""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

Key = tuple[str, date, int]
"""BSN, the day, and the version of the tables."""
Person = Mapping[str, Any]
_SLOTS = 4096


class Kept:
    """At most ``most`` persons, kept when offered a second time; the oldest goes first. For several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._persons: dict[Key, Person] = {}
        self._offered: list[Key | None] = [None] * _SLOTS
        self._lock = threading.Lock()
        self.get = self._persons.get

    def __len__(self) -> int:
        return len(self._persons)

    def offer(self, key: Key, person: Person) -> None:
        """Keep this person, who was made just now, if that was so before and nobody took the place in between."""
        slot = hash(key) % _SLOTS
        if self._offered[slot] != key:
            self._offered[slot] = key
            return
        with self._lock:
            while len(self._persons) >= self._most:
                del self._persons[next(iter(self._persons))]
            self._persons[key] = person
