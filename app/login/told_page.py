"""Draws the end of a course of forms: what happened, what now, and the one way on."""

from PySide6.QtCore import Qt, Signal, Slot

from app.kit.texts import Texts
from app.login.account_steps import Told
from app.login.step_page import StepPage
from widgets.accessible import announce
from widgets.button import Button
from widgets.text import Heading, Text


class ToldPage(StepPage):
    """``on`` tells where to: "login", or the course of forms that helps."""

    on = Signal(str)

    def __init__(self, texts: Texts, step: Told) -> None:
        super().__init__(texts)
        self._step = step
        notes = self._said(step.notes)
        self._head(texts(f"account.{step.id}.title"), texts(f"account.{step.id}.lead", **notes))
        for part in ("now", "help"):
            words = texts.maybe(f"account.{step.id}.{part}", **notes)
            if words:
                self.body.addSpacing(20)
                self.body.addWidget(Heading(texts(f"stopped.{part}"), "option", level=2))
                self.body.addSpacing(4)
                self.body.addWidget(Text(words, "body", wrap=True))
        self.body.addSpacing(24)
        self._button = Button(texts(f"account.on_{step.on}"))
        self._button.clicked.connect(self._go)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def entered(self) -> None:
        """Have it read out; the way on has the keyboard."""
        announce(self, self.heading.text())
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go(self) -> None:
        self.on.emit(self._step.on)
