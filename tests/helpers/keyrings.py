"""A session bus without a key store, and gnome-keyring on it: open, locked or frozen."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.keystore.store import KeyStore

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""
_COLLECTION = "/org/freedesktop/secrets/aliases/default"
# A store of one file, standing in for the system's: what it is asked, it does at once.
_FAKE = """
import json, pathlib, sys
asked, place = json.load(sys.stdin), pathlib.Path(sys.argv[1])
kept = json.loads(place.read_text()) if place.exists() else {}
if asked["act"] == "put":
    kept[asked["name"]] = asked["secret"]
if asked["act"] == "delete":
    kept.pop(asked["name"], None)
place.write_text(json.dumps(kept))
print(json.dumps({"state": "ready", "backend": sys.argv[2], "secret": kept.get(asked["name"])}))
"""
MISSING = not (shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon"))


@contextmanager
def bus(folder: Path) -> Iterator[str]:
    """Run a bus on which nothing starts by itself, and return its address."""
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


class Keyring:
    """gnome-keyring with an open store in ``folder``."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
        (folder / "data").mkdir(exist_ok=True)
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None
        self._process.stdin.write(b"alleen voor deze test")
        self._process.stdin.close()
        for _ in range(200):
            if self._answers():
                return
            threading.Event().wait(0.05)
        raise AssertionError("gnome-keyring did not start")

    def lock(self) -> None:
        """Lock the store, as a person who walks away."""
        import secretstorage

        connection = secretstorage.dbus_init()
        secretstorage.Collection(connection, _COLLECTION).lock()
        connection.close()

    def freeze(self) -> None:
        """Stop answering, without going away."""
        self._process.send_signal(signal.SIGSTOP)

    def end(self) -> None:
        """Go away, whatever state it is in."""
        self._process.send_signal(signal.SIGCONT)
        self._process.terminate()
        self._process.wait(10)

    def _answers(self) -> bool:
        import secretstorage
        from secretstorage.exceptions import SecretStorageException

        try:
            connection = secretstorage.dbus_init()
            try:
                return not secretstorage.Collection(connection, _COLLECTION).is_locked()
            finally:
                connection.close()
        except SecretStorageException:
            return False


def fake(tmp_path: Path, backend: str = "Proef.Keyring", place: str = "bos.json") -> KeyStore:
    """A key store whose helper is the stand-in."""
    command = (sys.executable, "-c", _FAKE, str(tmp_path / place), backend)
    return KeyStore(tmp_path / "home", command=command)
