"""A server on loopback that misbehaves as a script says, for proving that no call outlives its deadline."""

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

Script = Callable[["Visit"], None]
"""Plays one connection; it ends when the other side closes or the server stops."""


class Gone(Exception):
    """The other side closed, or the test is over."""


class Visit:
    """One connection: what was asked, and the ways to answer it badly."""

    def __init__(self, sock: socket.socket, stopped: threading.Event) -> None:
        self._sock = sock
        self._stopped = stopped
        self.closed = threading.Event()
        self.head = b""

    def hear(self) -> bytes:
        """Read one request, head and body, and return it."""
        while not self._whole():
            part = self._sock.recv(65536)
            if not part:
                raise Gone
            self.head += part
        return self.head

    def _whole(self) -> bool:
        head, end, body = self.head.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        return bool(end) and len(body) >= int(length[1] if length else 0)

    def say(self, content: bytes) -> None:
        """Send; raises Gone when nobody listens any more."""
        try:
            self._sock.sendall(content)
        except OSError as error:
            raise Gone from error

    def answer(self, body: bytes, status: str = "200 OK", *headers: str) -> None:
        """Send a whole, well-made answer and close; a Content-Length among ``headers`` replaces the right one."""
        lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
        if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in headers):
            lines.append(f"Content-Length: {len(body)}")
        self.say("\r\n".join([*lines, "", ""]).encode() + body)

    def until_closed(self) -> None:
        """Say nothing more until the other side closes."""
        with contextlib.suppress(OSError):
            while self._sock.recv(65536):
                continue
        raise Gone

    def drip(self, piece: bytes, seconds: float) -> None:
        """Send ``piece`` again and again, each time before a per-read timeout would end it."""
        while not self._stopped.wait(seconds):
            self.say(piece)
        raise Gone

    def reset(self) -> None:
        """Break the connection off without an end."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        raise Gone


class OddServer:
    """Listens on a free port of 127.0.0.1 and plays ``script`` for every connection."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._stopped = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.visits: list[Visit] = []
        self._sockets: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="odd-server")]
        self._threads[0].start()

    def __enter__(self) -> "OddServer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        for sock in [self._listening, *self._sockets]:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        self._listening.close()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            self._sockets.append(sock)
            visit = Visit(sock, self._stopped)
            self.visits.append(visit)
            thread = threading.Thread(target=self._play, args=(sock, visit), name="odd-visit")
            self._threads.append(thread)
            thread.start()

    def _play(self, sock: socket.socket, visit: Visit) -> None:
        with contextlib.suppress(Gone, OSError):
            self._script(visit)
            visit.until_closed()
        sock.close()
        visit.closed.set()


@contextmanager
def full_house() -> Iterator[str]:
    """A port whose queue is full: connecting to it neither works nor fails."""
    with socket.socket() as listening, contextlib.ExitStack() as waiting:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(8):
            sock = waiting.enter_context(socket.socket())
            sock.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                sock.connect(listening.getsockname())
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
