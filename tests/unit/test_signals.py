"""PySide6 6.12.0 aborts after a few thousand emissions on Python 3.11 (DESIGN.md §4): the version we pin does not."""

import subprocess
import sys

EMIT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Bell(QObject):
    rang = Signal(bool, str, object)

class Ear(QObject):
    heard = 0

    @Slot(bool, str, object)
    def hear(self, loud, words, thing):
        self.heard += loud

app = QCoreApplication([])
bell, ear = Bell(), Ear()
bell.rang.connect(ear.hear)
for number in range(10_000):
    bell.rang.emit(True, f"{number}", {number: True})
print(ear.heard)
"""


def test_ten_thousand_emissions_survive() -> None:
    """In a process of its own: an abort would take the whole test run along."""
    run = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "10000"), run.stderr[-2000:]
