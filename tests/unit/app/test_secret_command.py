"""``main.py secret``: a secret goes from the keyboard or the file into the key store, and stands nowhere else."""

import argparse
import io
from pathlib import Path

import pytest

from app.cli import main, secret
from services.errors import InputError
from services.keystore.store import KeyStore
from services.settings import IN_KEYSTORE, SettingsFile
from tests.helpers.keyrings import fake

SECRET = "heel-geheim-7f3a"
TEXT = f"""# Instellingen van Voorportaal.
language = "nl"

[oidc]
issuer = "https://inlog.example"   # de proefdienst
client_id = "voorportaal"
client_secret = "{SECRET}"
"""


@pytest.fixture
def store(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyStore:
    """The key store that the command uses, and settings with a secret in them."""
    own_home.mkdir(exist_ok=True)
    (own_home / "settings.toml").write_text(TEXT, encoding="utf-8")
    made = fake(tmp_path)

    def opened(folder: Path) -> KeyStore:
        return made

    monkeypatch.setattr(secret, "KeyStore", opened)
    return made


def run(act: str, typed: str = "", monkeypatch: pytest.MonkeyPatch | None = None) -> int:
    if monkeypatch is not None:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return secret.run(argparse.Namespace(act=act))


def test_settings_with_a_readable_secret_are_refused_with_file_line_and_mend(store: KeyStore) -> None:
    with pytest.raises(InputError) as wrong:
        SettingsFile().read()
    said = str(wrong.value)
    assert "settings.toml" in said and "7" in said and "oidc.client_secret" in said and "main.py secret move" in said
    assert wrong.value.line == 7 and SECRET not in said


def test_the_program_says_so_and_does_not_start(store: KeyStore, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--persona", "fenna"]) == 2
    told = capsys.readouterr()
    assert "main.py secret move" in told.err and SECRET not in told.err + told.out


def test_moving_mends_it_and_leaves_the_rest_of_the_file(
    store: KeyStore, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("move") == 0
    text = (own_home / "settings.toml").read_text(encoding="utf-8")
    assert text == TEXT.replace(SECRET, IN_KEYSTORE)
    found = SettingsFile().read().oidc
    assert found is not None and found.client_secret == IN_KEYSTORE and SECRET not in repr(found)
    assert SECRET in str(store.get("oidc-geheim").secret)
    told = capsys.readouterr()
    assert SECRET not in told.out + told.err
    with pytest.raises(InputError, match="geen geheim"):
        run("move")


def test_setting_writes_the_reference_when_there_was_none(
    store: KeyStore, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own_home / "settings.toml"
    path.write_text(TEXT.replace(f'client_secret = "{SECRET}"\n', ""), encoding="utf-8")
    assert run("set", f"{SECRET}\n", monkeypatch) == 0
    found = SettingsFile().read().oidc
    assert found is not None and found.client_secret == IN_KEYSTORE and "# de proefdienst" in path.read_text()
    assert SECRET not in path.read_text() + capsys.readouterr().out


def test_typed_at_a_keyboard_it_is_not_echoed(store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def hidden(prompt: str) -> str:
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", hidden)
    assert run("set") == 0 and len(asked) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [('language = "nl"\n', "geen tabel"), ('oidc = { issuer = "https://x.example", client_id = "x" }\n', "zet zelf")],
)
def test_a_file_that_it_cannot_mend_says_what_to_do(
    store: KeyStore, own_home: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    (own_home / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        run("set", "x\n", monkeypatch)
    assert (own_home / "settings.toml").read_text(encoding="utf-8") == text and store.get("oidc-geheim").secret is None


def test_a_store_that_keeps_nothing_leaves_the_file_as_it_was(
    store: KeyStore, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._command = (str(tmp_path / "niets"),)
    with pytest.raises(InputError, match="geen sleutelbos") as wrong:
        run("move")
    assert SECRET not in str(wrong.value) and SECRET in (own_home / "settings.toml").read_text(encoding="utf-8")


def test_forgetting_takes_it_out(store: KeyStore) -> None:
    run("move")
    assert run("forget") == 0 and store.get("oidc-geheim").secret is None
