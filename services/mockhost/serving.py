"""Serves the network form with Granian: one worker process with threads, so that all of it shares one state."""

import asyncio
import gc
import logging
import os
import signal
import ssl
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from services.errors import InputError
from services.mockhost.network import Network, NetworkOptions, check_address
from services.mockhost.turns import Together

_STOP_WITHIN = 5
_SWITCH_AFTER = 0.001
_log = logging.getLogger(__name__)
Options = TypeVar("Options", bound=NetworkOptions)
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def _registries(options: NetworkOptions) -> None:
    Network(options).inspect()


def prepare(options: Options, inspect: Callable[[Options], object] = _registries) -> Options:
    """Return the options with the address and port to listen on; raises InputError for what cannot work.

    ``inspect`` looks whether what is to be served can be built.
    """
    options = replace(options, host=options.host.strip("[]"))
    check_address(options)
    _check_certificate(options)
    inspect(options)
    address, port = _free(options.host, options.port)
    return replace(options, address=address, port=port)


def serve(options: NetworkOptions, loader: "Loader | None" = None) -> int:
    """Serve until SIGINT or SIGTERM; returns 0, or 1 when the worker fell over. ``options`` come from prepare."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "voorportaal",
        address=options.address,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=options.threads,
        log_level=LogLevels.error,
        ssl_cert=options.tls_cert,
        ssl_key=options.tls_key,
        ssl_ca=options.client_ca,
        ssl_client_verify=options.client_ca is not None,
        workers_kill_timeout=_STOP_WITHIN,
    )
    try:
        server.serve(target_loader=loader or Loader(options), wrap_loader=False)
    except SystemExit:
        # Ctrl-C reaches the worker too, and Granian counts that as a crash.
        return 0 if server.interrupt_signal else 1
    return 0


class Loader:
    """Builds the app inside the worker. Granian may pickle it, so it holds nothing but the options.

    This one serves the registries; another service overrides ``build``.
    """

    def __init__(self, options: NetworkOptions) -> None:
        self._options = options

    def build(self) -> tuple[Any, Callable[[], None]]:
        """Return the WSGI app, and what to do as soon as the server stops. Raises InputError."""
        front = Network(self._options).front()
        return front, front.end

    def __call__(self, *arguments: Any) -> Any:
        """Return the app; ends the worker with a line on stderr when that fails."""
        for number in (signal.SIGINT, signal.SIGTERM):  # until the worker has its own, stopping just stops
            signal.signal(number, signal.SIG_DFL)
        logging.basicConfig(level=logging.INFO, format=_FORMAT, stream=sys.stderr)
        try:
            app, end = self.build()
        except InputError as error:
            sys.stderr.write(f"voorportaal: {error}\n")
            raise SystemExit(2) from error
        _tell_when_stopping(end)
        _settle()
        _log.info("klaar op %s", self._options.origin)
        return Together(app)


def _settle() -> None:
    """Ready Python for many short calls: what was built is never looked through again, and no thread waits long.

    Half a million objects that stay would be walked now and then, while every call waits (tens of milliseconds).
    The usual 5 ms before a waiting thread may insist is a hundred calls.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(_SWITCH_AFTER)


def _tell_when_stopping(act: Callable[[], None]) -> None:
    """Call ``act`` at the first signal: Granian sets its own handlers later, but Python wakes this pipe for any."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    except ValueError:  # Windows wants a socket here; there a held call ends by itself within 10 s
        return
    threading.Thread(target=partial(_wait_for_signal, reading, act), name="stopping", daemon=True).start()


def _wait_for_signal(reading: int, act: Callable[[], None]) -> None:
    os.read(reading, 1)
    act()


def _free(host: str, port: int) -> tuple[str, int]:
    """Return the address of ``host`` and ``port``, or a free one for 0; raises InputError.

    Granian wants an address, not a name, and would share an occupied port silently.
    """
    try:
        return asyncio.run(_try(host, port))
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"op {host} poort {port} kan niet worden geluisterd: {reason}") from error


async def _try(host: str, port: int) -> tuple[str, int]:
    server = await asyncio.start_server(_hang_up, host, port)
    found = sorted((":" in name[0], name[0], name[1]) for name in (one.getsockname() for one in server.sockets))
    server.close()
    await server.wait_closed()
    return found[0][1], found[0][2]


async def _hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


def _check_certificate(options: NetworkOptions) -> None:
    if options.tls_cert is None or options.tls_key is None:
        return
    for path in (options.tls_cert, options.tls_key, *([options.client_ca] if options.client_ca else [])):
        _check_readable(path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(options.tls_cert, options.tls_key, password=_no_password)
        if options.client_ca:
            context.load_verify_locations(options.client_ca)
    except (ssl.SSLError, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error)
        message = f"geen bruikbaar certificaat en sleutel (PEM): {reason}"
        raise InputError(message, file=str(options.tls_cert)) from error


def _no_password() -> str:
    raise ValueError("de sleutel heeft een wachtwoord; geef er een zonder")


def _check_readable(path: Path) -> None:
    try:
        path.read_bytes()
    except OSError as error:
        raise InputError(f"kan niet worden gelezen ({error.strerror})", file=str(path)) from error
