"""The pages of a login at another provider: waiting for the browser, and a login that will not be remembered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.step_page import StepPage
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.layouts import FlowLayout, hatch
from widgets.text import Heading, Text


class WaitingPage(StepPage):
    """``again`` opens the browser once more, ``copied`` puts the address on the clipboard."""

    again = Signal()
    copied = Signal()

    def __init__(self, texts: Texts, name: str, until: str, *, opened: bool) -> None:
        super().__init__(texts)
        key = "waiting" if opened else "asking"
        self._head(texts(f"{key}.title"), texts(f"{key}.lead", name=name, until=until))
        self.body.addSpacing(20)
        self.body.addWidget(Banner("info", texts("waiting.real"), icon="info-circle"))
        self.body.addSpacing(24)
        row = FlowLayout(16, 12)
        cancel = Button(texts("cancel"), kind="neutral")
        cancel.clicked.connect(self.cancelled)
        self._first = cancel
        if opened:
            self._first = Button(texts("waiting.again"))
            self._first.clicked.connect(self.again)
            copy = Button(texts("waiting.copy"), kind="secondary")
            copy.clicked.connect(self.copied)
            row.addWidget(self._first)
            row.addWidget(copy)
        row.addWidget(cancel)
        self.body.addLayout(row)

    def entered(self) -> None:
        """Have it read out; the keyboard is on what can be done."""
        announce(self, self.heading.text())
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


class NotKeptPage(StepPage):
    """The login succeeded, but the key store of the system does not keep it: what that means, and going on."""

    went_on = Signal()

    def __init__(self, texts: Texts, state: str) -> None:
        super().__init__(texts)
        self._head(texts(f"store.{state}.title"), texts("store.lead"))
        self.body.addSpacing(20)
        self._words = texts(f"store.{state}.text")
        self.body.addWidget(Banner("warn", self._words))
        self.body.addSpacing(12)
        self.body.addWidget(Text(texts("store.never"), "body", wrap=True))
        self.body.addSpacing(24)
        self._main = Button(texts("store.go_on"))
        self._main.clicked.connect(self.went_on)
        self._buttons(self._main)

    def entered(self) -> None:
        """Have it read out; the way on has the keyboard."""
        announce(self, f"{self.heading.text()}. {self._words}")
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)


class ProviderPanel(QWidget):
    """The tester's panel: where this provider is set."""

    def __init__(self, texts: Texts, issuer: str) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hatch())
        column = QVBoxLayout()
        column.setContentsMargins(23, 15, 24, 24)
        column.setSpacing(12)
        column.addWidget(Heading(texts("panel.title"), "section", 2, wrap=True))
        column.addWidget(Text(texts("panel.text", issuer=issuer), "body", "ink2", wrap=True))
        column.addStretch(1)
        outer.addLayout(column)
