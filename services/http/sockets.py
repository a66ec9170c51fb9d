"""Connections that the running deadline can shut, from before they are connected until the last byte."""

import errno
import os
import socket
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.util.wait import wait_for_write

from services.http.deadline import DEADLINE, running_deadline

_UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK)


class WatchedAdapter(HTTPAdapter):
    """An ordinary network adapter whose connections can be shut at the deadline."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        http = type("_HttpPool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": _WatchedConnection})
        https = type(
            "_HttpsPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": _WatchedSecureConnection}
        )
        self.poolmanager.pool_classes_by_scheme = {"http": http, "https": https}


class _WatchedConnection(urllib3.connection.HTTPConnection):
    """Tells the running deadline which socket it uses, from before it is connected."""

    def _new_conn(self) -> socket.socket:
        return _connected(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            _watch(self.sock)
        super().request(*args, **kwargs)


class _WatchedSecureConnection(urllib3.connection.HTTPSConnection):
    """The same over TLS: the handshake is watched as well."""

    def _new_conn(self) -> socket.socket:
        return _connected(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            _watch(self.sock)
        super().request(*args, **kwargs)


def _watch(sock: socket.socket) -> None:
    deadline = running_deadline()
    if deadline is not None:
        deadline.watch(sock)


def _connected(connection: urllib3.connection.HTTPConnection) -> socket.socket:
    """Return a socket to the connection's host; trying the next address stops with the deadline."""
    fault: OSError = OSError("no address")
    try:
        found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _, address in found:
            sock = socket.socket(family, kind, protocol)
            try:
                _connect(sock, address, _seconds(connection.timeout))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return sock
            except OSError as error:
                sock.close()
                fault = error
    except OSError as error:
        fault = error
    if isinstance(fault, TimeoutError):
        raise urllib3.exceptions.ConnectTimeoutError(connection, "no connection in time") from fault
    raise urllib3.exceptions.NewConnectionError(connection, f"no connection: {fault}") from fault


def _connect(sock: socket.socket, address: Any, seconds: float) -> None:
    """Connect within ``seconds``; raises OSError, TimeoutError among them.

    It is watched once connecting has begun: shutting a socket that has not begun yet does nothing, and whoever gave
    the call up at that moment would wait for the whole time.
    """
    sock.setblocking(False)
    code = sock.connect_ex(address)
    _watch(sock)
    if code in _UNDER_WAY:
        if not wait_for_write(sock, seconds):
            raise TimeoutError
        code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, os.strerror(code))
    sock.settimeout(seconds)


def _seconds(timeout: Any) -> float:
    deadline = running_deadline()
    left = DEADLINE if deadline is None else deadline.left
    return max(0.01, min(timeout, left) if isinstance(timeout, int | float) else left)
