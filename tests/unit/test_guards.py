"""The guards bite: each planted bad test fails for its own reason, and its good twin passes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = '''
"""Planted tests: every bad_ one must fail, every good_ one must pass."""
import socket, threading, warnings
import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtWidgets import QLabel, QWidget

kept = []
never = threading.Event()

class Bell(QObject):
    rang = Signal()
    def explode(self):
        raise ValueError("in a slot")

def test_bad_thread():
    threading.Thread(target=never.wait, name="left-running", daemon=True).start()

def test_good_thread():
    thread = threading.Thread(target=print)
    thread.start()

def test_bad_timer(qapp):
    timer = QTimer(); timer.start(50); kept.append(timer)

def test_good_timer(qapp):
    timer = QTimer(); timer.start(50); timer.stop(); kept.append(timer)

def test_bad_window(qapp):
    kept.append(QLabel("left"))

def test_good_window(qtbot):
    window = QWidget(); qtbot.addWidget(window); kept.append(window)

def test_bad_child_timer(qapp):
    owner = QObject(); timer = QTimer(owner); timer.start(50); kept.append((owner, timer))

def test_bad_network_even_when_caught():
    try:
        with socket.socket() as sock:
            sock.settimeout(1)
            sock.connect(("192.0.2.1", 80))
    except OSError:
        pass

def test_bad_lookup_even_when_caught():
    try:
        socket.create_connection(("voorbeeld.nl", 80), timeout=1)
    except OSError:
        pass

def test_good_network():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with pytest.raises(OSError):
        socket.getaddrinfo("bestaat-niet.example", 80)

def test_bad_slot(qapp):
    bell = Bell(); bell.rang.connect(bell.explode); bell.rang.emit()

def test_bad_thread_exception():
    def explode():
        raise ValueError("in a thread")
    thread = threading.Thread(target=explode); thread.start(); thread.join()

def test_bad_qt_warning(qapp):
    qWarning("planted")

def test_bad_python_warning():
    warnings.warn("planted", stacklevel=1)

def test_good_home(tmp_path):
    import os
    assert os.environ["VOORPORTAAL_HOME"].startswith(str(tmp_path))
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
'''


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Run the planted tests in a process of their own, and return test name → PASSED, FAILED or ERROR."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.helpers.guards", "-c", str(ROOT / "pyproject.toml"),
         "--rootdir", str(folder), "-p", "no:cacheprovider", "-n0", "-q", "-rA", "--tb=no", str(folder)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    found: dict[str, str] = {}
    for outcome, name in re.findall(r"^(PASSED|FAILED|ERROR) \S*::(\w+)", run.stdout, re.MULTILINE):
        found[name] = outcome if found.get(name) in (None, "PASSED") else found[name]
    return found


@pytest.mark.parametrize("name", re.findall(r"def (test_bad_\w+)", PLANTED))
def test_a_bad_test_fails(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[name] in ("FAILED", "ERROR")


@pytest.mark.parametrize("name", re.findall(r"def (test_good_\w+)", PLANTED))
def test_its_good_twin_passes(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[name] == "PASSED"
