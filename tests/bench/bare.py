"""The reference: a bare PySide6 window with three widgets, that says when it was painted and ready."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class Bare(QWidget):
    """Three widgets."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Gebruikersnaam"))
        column.addWidget(QLineEdit())
        column.addWidget(QPushButton("Inloggen"))
        self.resize(1440, 900)
        self._painted = False

    def event(self, event: QEvent) -> bool:
        """Wait for the first paint, then for the loop to come round."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.ready)
        return super().event(event)

    @Slot()
    def ready(self) -> None:
        """Write down the time."""
        with open(os.environ["VOORPORTAAL_TIMES"], "a", encoding="ascii") as file:
            file.write(f"input-ready {time.monotonic_ns()}\n")


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Bare()
    window.show()
    sys.exit(app.exec())
