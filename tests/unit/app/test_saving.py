"""Proves saving: a sender's file name is rebuilt, a full disk leaves the old file, and nothing becomes a program."""

import errno
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings, strategies as st

from app.kit.texts import Catalog
from app.shell.saving import Saving, safe_name

ROOT = Path(__file__).parents[3]
RESERVED = ["CON", "prn", "Aux", "NUL", "COM1", "lpt9"]
RTL = ["\u202e", "\u202d", "\u200f", "\u2066", "\u2069", "\u061c"]
PARTS = st.one_of(
    st.sampled_from(["..", "/", "\\", "C:", "~", ".", " ", "\x00", "\n", "\t", ":", "|", "*", "?", '"', "<", "\x7f"]),
    st.sampled_from(RTL),
    st.sampled_from(RESERVED),
    st.sampled_from([".pdf", ".exe", ".pdf.exe", "fdp.exe", "é", "e\u0301", "bestand", "ß", "中文", "\ud800"]),
    st.text(max_size=20),
)
NAMES = st.lists(PARTS, max_size=12).map("".join)


@given(NAMES)
@settings(max_examples=1000, deadline=None)
def test_any_name_becomes_one_plain_file_name(name: str) -> None:
    safe = safe_name(name)
    assert safe and safe == safe.strip() and not safe.startswith(".") and not safe.endswith((".", " "))
    assert len(safe) <= 125 and len(safe.encode()) <= 255
    assert not set(safe) & set('/\\:*?"<>|~\x00\n\t\x7f' + "".join(RTL))
    assert all(char.isprintable() for char in safe)
    assert Path(safe).name == safe and PureWindowsPath(safe).name == safe
    assert safe.split(".")[0].rstrip().upper() not in {one.upper() for one in RESERVED}
    assert safe_name(safe) == safe


@given(NAMES)
@settings(max_examples=60, deadline=None)
def test_any_name_can_be_written_in_the_chosen_folder(name: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _save(Path(folder), name, b"inhoud")
        (made,) = list(Path(folder).iterdir())
        assert made.read_bytes() == b"inhoud"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("rekening.pdf", "rekening.pdf"),
        ("../../.bashrc", "bestand.bashrc"),
        ("C:\\Windows\\system32\\evil.dll", "evil.dll"),
        ("rekening\u202efdp.exe", "rekeningfdp.exe"),
        ("/etc/passwd", "passwd"),
        ("con.pdf", "_con.pdf"),
        ("", "bestand"),
        ("...", "bestand"),
        (".pdf", "bestand.pdf"),
        ("Besluit (2).pdf", "Besluit (2).pdf"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("中" * 300 + ".pdf", "中" * 38 + ".pdf"),
        ("com¹.tar.gz", "_com¹.tar.gz"),
        ("CON .", "_CON"),
        ("x." + "b" * 300, None),
    ],
)
def test_names_a_sender_may_choose(name: str, wanted: str | None) -> None:
    assert wanted is None or safe_name(name) == wanted
    assert len(safe_name(name)) <= 125


# --- writing


def _save(folder: Path, name: str, content: bytes) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    saving = Saving(Catalog(ROOT / "resources" / "texts"), partial(_in, folder))
    saving.ask(None, name, content, _noting(told))  # type: ignore[arg-type]
    return told


def _in(folder: Path, parent: object, title: str, name: str) -> str:
    return str(folder / name)


def _noting(told: list[tuple[str, str]]) -> Callable[[str, str], None]:
    def note(text: str, kind: str) -> None:
        told.append((text, kind))

    return note


def test_a_saved_file_is_whole_and_no_program(tmp_path: Path) -> None:
    assert _save(tmp_path, "start.sh", b"#!/bin/sh\n") == [("start.sh is opgeslagen.", "ok")]
    mode = stat.S_IMODE((tmp_path / "start.sh").stat().st_mode)
    assert mode & 0o111 == 0
    assert (tmp_path / "start.sh").read_bytes() == b"#!/bin/sh\n"


def test_who_cancels_saves_nothing(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    Saving(Catalog(ROOT / "resources" / "texts"), _nowhere).ask(None, "a.pdf", b"x", _noting(told))  # type: ignore[arg-type]
    assert told == [] and list(tmp_path.iterdir()) == []


def _nowhere(parent: object, title: str, name: str) -> str:
    return ""


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_keeps_the_old_file_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    (tmp_path / "rekening.pdf").write_bytes(b"oud")
    written: list[int] = []

    def half(handle: int, content: memoryview) -> int:
        if written:
            raise OSError(fault, os.strerror(fault))
        written.append(len(content))
        return len(content) // 2

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        ((text, kind),) = _save(tmp_path, "rekening.pdf", b"nieuw" * 100)
    assert kind == "err"
    assert "rekening.pdf is niet opgeslagen" in text and "Wat er al stond, is niet veranderd." in text
    assert fault == errno.EIO or "de schijf is vol" in text
    assert (tmp_path / "rekening.pdf").read_bytes() == b"oud"
    assert [one.name for one in tmp_path.iterdir()] == ["rekening.pdf"], "a half file is left behind"


def test_with_room_the_old_file_is_replaced(tmp_path: Path) -> None:
    """The negative control of the full disk."""
    (tmp_path / "rekening.pdf").write_bytes(b"oud")
    assert _save(tmp_path, "rekening.pdf", b"nieuw") == [("rekening.pdf is opgeslagen.", "ok")]
    assert (tmp_path / "rekening.pdf").read_bytes() == b"nieuw"


def test_a_folder_that_does_not_work_is_said(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"geen map")
    ((text, kind),) = _save(tmp_path / "bestand", "a.pdf", b"x")
    assert kind == "err" and "a.pdf is niet opgeslagen" in text
    assert (tmp_path / "bestand").read_bytes() == b"geen map"


def test_a_folder_with_the_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    ((_, kind),) = _save(tmp_path, "a.pdf", b"x")
    assert kind == "err" and (tmp_path / "a.pdf").is_dir()
