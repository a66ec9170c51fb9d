"""Guards around every test: no display, no network but loopback, a home of its own, nothing left behind.

A pytest plug-in: tests/conftest.py takes its names over, and tests/unit/test_guards.py runs it over planted
bad tests. Exceptions in slots and Qt warnings fail through pytest-qt, exceptions in threads through
pytest's own warning, which the configuration makes an error.
"""

import gc
import ipaddress
import itertools
import os
import socket
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

GRACE_SECONDS = 2.0
# Names that never exist (RFC 2606, RFC 6761): asking for one is no outside call, it just finds nothing.
_NOWHERE = (".example", ".invalid", ".test")


def choose_platform() -> None:
    """Draw without a screen unless whoever runs the tests chose otherwise, and at one size everywhere."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE"):
        os.environ.pop(name, None)


choose_platform()


class OutsideNetwork(OSError):
    """A test tried to reach another machine."""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own VOORPORTAAL_HOME, so that no test sees the settings of a person or of another test."""
    home = tmp_path / "home"
    monkeypatch.setenv("VOORPORTAAL_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_heard() -> None:
    """Forget what was announced in earlier tests: what a test hears is its own."""
    accessible = sys.modules.get("widgets.accessible")
    if accessible is not None:
        accessible._heard.clear()


# --- network


@dataclass
class _Calls:
    outside: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves this machine, and fail the test that tried, whoever caught the error."""
    calls = _Calls()
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        _check(calls, sock.family, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        _check(calls, sock.family, address)
        return connect_ex(sock, address)

    def guarded_lookup(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if not _is_loopback(name):
            if not name.rstrip(".").endswith(_NOWHERE):
                calls.outside.append(f"lookup of {name}")
            raise socket.gaierror(socket.EAI_NONAME, f"tests look nothing up: {name}")
        return lookup(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
    yield
    if calls.outside:
        pytest.fail(f"this test went outside: {', '.join(calls.outside)}")


def _check(calls: _Calls, family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(address[0])):
        calls.outside.append(str(address))
        raise OutsideNetwork(f"tests stay on this machine: {address}")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


# --- what is left behind


class _Timers:
    """Knows every QTimer that Python started: Qt itself lists only those that have a parent."""

    def __init__(self) -> None:
        self._started: weakref.WeakSet[Any] = weakref.WeakSet()
        self._watching = False

    def watch(self) -> None:
        """Begin to note starts; asked again it does nothing."""
        if self._watching or "PySide6.QtCore" not in sys.modules:
            return
        from PySide6.QtCore import QTimer

        self._watching = True
        start: Callable[..., None] = QTimer.start
        started = self._started

        def noted_start(timer: Any, *arguments: Any) -> None:
            started.add(timer)
            start(timer, *arguments)

        QTimer.start = noted_start  # type: ignore[assignment,method-assign]

    def running(self) -> set[Any]:
        """Return the timers that run now."""
        if not self._watching:
            return set()
        from shiboken6 import isValid

        return {timer for timer in list(self._started) if isValid(timer) and timer.isActive()}


_timers = _Timers()


_since_full = itertools.count(1)
# What a test knots itself is young, and goes after each; only what a fixture of a file kept may be old.
_FULL_EVERY = 100


def collect_here() -> None:
    """Collect garbage between two tests, in this thread: a worker that happens to do it may delete a widget."""
    gc.disable()
    gc.collect(2 if next(_since_full) % _FULL_EVERY == 0 else 1)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail the test that leaves a thread, a running timer or a window behind."""
    _timers.watch()
    collect_here()
    threads = set(threading.enumerate())
    windows, timers = _windows(), _timers.running()
    yield
    _timers.watch()
    found = _left(threads, windows, timers)
    if found:
        gc.collect()
        found = _left(threads, windows, timers)
    if found:
        pytest.fail("this test leaves behind: " + "; ".join(found))


def _left(threads: set[threading.Thread], windows: set[Any], timers: set[Any]) -> list[str]:
    _let_go()
    found = [f"thread {one.name}" for one in _ended(set(threading.enumerate()) - threads)]
    new_windows = _windows() - windows
    found += [f"window {type(one).__name__} {one.windowTitle()!r}" for one in new_windows]
    for timer in _timers.running() - timers:
        root = _root(timer)
        if root not in windows:
            found.append(f"timer of {type(root).__name__}")
    return found


def _ended(threads: set[threading.Thread]) -> list[threading.Thread]:
    """Give threads that are on their way out a moment, and return those that stay."""
    for thread in threads:
        if thread is not threading.current_thread():
            thread.join(GRACE_SECONDS / len(threads))
    return [thread for thread in threads if thread.is_alive()]


def _windows() -> set[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return set(widgets.QApplication.topLevelWidgets())


def _root(thing: Any) -> Any:
    while thing.parent() is not None:
        thing = thing.parent()
    return thing


def _let_go() -> None:
    """Have Qt delete what asked to be deleted."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
