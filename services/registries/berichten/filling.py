"""Fills the box of one session once, however many ask for it at the same moment."""

import threading
from collections.abc import Callable

from services.errors import ServiceError


class Filling:
    """``fill`` asks the service and raises ServiceError. Safe to use from several threads."""

    def __init__(self, fill: Callable[[], None]) -> None:
        self._fill = fill
        self._lock = threading.Lock()
        self._times = 0
        self._tries = 0
        self._failed: ServiceError | None = None

    def sure(self, times: int) -> int:
        """Fill the box unless that was done more than ``times`` times, and return how often it was now.

        Who waited while another tried in vain gets that failure: asking again would only take as long once more.
        """
        tries = self._tries
        if self._times > times:
            return self._times
        with self._lock:
            if self._times > times:
                return self._times
            if self._failed is not None and self._tries > tries:
                raise self._failed
            self._try()
            return self._times

    def _try(self) -> None:
        self._failed = None
        try:
            self._fill()
            self._times += 1
        except ServiceError as failed:
            self._failed = failed
            raise
        finally:
            self._tries += 1
