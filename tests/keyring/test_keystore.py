"""Proves the key store against gnome-keyring: well, locked, frozen, away, another one; never in clear."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.keystore.store import KeyStore
from services.oidc_login import client_secret
from services.oidc_login.failed import LoginFailed
from services.settings import IN_KEYSTORE, OidcPlace
from tests.helpers.keyrings import MISSING, Keyring, bus
from tests.helpers.servers import ROOT

pytestmark = [pytest.mark.keyring, pytest.mark.skipif(MISSING, reason="dbus-daemon or gnome-keyring is not installed")]
SECRET = "een-geheim-dat-nergens-leesbaar-mag-staan"


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus without a key store."""
    folder = tmp_path / "bus"
    folder.mkdir()
    with bus(folder) as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found)
        yield found


@pytest.fixture
def keyring(address: str, tmp_path: Path) -> Iterator[Keyring]:
    """An open gnome-keyring."""
    running = Keyring(tmp_path)
    yield running
    running.end()


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "home")


def test_a_secret_comes_back_and_goes_away(keyring: Keyring, store: KeyStore) -> None:
    assert store.state() == "ready"
    assert store.put("tokens", SECRET) == "ready"
    assert store.get("tokens").secret == SECRET
    assert store.delete("tokens") == "ready"
    assert (store.get("tokens").state, store.get("tokens").secret) == ("ready", None)
    assert SECRET not in repr(store.get("tokens"))


def test_the_secret_is_in_no_file_in_clear(keyring: Keyring, store: KeyStore, tmp_path: Path) -> None:
    store.put("tokens", SECRET)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any("keyring" in one.name for one in files), "the negative control: the store wrote its file"
    assert not [one for one in files if SECRET.encode() in one.read_bytes()]


def test_the_secret_of_a_provider_is_kept_here_and_nowhere_else(
    keyring: Keyring, store: KeyStore, tmp_path: Path
) -> None:
    place = OidcPlace(issuer="https://inlog.example", client_id="voorportaal", client_secret=IN_KEYSTORE)
    assert client_secret.keep(store, place.issuer, place.client_id, SECRET) == "ready"
    assert client_secret.secret_of(place, store) == SECRET
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and SECRET.encode() in one.read_bytes()]
    keyring.lock()
    with pytest.raises(LoginFailed, match="secret"):
        client_secret.secret_of(place, store)


@pytest.mark.parametrize("how", ["locked", "timeout", "absent"])
def test_a_store_that_cannot_is_told_in_time(keyring: Keyring, store: KeyStore, tmp_path: Path, how: str) -> None:
    store.put("tokens", SECRET)
    {"locked": keyring.lock, "timeout": keyring.freeze, "absent": keyring.end}[how]()
    assert store.state() == how   # a frozen store never answers: that this ends at all is the proof
    hurried = KeyStore(tmp_path / "home", seconds=1)
    assert hurried.get("tokens").secret is None
    assert hurried.put("tokens", SECRET) == how
    if how == "absent":
        keyring.end = _nothing  # type: ignore[method-assign]


def test_without_a_bus_there_is_no_store(store: KeyStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/niets")
    assert store.put("tokens", SECRET) == "absent"
    assert not (tmp_path / "home").exists()


def test_an_emptied_store_is_known_as_another_one(address: str, store: KeyStore, tmp_path: Path) -> None:
    for number in ("een", "twee"):
        folder = tmp_path / number
        folder.mkdir()
        running = Keyring(folder)
        try:
            if number == "een":
                assert store.put("tokens", SECRET) == "ready"
                continue
            assert store.state() == "changed"
            assert store.get("tokens").secret is None
            assert store.put("tokens", SECRET) == "changed"
            store.accept()
            assert store.put("tokens", SECRET) == "ready"
        finally:
            running.end()


@pytest.mark.parametrize(
    "variable",
    ["PYTHON_KEYRING_BACKEND=keyring.backends.fail.Keyring", "KEYRING_PROPERTY_PREFERRED_COLLECTION=/x"],
)
def test_no_variable_chooses_another_store(
    keyring: Keyring, store: KeyStore, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    name, _, value = variable.partition("=")
    monkeypatch.setenv(name, value)
    assert store.put("tokens", SECRET) == "ready"
    assert store.get("tokens").secret == SECRET


@pytest.mark.parametrize("how", ["ready", "timeout"])
def test_doctor_reports_how_it_is(keyring: Keyring, how: str) -> None:
    if how == "timeout":
        keyring.freeze()
    run = subprocess.run([sys.executable, "main.py", "doctor"], cwd=ROOT, capture_output=True, text=True, check=False)
    line = next(one for one in run.stdout.splitlines() if "sleutelbos" in one)
    said = {"ready": "werkt", "timeout": "antwoordt niet"}[how]
    assert said in line and line.startswith("ok" if how == "ready" else "--")


def _nothing() -> None:
    """It has gone already."""
