"""The moment after which nothing of a call goes on: it wakes who waits and shuts the sockets that are open."""

import contextlib
import socket
import threading

import requests

from services.clock import Clock

DEADLINE = 8.0
"""Seconds for a whole call: connecting, asking, and the last byte of the answer."""

_running = threading.local()


class Deadline:
    """A moment after which nothing of a call may go on: waits end early, and open sockets are shut.

    Only a call with a socket needs a timer: it may be waiting where nobody looks at the clock.
    """

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.cancelled = threading.Event()

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._end - self._clock.monotonic())

    @property
    def passed(self) -> bool:
        """True once the deadline is over or the call was given up."""
        return self.cancelled.is_set() or self.left <= 0

    def wait(self, seconds: float) -> None:
        """Wait, but not beyond the deadline; raises requests.Timeout when it passes."""
        left = self.left
        self.cancelled.wait(min(seconds, left))
        if seconds >= left or self.passed:
            raise requests.Timeout("deadline")

    def watch(self, sock: socket.socket) -> None:
        """Shut ``sock`` when the deadline passes, so that a dripping server cannot hold the call.

        A duplicate is kept: TLS takes the socket it is given apart, and a shut duplicate shuts them all.
        """
        with self._lock:
            self._sockets.append(socket.socket(fileno=socket.dup(sock.fileno())))
            if self.cancelled.is_set():
                _shut(self._sockets)
            elif self._timer is None:
                self._timer = threading.Timer(self.left, self.cancel)
                self._timer.daemon = True
                self._timer.start()

    def cancel(self) -> None:
        """Give the call up now."""
        self.cancelled.set()
        with self._lock:
            _shut(self._sockets)

    def release(self) -> None:
        """The call is over: let go of its sockets."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()


def running_deadline() -> Deadline | None:
    """Return the deadline of the call that runs in this thread, for whoever works on it."""
    return getattr(_running, "deadline", None)


def run_under(deadline: Deadline | None) -> None:
    """From now on this thread works under ``deadline``; None when its call is over."""
    _running.deadline = deadline


def _shut(sockets: list[socket.socket]) -> None:
    for sock in sockets:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
