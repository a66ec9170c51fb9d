"""Draws the login with an identity card or driving licence on the site's side: which document, and the reader."""

from PySide6.QtCore import Qt, Signal, Slot

from app.kit.texts import Texts
from app.login.screens import ChooseDocument, ReadDocument
from app.login.step_page import StepPage
from services.identity.card_login import KINDS
from widgets.banner import Banner
from widgets.button import Button
from widgets.choice import RadioGroup


class DocumentPage(StepPage):
    """Step 1 of 2: which document do you have?"""

    chosen = Signal(str)

    def __init__(self, texts: Texts, step: ChooseDocument) -> None:
        super().__init__(texts)
        self._head(texts("card.choose_title"), texts("card.choose_lead"), step)
        self.body.addSpacing(24)
        options = [(kind, texts(f"card.{kind}")) for kind in KINDS]
        self.kinds = RadioGroup(texts("card.which"), options)
        self.kinds.set_key(KINDS[0])
        self.body.addWidget(self.kinds)
        self.body.addSpacing(24)
        button = Button(texts("next"))
        button.clicked.connect(self._send)
        self._buttons(button, self._previous())

    def entered(self) -> None:
        """Begin at the choice."""
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        self.chosen.emit(self.kinds.key)


class ReaderPage(StepPage):
    """Step 2 of 2: the reader asks."""

    def __init__(self, texts: Texts, step: ReadDocument) -> None:
        super().__init__(texts)
        document = texts(f"card.the_{step.kind}")
        title = texts.maybe(f"card.{step.stage}_title") or texts("card.read_title", document=document)
        self._head(title, texts("card.read_lead"), step)
        self.body.addSpacing(24)
        words = texts(f"card.read_{step.stage}", document=document)
        self.body.addWidget(Banner("info", words, icon="id", announce=True))
        self.body.addSpacing(24)
        self.back_button = self._ways_out()

    def entered(self) -> None:
        """The reader is where it goes on."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
