"""Draws the login with the app on the site's side: the pairing code, the QR code, and going on in the app."""

from PySide6.QtCore import Qt, Signal, Slot

from app.kit.texts import Texts
from app.login.screens import InTheApp, PairApp, ScanQr
from app.login.step_page import StepPage
from app.login.wording import field_fault
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.error_summary import ErrorSummary
from widgets.form_field import FormField
from widgets.link import Link
from widgets.qr_code import QrCode
from widgets.text import Text
from widgets.theme import theme

_BUTTON_WIDTH, _FIELD_WIDTH = 144, 420


class PairPage(StepPage):
    """Step 1 of 3: the four letters that the app shows."""

    sent = Signal(str)
    here = Signal()

    def __init__(self, texts: Texts, step: PairApp) -> None:
        super().__init__(texts)
        self._head(texts("app.pair_title"), texts("app.pair_lead"), step)
        self.code = FormField(texts("app.pair_label"), help=texts("app.pair_help"))
        self.code.setMaximumWidth(theme().px(_FIELD_WIDTH))
        self.code.set_text(step.code)
        self.code.returned.connect(self._send)
        self._summary: ErrorSummary | None = None
        if step.problem is not None:
            words = field_fault(texts, step.problem.errors[0])
            self.code.set_error(words)
            self._summary = ErrorSummary(texts("app.pair_wrong"), [(self.code, words)])
            self.body.addSpacing(20)
            self.body.addWidget(self._summary)
        self.body.addSpacing(24)
        self.body.addWidget(self.code)
        self.body.addSpacing(24)
        button = Button(texts("app.pair_next"), min_width=_BUTTON_WIDTH)
        button.clicked.connect(self._send)
        self._buttons(button, self._previous())
        self.body.addSpacing(32)
        here = Link(texts("app.here"))
        here.clicked.connect(self.here)
        self.body.addWidget(here, 0, Qt.AlignmentFlag.AlignLeft)

    def entered(self) -> None:
        """Begin at the field."""
        if self._summary is not None:
            self._summary.present()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.code.text)


class QrPage(StepPage):
    """Step 2 of 3: a QR code that the app scans. How long it works is told once, not counted down aloud."""

    def __init__(self, texts: Texts, step: ScanQr) -> None:
        super().__init__(texts)
        until = texts.time(step.expires)
        self._head(texts("app.qr_title"), texts("app.qr_lead", until=until), step)
        self.payload = step.payload
        self.body.addSpacing(24)
        self.qr = QrCode(step.payload, texts("app.qr_name"))
        self.body.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(16)
        self.body.addWidget(Text(texts("app.qr_help"), "body", "ink2", wrap=True))
        self.body.addSpacing(24)
        self.back_button = self._ways_out()

    def entered(self) -> None:
        """Nothing to do here but to scan."""
        announce(self, self.texts("app.qr_lead_short"))
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)


class InAppPage(StepPage):
    """The last step: go on in the app."""

    def __init__(self, texts: Texts, step: InTheApp) -> None:
        super().__init__(texts)
        self._head(texts("app.go_title"), texts("app.go_lead"), step)
        self.body.addSpacing(24)
        stage = step.stage if texts.maybe(f"app.go_{step.stage}") else "confirm"
        self._words = texts(f"app.go_{stage}")
        self.body.addWidget(Banner("info", self._words, icon="device-mobile", announce=True))
        self.body.addSpacing(24)
        self.back_button = self._ways_out()

    def entered(self) -> None:
        """The phone is where it goes on."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
