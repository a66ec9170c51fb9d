"""Login, read a message, open a case, open the vehicles: purely over AT-SPI, under Xvfb (run with -m atspi)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STAGE = Path(__file__).parent / "stage.py"
SYSTEM_PYTHONS = ("/usr/bin/python3", "/usr/local/bin/python3")


def _system_python() -> str:
    """Return a Python that has gi and Atspi, or nothing."""
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    for python in SYSTEM_PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", probe], capture_output=True, check=False)
            if tried.returncode == 0:
                return python
    return ""


@pytest.mark.atspi
def test_a_whole_session_over_atspi() -> None:
    missing = [tool for tool in ("Xvfb", "dbus-run-session") if shutil.which(tool) is None]
    system = _system_python()
    if missing or not system:
        lacks = ", ".join(missing) or "python3-gi and gir1.2-atspi-2.0"
        pytest.skip(f"not on this machine: {lacks} (.ci/run installs it)")
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(STAGE), sys.executable, system],
        capture_output=True, text=True, timeout=200, check=False,
    )
    print(run.stdout)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-3000:]
