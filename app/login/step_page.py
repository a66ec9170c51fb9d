"""What every step of the login shares: heading, lead, problem, and the row of buttons."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from widgets.banner import Banner
from widgets.button import Button
from widgets.text import Heading, Text

Words = tuple[str, str, str]
"""Title, sentence and banner kind of a problem (app/login/wording.py)."""


class Place(Protocol):
    """Where a step stands among the others; a step that is the only one is not counted on the screen."""

    @property
    def number(self) -> int: ...
    @property
    def total(self) -> int: ...


class StepPage(QWidget):
    """What every step shares. ``entered`` puts the keyboard where the person goes on."""

    back = Signal()
    cancelled = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.heading: Heading

    def title(self) -> str:
        """Return the words for the window title."""
        return self.heading.text()

    @property
    def takes(self) -> Collection[str]:
        """The fields that a code of the practice post can be put in."""
        return ()

    def entered(self) -> None:
        """The page is on the screen."""

    def _said(self, notes: Mapping[str, str | date]) -> dict[str, str]:
        """Return what fills the blanks of a text, days in words."""
        return {name: one if isinstance(one, str) else self.texts.date(one) for name, one in notes.items()}

    def _head(self, title: str, lead: str, place: Place | None = None) -> None:
        if place is not None and place.total > 1:
            self.body.addWidget(Text(self.texts("step", number=place.number, total=place.total), "body", "ink2"))
            self.body.addSpacing(4)
        self.heading = Heading(title, "title_login", level=1, wrap=True)
        self.body.addWidget(self.heading)
        self.body.addSpacing(8)
        self.body.addWidget(Text(lead, "message", "ink2", wrap=True))

    def _banner(self, words: Words) -> None:
        title, text, kind = words
        self.body.addSpacing(20)
        self.body.addWidget(Banner(kind, text, title, announce=True))

    def _ways_out(self) -> Button:
        """Add the row of a step that goes on elsewhere: back, and stop; returns back."""
        previous = self._previous()
        self._buttons(previous)
        return previous

    def _previous(self) -> Button:
        button = Button(self.texts("previous"), kind="secondary")
        button.clicked.connect(self.back)
        return button

    def _buttons(self, *ways_on: Button) -> None:
        """Add the row of buttons; stopping stands apart at the right."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for button in ways_on:
            row.addWidget(button)
        row.addStretch(1)
        cancel = Button(self.texts("cancel"), kind="neutral")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(cancel)
        self.body.addLayout(row)
