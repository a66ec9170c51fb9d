"""Proves the key store's five states with a helper of the test's own, and that nobody else touches keyring."""

import ast
import sys
from pathlib import Path

import pytest

from services.keystore.alone import BACKENDS, answer
from services.keystore.store import STATES, KeyStore
from tests.helpers.keyrings import fake

ROOT = Path(__file__).parents[3]
_HANGS = "import threading; threading.Event().wait()"


def test_a_store_that_is_well_gives_back_what_it_got(tmp_path: Path) -> None:
    store = fake(tmp_path)
    assert store.get("tokens").secret is None
    assert store.put("tokens", "geheim") == "ready"
    assert store.get("tokens").secret == "geheim"
    told = (tmp_path / "home" / "sleutelbos.json").read_text(encoding="utf-8")
    assert "geheim" not in told


@pytest.mark.parametrize("kind", ["other back-end", "emptied"])
def test_another_store_is_noticed_and_gets_nothing_until_somebody_agrees(tmp_path: Path, kind: str) -> None:
    assert fake(tmp_path).put("tokens", "geheim") == "ready"
    other = fake(tmp_path, "Ander.Keyring") if kind == "other back-end" else fake(tmp_path, place="leeg.json")
    assert other.state() == "changed"
    assert other.put("tokens", "nieuw") == "changed" and other.get("tokens").secret is None
    other.accept()
    assert other.put("tokens", "nieuw") == "ready"


@pytest.mark.parametrize(
    ("script", "state"),
    [
        (_HANGS, "timeout"),
        ("raise SystemExit(3)", "absent"),
        ("print('geen json')", "absent"),
        ("print('[]')", "absent"),
        ("print('{\"state\": \"open\"}')", "absent"),
        ("print('{\"state\": \"ready\", \"secret\": 3}')", "absent"),
        ("print('{\"state\": \"locked\"}')", "locked"),
    ],
)
def test_whatever_the_helper_does_there_is_an_answer(tmp_path: Path, script: str, state: str) -> None:
    store = KeyStore(tmp_path, seconds=0.5, command=(sys.executable, "-c", script))
    assert store.state() == state
    assert store.put("tokens", "geheim") == state
    assert not list(tmp_path.iterdir()), "what cannot be kept in the store is kept nowhere"


def test_a_helper_that_is_not_there_is_no_store(tmp_path: Path) -> None:
    assert KeyStore(tmp_path, command=(str(tmp_path / "niets"),)).state() == "absent"
    assert {"ready", "locked", "absent", "changed", "timeout"} == set(STATES)


def test_a_system_without_a_known_store_has_none() -> None:
    assert answer({"act": "state"}, "haiku")["state"] == "absent"
    assert set(BACKENDS) == {"linux", "win32", "darwin"}
    assert all("Chainer" not in name and "fail" not in name for name in BACKENDS.values())


def test_only_the_helper_touches_keyring() -> None:
    """RELIABILITY.md finding 8: get_keyring() may hand the secret to any class that is installed."""
    found = set()
    for folder in ("app", "services", "widgets", "resources"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
            names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            if any(name.split(".")[0] in ("keyring", "secretstorage") for name in names):
                found.add(path.relative_to(ROOT).as_posix())
            assert "get_keyring" not in {getattr(node, "attr", "") for node in ast.walk(tree)}, path
    assert found == {"services/keystore/alone.py"}
