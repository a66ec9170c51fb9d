"""The practice phone that the tester holds: text messages, the login app and the card reader."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.phone_state import PhoneState
from services.identity.card_login import ReaderScreen
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.form_field import FormField
from widgets.layouts import FlowLayout, clear
from widgets.text import Heading, Text


class PhoneView(QWidget):
    """``acted`` tells what was done and with what: ("pin", "28451"), ("scan", "")."""

    acted = Signal(str, str)

    def __init__(self, texts: Texts, level: int = 3) -> None:
        super().__init__()
        self._texts, self._level = texts, level
        self._state: PhoneState | None = None
        self._main: QWidget | None = None
        self._field: FormField | None = None
        self._typed_for = ""
        self._documents: RadioGroup | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        column.addWidget(self._card)

    def show_state(self, state: PhoneState) -> None:
        """Show what stands on the phone now; what is being typed stays while nothing changes."""
        if state == self._state:
            return
        first, self._state = self._state is None, state
        held = self._holds_keyboard()
        clear(self._card.body)
        self._main = self._field = self._documents = None
        self._draw(state)
        if held:
            self.begin()
        if not first:
            announce(self, self._title)

    def begin(self) -> None:
        """Put the keyboard where the phone goes on."""
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the screens

    def _draw(self, state: PhoneState) -> None:
        if state.app is not None:
            self._draw_app(state)
        elif state.reader is not None:
            self._draw_reader(state)
        else:
            self._draw_messages(state)

    def _draw_messages(self, state: PhoneState) -> None:
        if state.message is None:
            self._head(self._texts("phone.home"), self._texts("phone.no_message"))
            return
        key = "phone.spoken" if state.message.spoken else "phone.sms"
        spaced = "\u00a0".join(state.message.code) if state.message.spoken else _in_threes(state.message.code)
        moment = self._texts.time(state.message.received)
        self._head(self._texts(f"{key}_title"), self._texts(key, code=spaced, time=moment))
        if state.wanted:
            self._buttons(("take_over", "tester.take_over", True))

    def _draw_app(self, state: PhoneState) -> None:
        screen, texts = state.app, self._texts
        if screen is None:
            return
        place = {"start": "start_here" if state.here else "start"}.get(screen.stage, screen.stage)
        if screen.stage == "over":
            self._end(screen.ended)
            return
        self._head(texts(f"phone.app_{place}_title"), texts(f"phone.app_{place}", service=state.service))
        if screen.stage == "start":
            self._buttons(("open", f"phone.app_{place}_do", True))
        elif screen.stage == "scan":
            code = Text(" ".join(screen.pairing), "title")
            self._card.body.addWidget(code)
            self._card.body.addSpacing(12)
            scan = ("scan", "phone.scan", screen.can_scan)
            self._buttons(*([("take_over", "tester.take_over", True)] if state.wanted else []), scan)
        elif screen.stage == "confirm":
            self._buttons(("confirm", "phone.confirm", True), ("refuse", "phone.refuse", True))
        elif screen.stage == "pin":
            fault = texts(f"phone.pin_{screen.pin_fault}", n=screen.tries_left) if screen.pin_fault else ""
            self._secret("pin", "phone.pin", fault, state.pin, ("forgot", "phone.forgot", True))
        elif screen.stage == "id_check":
            self._check(state, screen.check_fault)

    def _draw_reader(self, state: PhoneState) -> None:
        screen, texts = state.reader, self._texts
        if screen is None:
            return
        if screen.stage == "over":
            self._end(screen.ended)
            return
        document = texts(f"card.the_{screen.kind}") if screen.kind else ""
        asks_access = screen.stage == "number" and screen.kind == "identiteitskaart"
        words = texts("phone.reader_access" if asks_access else f"phone.reader_{screen.stage}", document=document)
        self._head(texts("phone.reader_title"), words)
        if screen.stage == "wait":
            self._buttons(("hold", "phone.hold", True), ("refuse", "phone.take_away", True))
        else:
            self._ask_of_reader(state, screen.stage, screen.kind, self._reader_fault(screen))

    def _ask_of_reader(self, state: PhoneState, stage: str, kind: str, fault: str) -> None:
        if stage == "number":
            self._secret("number", f"phone.number_{kind}", fault, state.number)
        elif stage == "puk":
            self._secret("puk", "phone.puk", fault, state.puk, ("no_puk", "phone.no_puk", True))
        elif stage == "pin":
            self._secret("pin", "phone.document_pin", fault, state.pin)
        elif stage in ("new_pin", "pin_again"):
            self._secret("new_pin", f"phone.{stage}", fault, "")

    def _reader_fault(self, screen: ReaderScreen) -> str:
        if not screen.fault:
            return ""
        words = self._texts.maybe(f"phone.{screen.fault}", n=screen.tries_left)
        return words or self._texts(f"fault.{screen.fault}")   # the rules of a number have words of their own

    def _end(self, why: str) -> None:
        key = f"phone.ended_{why}" if self._texts.maybe(f"phone.ended_{why}") else "phone.ended"
        words = self._texts(key if why else "phone.ended_well")
        self._head(self._texts("phone.ended_title"), words)

    # --- its parts

    def _head(self, title: str, words: str) -> None:
        self._title = f"{title}. {words}"
        self._card.body.addWidget(Heading(title, "option", level=self._level, wrap=True))
        self._card.body.addSpacing(4)
        self._card.body.addWidget(Text(words, "body", wrap=True))
        self._card.body.addSpacing(12)

    def _buttons(self, *offered: tuple[str, str, bool]) -> None:
        row = FlowLayout(8, 8)
        for number, (verb, key, possible) in enumerate(offered):
            kind = "neutral" if verb in ("refuse", "later", "no_chip") else "secondary" if number else "primary"
            button = Button(self._texts(key), kind=kind, small=True)
            button.setEnabled(possible)
            button.clicked.connect(partial(self._act, verb))
            row.addWidget(button)
            self._main = self._main or button
        self._card.body.addLayout(row)

    def _secret(self, verb: str, label: str, fault: str, hint: str, *more: tuple[str, str, bool]) -> None:
        self._field, self._typed_for = FormField(self._texts(label), password=verb in ("pin", "new_pin")), verb
        self._field.set_error(fault)
        self._field.returned.connect(partial(self._act, verb))
        self._main = self._field
        self._card.body.addWidget(self._field)
        self._card.body.addSpacing(12)
        self._buttons((verb, "next", True), *more, ("refuse", "phone.stop", True))
        if hint:
            self._card.body.addSpacing(12)
            self._card.body.addWidget(Text(self._texts("phone.hint", value=hint), "meta", "ink2", wrap=True))
            fill = Button(self._texts("phone.fill"), kind="plain", small=True)
            fill.clicked.connect(partial(self._fill, hint))
            self._card.body.addWidget(fill, 0, Qt.AlignmentFlag.AlignLeft)

    def _check(self, state: PhoneState, fault: str) -> None:
        if fault:
            self._card.body.addWidget(Banner("err", self._texts(f"phone.check_{fault}"), announce=True))
            self._card.body.addSpacing(8)
        options = [(kind, self._texts(f"card.{kind}")) for kind in state.documents]
        if options:
            self._documents = RadioGroup(self._texts("card.which"), options)
            self._documents.set_key(options[0][0])
            self._card.body.addWidget(self._documents)
            self._card.body.addSpacing(8)
        read = ("id_check", "phone.read", bool(options))
        self._buttons(read, ("later", "phone.later", True), ("no_chip", "phone.no_chip", True))

    # --- what is done

    def _act(self, verb: str) -> None:
        text = ""
        if self._field is not None and verb == self._typed_for:
            text = self._field.text
            self._field.set_text("")
        elif verb == "id_check" and self._documents is not None:
            text = self._documents.key
        self.acted.emit(verb, text)

    @Slot(str)
    def _fill(self, value: str) -> None:
        if self._field is not None:
            self._field.set_text(value)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_keyboard(self) -> bool:
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def _in_threes(code: str) -> str:
    return f"{code[:3]} {code[3:]}"
