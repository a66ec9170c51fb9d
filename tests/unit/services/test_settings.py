"""Proves that settings are read with care, kept as they were said, and wrong ones named with their line."""

import multiprocessing
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings as profile, strategies as st

from services.errors import InputError
from services.home import home
from services.settings import JsonState, NotSaved, Place, Settings, SettingsFile, is_place
from services.toml_positions import load

SOUND = Settings("en", "dark", 1.5, "fenna@post.example", {"brp": Place("https://brp.example/x", ours=True)})


def test_the_home_is_where_the_environment_says(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home() == own_home
    monkeypatch.delenv("VOORPORTAAL_HOME")
    assert home().name == "Voorportaal"


def test_without_a_file_the_defaults_hold_and_nothing_is_written(own_home: Path) -> None:
    assert SettingsFile().read() == Settings()
    assert not own_home.exists()


def test_what_is_written_is_read_back(own_home: Path) -> None:
    SettingsFile().write(SOUND)
    assert SettingsFile().read() == SOUND
    assert tomllib.loads((own_home / "settings.toml").read_text("utf-8"))["registries"]["brp"]["ours"] is True


def test_nothing_of_them_is_kept_elsewhere(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may hold an address or a secret: files of the house are kept beside byte code, these never."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(own_home / "bytecode"))
    SettingsFile().write(SOUND)
    assert SettingsFile().read() == SOUND
    assert load(SettingsFile().path)["notification_address"] == "fenna@post.example"
    holding = [one for one in own_home.rglob("*") if one.is_file() and b"fenna@post" in one.read_bytes()]
    assert holding == [SettingsFile().path]
    assert not (own_home / "bytecode").exists()


places = st.builds(
    Place, st.sampled_from(["embedded", "https://x.example/a", "http://127.0.0.1:80"]), st.booleans()
)
every_settings = st.builds(
    Settings,
    st.sampled_from(["nl", "en"]),
    st.sampled_from(["light", "dark", "contrast"]),
    st.floats(1, 2),
    st.sampled_from(["", "a@b.example", "o'neill@post.example", 'vreemd"\\@post.example']),
    st.dictionaries(st.text(min_size=1, max_size=5, alphabet="abc.\"'é "), places, max_size=3),
)


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(every_settings, min_size=1, max_size=3))
def test_any_settings_survive_any_earlier_file(tmp_path: Path, versions: list[Settings]) -> None:
    file = SettingsFile(tmp_path)
    for version in versions:
        file.write(version)
        assert file.read() == version


def test_comments_and_order_of_a_person_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    text = '# van mij\ntheme = \'dark\'  # rustig\nlanguage = "nl"\n\n[registries.brp]  # de onze\nurl = "embedded"\n'
    path.write_text(text, encoding="utf-8")
    file = SettingsFile(tmp_path)
    read = file.read()
    file.write(Settings("nl", "contrast", read.scale, read.notification_address, read.registries))
    kept = path.read_text("utf-8")
    assert kept.startswith('# van mij\ntheme = "contrast"  # rustig\n')
    assert kept.endswith('[registries.brp]  # de onze\nurl = "embedded"\n')


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ('language = "nederlands"', 1, "language", "goede vorm"),
        ('\ntheme = "roze"', 2, "theme", "'roze' kan hier niet"),
        ("scale = 3", 1, "scale", "hoogstens 2.0"),
        ('thema = "dark"', 1, "thema", "bedoelde u 'theme'?"),
        ('notification_address = "ergens"', 1, "notification_address", "geen e-mailadres"),
        ('[registries.brp]\nurl = "http://brp.example"', 2, "registries.brp.url", "https-adres"),
        ("[registries.bag]\n[registries.brp]\nour = true", 3, "registries.brp.our", "bedoelde u 'ours'?"),
        ("theme = ", 1, "", "geen TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, line: int, field: str, words: str) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        SettingsFile(tmp_path).read()
    assert (caught.value.line, caught.value.field) == (line, field)
    assert words in caught.value.message
    assert caught.value.file.endswith("settings.toml")


def test_settings_that_could_not_be_read_back_are_never_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    with pytest.raises(InputError, match="e-mailadres"):
        file.write(Settings(notification_address="ergens"))
    assert not file.path.exists()


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("embedded", True), ("https://brp.example/haalcentraal", True), ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:80", True), ("http://127.0.0.1.kwaad.example", False),
        ("http://brp.example", False), ("ftp://brp.example", False), ("https://naam:geheim@brp.example", False),
        ("https://", False), ("https://x.example:poort", False), ("https://x.example/?sleutel=1", False),
        ("", False), ("file:///etc/passwd", False), ("http://127.0.0.1@kwaad.example", False),
    ],
)  # fmt: skip
def test_where_a_registry_may_live(url: str, allowed: bool) -> None:
    assert is_place(url) is allowed


def test_a_failed_write_is_an_oserror_and_keeps_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(tmp_path)
    file.write(SOUND)

    def full(handle: int, content: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(NotSaved):
        file.write(Settings())
    monkeypatch.undo()
    assert file.read() == SOUND


def test_state_is_kept_and_cleared(tmp_path: Path) -> None:
    state = JsonState(tmp_path / "weg" / "lockouts.json")
    assert state.read() == {}
    assert state.update(lambda before: {**before, "a": 1}) == {"a": 1}
    assert JsonState(state.path).read() == {"a": 1}
    state.clear()
    state.clear()
    assert state.read() == {}


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000])
def test_state_that_is_damaged_starts_anew(tmp_path: Path, content: bytes) -> None:
    state = JsonState(tmp_path / "lockouts.json")
    state.path.write_bytes(content)
    assert state.read() == {}
    assert state.update(lambda before: {"n": 1}) == {"n": 1}


def _count(path: Path) -> None:
    state = JsonState(path)
    for _ in range(50):
        state.update(lambda before: {"n": before.get("n", 0) + 1})


def test_two_windows_never_lose_each_others_change(tmp_path: Path) -> None:
    path = tmp_path / "lockouts.json"
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_count, args=(path,)) for _ in range(2)]
    for one in others:
        one.start()
    for one in others:
        one.join(60)
    assert JsonState(path).read() == {"n": 100}
