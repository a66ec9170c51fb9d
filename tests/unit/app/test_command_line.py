"""Proves the command line: what is wrong is one clear line and exit code 2, never a traceback."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[3]
WRONG = {
    "--persona niemand": ["--persona", "niemand", "fenna"],
    "--scenario niets": ["--scenario", "niets", "dakkapel-en-woz"],
    "--clock morgen": ["--clock", "morgen", "2027-01-05T14:02"],
    "--clock 2027-02-30": ["--clock", "2027-02-30"],
    "--data nergens://x": ["--data", "sqlite:///"],
    "--data onzin": ["--data", "sqlite:///"],
    "--data sqlite:////nergens/x.db": ["--data"],
    "--plugins /nergens": ["--plugins", "/nergens"],
    "--scale 9": ["--scale", "1.0", "2.0"],
    "--scale groot": ["--scale"],
    "--lang fr": ["--lang", "nl"],
    "--theme paars": ["--theme", "dark"],
    "--onzin": ["--onzin"],
    "tour --out {out} --persona niemand": ["--persona", "niemand"],
    "tour --out {out} --size groot": ["--size"],
    "onbekend": ["onbekend"],
}


def _run(arguments: str, home: Path) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "VOORPORTAAL_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "main.py", *arguments.split()],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def _judge(arguments: str, tmp_path: Path) -> str:
    run = _run(arguments.format(out=tmp_path / "tour"), tmp_path / "home")
    told = run.stderr + run.stdout
    fine = run.returncode == 2 and "Traceback" not in told and all(word in told for word in WRONG[arguments])
    return "" if fine else f"{arguments}: code {run.returncode}: {told[-400:]}"


def test_what_is_wrong_is_a_clear_line_and_exit_code_two(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        wrong = [line for line in pool.map(partial(_judge, tmp_path=tmp_path), WRONG) if line]
    assert not wrong, "\n".join(wrong)


def test_a_settings_file_that_makes_no_sense_is_named_with_its_line_and_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "nl"\nscale = [onzin\n', encoding="utf-8")
    for arguments in ("", "--persona fenna"):
        run = _run(arguments, tmp_path)
        assert run.returncode == 2, run.stderr
        assert "settings.toml:2" in run.stderr and "Traceback" not in run.stderr
    assert "onzin" in (tmp_path / "settings.toml").read_text(encoding="utf-8")


def test_a_register_address_that_cannot_be_is_named(tmp_path: Path) -> None:
    text = '[registries.brp]\nurl = "http://register.example/"\n'
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    run = _run("--persona fenna", tmp_path)
    assert run.returncode == 2 and "registries.brp.url" in run.stderr and "Traceback" not in run.stderr


def test_help_names_the_commands(tmp_path: Path) -> None:
    run = _run("--help", tmp_path)
    assert run.returncode == 0
    assert all(word in run.stdout for word in ("doctor", "personas", "tour"))
