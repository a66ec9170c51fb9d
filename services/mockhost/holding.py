"""Holds the calls that a fault makes wait: by their own deadline here, as many as there is room for on a network."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from services.http import running_deadline

LONGEST_WAIT = 10.0
"""Seconds that a call on a network is held at most, which is longer than our clients wait; an embedded call is
held by its own deadline."""

Wait = Callable[[float], None]
"""Wait so many seconds; raises HeldTooLong, and in process what the call's deadline raises."""


class HeldTooLong(Exception):
    """A call on a network was held and gets no answer: a 504."""


class NoPlace(HeldTooLong):
    """As many calls are held as may be. A caller on a network is told so."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} calls are held, and no more may be")
        self.most = most


class Holding:
    """Which calls are held now. Safe to use from any thread."""

    def __init__(self) -> None:
        self.most: int | None = None
        """No more calls than this are held at once, so that a server keeps threads for those that are well."""
        self._held: list[_Held] = []
        self._over = False
        self._lock = threading.Lock()

    @contextmanager
    def place(self, *, gives_way: bool = False) -> Iterator[Wait]:
        """Hold a call within this context. Raises NoPlace; all of it ends at once after ``end``.

        ``gives_way``: it never ends well, so that when there is no place left the one that waits longest may as well
        fail now. Mostly nobody is there any more: a server does not hear that a caller gave up and asks again.
        """
        deadline = running_deadline()
        if deadline is not None:
            yield deadline.wait
            return
        held = self._take(gives_way)
        try:
            yield held.wait
        finally:
            self._leave(held)

    def end(self) -> None:
        """Let go of every held call: the server stops."""
        with self._lock:
            self._over = True
            for one in self._held:
                one.let_go()

    def _take(self, gives_way: bool) -> "_Held":
        held = _Held(gives_way)
        with self._lock:
            if self.most is not None and len(self._held) >= self.most:
                self._make_room(self.most)
            self._held.append(held)
            if self._over:
                held.let_go()
        return held

    def _make_room(self, most: int) -> None:
        oldest = next((one for one in self._held if one.gives_way), None)
        if oldest is None:
            raise NoPlace(most)
        self._held.remove(oldest)
        oldest.let_go()

    def _leave(self, held: "_Held") -> None:
        with self._lock:
            if held in self._held:
                self._held.remove(held)


class _Held:
    """One call on a network that waits, perhaps several times, LONGEST_WAIT in all."""

    def __init__(self, gives_way: bool) -> None:
        self.gives_way = gives_way
        self._left = LONGEST_WAIT
        self._gone = threading.Event()

    def wait(self, seconds: float) -> None:
        """Wait; raises HeldTooLong when it may not go on that long, or is let go."""
        if self._gone.wait(min(seconds, self._left)) or seconds > self._left:
            raise HeldTooLong("held long enough")
        self._left -= seconds

    def let_go(self) -> None:
        """It ends now."""
        self._gone.set()
