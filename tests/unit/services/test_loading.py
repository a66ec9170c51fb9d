"""A module that is read later is the module itself, for whoever took it before and for whoever comes after."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from services import loading


@pytest.fixture
def laden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a package ``laden`` with a module that counts how often it is read."""
    package = tmp_path / "laden"
    package.mkdir()
    (package / "__init__.py").write_text("gelezen = 0\n", encoding="utf-8")
    text = 'import laden\nladen.gelezen += 1\nWAARDE = "waarde"\n\nclass Fout(Exception):\n    pass\n'
    (package / "laat.py").write_text(text, encoding="utf-8")
    (package / "vroeg.py").write_text("from laden import laat\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("laden", "laden.laat", "laden.vroeg"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return package


def test_a_module_is_read_when_something_of_it_is_first_used(laden: Path) -> None:
    loading.later("laden.laat")
    package, early = loading.load_module("laden"), loading.load_module("laden.vroeg")
    assert package.gelezen == 0
    assert early.laat.WAARDE == "waarde"
    assert package.gelezen == 1
    assert loading.load_module("laden.laat").Fout is early.laat.Fout is package.laat.Fout
    assert package.gelezen == 1


def test_importing_from_it_reads_it(laden: Path) -> None:
    loading.later("laden.laat")
    names: dict[str, object] = {}
    exec("from laden.laat import WAARDE\nimport laden.laat as laat", names)
    assert names["WAARDE"] == "waarde"
    assert sys.modules["laden"].gelezen == 1


def test_many_threads_read_it_once(laden: Path) -> None:
    loading.later("laden.laat")
    early, gate, seen = loading.load_module("laden.vroeg"), threading.Barrier(8), []

    def use() -> None:
        gate.wait()
        seen.append(early.laat.Fout)

    threads = [threading.Thread(target=use) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1
    assert sys.modules["laden"].gelezen == 1


def test_what_was_read_stays_and_what_is_not_there_says_so(laden: Path) -> None:
    read = loading.load_module("laden.laat")
    loading.later("laden.laat", "laden.weg")
    assert sys.modules["laden.laat"] is read
    absent = sys.modules["laden.weg"]
    with pytest.raises(ModuleNotFoundError, match=r"laden\.weg"):
        absent.WAARDE  # noqa: B018  # using it is what reads it
    assert "laden.weg" not in sys.modules


def test_tokens_and_refusals_work_in_a_program_that_left_them_for_later() -> None:
    """PyJWT and Falcon themselves, in a fresh interpreter: certificates and XML are read when they are wanted."""
    asked = """
import sys
from app.bootstrap.program import _UNREAD
from services.loading import later
later(*_UNREAD)
import falcon, jwt
assert all(type(sys.modules[name]).__name__ == "_Later" for name in _UNREAD)
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
assert jwt.decode(jwt.encode({"a": 1}, key, "ES256"), key.public_key(), ["ES256"]) == {"a": 1}
assert b"<error>" in falcon.HTTPNotFound().to_xml()
from cryptography.x509 import NameOID
from services.stelsel.digikoppeling.certificates import TestAuthority
from services.clock import Clock
assert TestAuthority(Clock()) and NameOID.COMMON_NAME
assert all(type(sys.modules[name]).__name__ == "module" for name in _UNREAD)
"""
    made = subprocess.run([sys.executable, "-W", "ignore", "-c", asked], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
