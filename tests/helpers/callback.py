"""A webhook on this machine: hears what is posted, and answers as it is told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Heard:
    """One call: its headers (names as they came) and its body."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Callback:
    """Where the webhook is, what it heard, and the statuses it still answers before 204."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)


@contextmanager
def callback() -> Iterator[Callback]:
    """Listen on a free port until the end of the block."""
    told = Callback()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.heard.append(Heard(dict(self.headers.items()), body))
            self.send_response(told.refuse.pop(0) if told.refuse else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_address[1]}/hier"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
