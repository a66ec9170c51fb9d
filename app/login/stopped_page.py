"""Draws the end of a login that failed: what happened, what you can do now, and who can help."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from app.kit.texts import Texts
from app.login.step_page import StepPage
from app.login.wording import Explained
from services.identity.means import Means
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.layouts import FlowLayout
from widgets.text import Heading, Text


class StoppedPage(StepPage):
    """``again`` begins anew; ``chosen`` takes a means that would do; ``mended`` names the forms that help."""

    again = Signal()
    chosen = Signal(str)
    mended = Signal(str)

    def __init__(self, texts: Texts, words: Explained, offers: Sequence[Means] = (), mend: str = "") -> None:
        """``mend`` is the course of forms that mends the account, as the desk of accounts knows it."""
        super().__init__(texts)
        self._words = words
        self.heading = Heading(words.title, "title_login", level=1, wrap=True)
        self.body.addWidget(self.heading)
        self.body.addSpacing(20)
        self.body.addWidget(Banner("warn", words.what, texts("stopped.what")))
        self._part(texts("stopped.now"), words.now)
        self._part(texts("stopped.help"), words.help)
        self.body.addSpacing(24)
        self._main = Button(texts("stopped.again"))
        self._main.clicked.connect(self.again)
        row = FlowLayout(16, 12)
        for means in offers:
            button = Button(texts(f"stopped.with_{means.id}"), kind="secondary")
            button.clicked.connect(partial(self.chosen.emit, means.id))
            row.addWidget(button)
        if mend:
            button = Button(texts(f"stopped.{mend}"), kind="secondary")
            button.clicked.connect(partial(self.mended.emit, mend))
            row.addWidget(button)
        cancel = Button(texts("cancel"), kind="neutral")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self._main)
        row.addWidget(cancel)
        self.body.addLayout(row)

    def entered(self) -> None:
        """Have it read out; the way on has the keyboard."""
        announce(self, f"{self._words.title}. {self._words.what}", assertive=True)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, title: str, text: str) -> None:
        self.body.addSpacing(20)
        self.body.addWidget(Heading(title, "option", level=2))
        self.body.addSpacing(4)
        self.body.addWidget(Text(text, "body", wrap=True))
