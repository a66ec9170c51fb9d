"""The reference: a handler that does nothing, on the same Falcon and Granian with the same threads."""

import json
import sys
from typing import Any

import falcon
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

BODY = json.dumps({"type": "RaadpleegMetBurgerservicenummer", "personen": [{"vulling": "x" * 1400}]}).encode()
THREADS = 2


class Nothing:
    """Answers every question with the same 1.5 kB."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer without reading the question."""
        resp.content_type = "application/json"
        resp.data = BODY


def app() -> Any:
    """Return the app; Granian calls this in its worker."""
    made = falcon.App()
    made.add_route("/personen", Nothing())
    return made


class Loader:
    """Builds the app inside the worker."""

    def __call__(self, *arguments: Any) -> Any:
        """Return the app."""
        return app()


def main(port: int) -> None:
    """Serve until the process is ended."""
    server = Granian(
        "nothing", address="127.0.0.1", port=port, interface=Interfaces.WSGI, workers=1,
        blocking_threads=THREADS, log_level=LogLevels.error,
    )  # fmt: skip
    server.serve(target_loader=Loader(), wrap_loader=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
