"""Proves that a file is written whole or not at all, also on a full disk."""

import errno
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from services.atomic import NotSaved, atomic_write

OLD, NEW = b"oud" * 100, b"nieuw" * 200_000


def test_a_new_file_and_its_folder_are_made_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "een" / "twee" / "bestand"
    atomic_write(path, b"inhoud")
    assert path.read_bytes() == b"inhoud"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=4))
def test_the_last_content_stands_and_nothing_else(tmp_path: Path, contents: list[bytes]) -> None:
    for content in contents:
        atomic_write(tmp_path / "b", content)
    assert (tmp_path / "b").read_bytes() == contents[-1]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_link_keeps_pointing_where_it_pointed(tmp_path: Path) -> None:
    (tmp_path / "echt").write_bytes(OLD)
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    atomic_write(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "echt").read_bytes() == NEW


def _refuse_after(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes ``limit`` bytes, in short pieces, and is then full."""
    room = [limit]
    write = os.write

    def full(handle: int, content: Any) -> int:
        if room[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = write(handle, content[: min(room[0], 4096)])
        room[0] -= taken
        return taken

    monkeypatch.setattr(os, "write", full)


def test_a_full_disk_is_told_and_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(OLD)
    _refuse_after(10_000, monkeypatch)
    with pytest.raises(NotSaved) as caught:
        atomic_write(path, NEW)
    monkeypatch.undo()
    assert caught.value.errno == errno.ENOSPC
    assert isinstance(caught.value, OSError)
    assert path.read_bytes() == OLD
    assert list(tmp_path.glob(".*")) == []


def test_negative_control_a_disk_with_room_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(OLD)
    _refuse_after(len(NEW), monkeypatch)
    atomic_write(path, NEW)
    assert path.read_bytes() == NEW


def test_negative_control_writing_in_place_does_lose_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(OLD)
    _refuse_after(10_000, monkeypatch)
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(handle, NEW)
    os.close(handle)
    assert path.read_bytes() != OLD


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_at_any_step_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def broken(*arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "bestand"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, fails, broken)
    with pytest.raises(NotSaved):
        atomic_write(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no RLIMIT_FSIZE")
@pytest.mark.parametrize(("limit", "expected"), [(65_536, "NotSaved kept"), (10_000_000, "written")])
def test_the_systems_own_limit_is_met_the_same_way(tmp_path: Path, limit: int, expected: str) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(OLD)
    code = f"""
        import resource, signal, pathlib
        from services.atomic import NotSaved, atomic_write
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
        path = pathlib.Path({str(path)!r})
        try:
            atomic_write(path, b"nieuw" * 200_000)
            print("written")
        except NotSaved:
            print("NotSaved", "kept" if path.read_bytes() == b"oud" * 100 else "lost")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == expected


def test_a_folder_in_the_way_is_a_typed_failure(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        atomic_write(tmp_path, b"x")
