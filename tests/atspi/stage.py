"""Sets the stage for the AT-SPI session: a screen, the accessibility bus and the program; then lets walk.py play.

Run inside ``dbus-run-session``. Arguments: the Python with PySide6, and the system's Python with gi.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def main(ours: str, system: str) -> int:
    """Start everything, play, and end everything; returns the exit code of walk.py."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as home:
        display = _screen(stack)
        environment = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "VOORPORTAAL_HOME": home, "NO_AT_BRIDGE": "0",
        }
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        _start(stack, [launcher, "--launch-immediately"], environment)
        program = _start(stack, [ours, "main.py", "--clock", "2027-01-05T14:02"], environment)
        walk = subprocess.run(
            [system, str(ROOT / "tests" / "atspi" / "walk.py"), *sys.argv[3:]],
            env=environment, timeout=150, check=False,
        )
        if program.poll() is not None:
            print(f"the program ended by itself with {program.returncode}")
            return 1
        return walk.returncode


def _screen(stack: ExitStack) -> str:
    """Start Xvfb on the first free display and return its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    stack.callback(_end, process)
    os.close(write)
    with os.fdopen(read) as told:
        return f":{told.readline().strip()}"


def _start(stack: ExitStack, command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    stack.callback(_end, process)
    return process


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
