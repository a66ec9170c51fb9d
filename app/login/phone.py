"""The practice phone: the text message, what to practise with it, and who the practice person is."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from services.identifiers import mask_bsn
from services.identity.sms import PhoneMessage, SmsChoice
from services.personas import PersonaHead
from widgets.accessible import announce
from widgets.avatar import Avatar, initials
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.icon import Icon
from widgets.layouts import FlowLayout, clear
from widgets.link import Link
from widgets.text import Heading, Text


class Phone(QWidget):
    """What the tester holds while the participant waits for a code."""

    take_over = Signal()
    new_sms = Signal()
    practised = Signal(str)
    switched = Signal()

    def __init__(self, texts: Texts, head: PersonaHead, today: date, choice: SmsChoice) -> None:
        super().__init__()
        self._texts = texts
        self._shown: PhoneMessage | None = None
        self._drawn = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        self._message = Card()
        column.addWidget(self._message)
        column.addSpacing(26)
        column.addWidget(Heading(texts("tester.practise"), "option", level=3))
        column.addSpacing(8)
        column.addWidget(self._choices(choice))
        column.addSpacing(29)
        column.addWidget(Heading(texts("tester.persona"), "option", level=3))
        column.addSpacing(11)
        card, switch = somebody(texts, head, today)
        switch.clicked.connect(self._switch)
        column.addWidget(card)
        column.addSpacing(8)

    def show_message(self, message: PhoneMessage | None) -> None:
        """Show what stands on the phone now."""
        if self._drawn and message == self._shown:
            return
        arrived = self._drawn and message is not None
        self._shown, self._drawn = message, True
        clear(self._message.body)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("device-mobile-message", "ink2", 24))
        row.addWidget(Text(self._texts("tester.phone_sender"), "body_strong"), 1)
        if message is not None:
            row.addWidget(Text(self._texts.time(message.received), "meta", "ink2"))
        self._message.body.addLayout(row)
        self._message.body.addSpacing(6)
        self._message.body.addLayout(self._words(message))
        if arrived:
            announce(self, self._texts("tester.phone_code", code=_spaced(message)))

    def _words(self, message: PhoneMessage | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(32, 0, 0, 2)
        column.setSpacing(0)
        if message is None:
            column.addWidget(Text(self._texts("tester.phone_empty"), "body", "ink2", wrap=True))
        else:
            column.addWidget(self._said(message))
            column.addWidget(Text(self._texts("tester.phone_keep"), "body", wrap=True))
        column.addSpacing(12)
        buttons = FlowLayout(8, 8)
        take_over = Button(self._texts("tester.take_over"), kind="secondary", small=True)
        take_over.setEnabled(message is not None)
        take_over.clicked.connect(self.take_over)
        again = Button(self._texts("tester.new_sms"), kind="plain", small=True)
        again.clicked.connect(self.new_sms)
        buttons.addWidget(take_over)
        buttons.addWidget(again)
        column.addLayout(buttons)
        return column

    def _said(self, message: PhoneMessage) -> Text:
        if message.spoken:
            return Text(self._texts("phone.spoken_short", code=_spaced(message)), "body", wrap=True)
        before, _, after = self._texts("tester.phone_code", code="\0").partition("\0")
        return Text.runs([(before, False), (_spaced(message), True), (after, False)], "body")

    def _choices(self, choice: SmsChoice) -> Card:
        card = Card()
        options = [(one.value, self._texts(f"tester.{one.value}")) for one in SmsChoice]
        group = RadioGroup(self._texts("tester.practise"), options)
        group.label.hide()
        group.set_key(choice.value)
        group.chosen.connect(self.practised)
        card.body.setContentsMargins(15, 8, 15, 8)
        card.body.addWidget(group)
        return card

    @Slot()
    def _switch(self) -> None:
        self.switched.emit()


def somebody(texts: Texts, head: PersonaHead, today: date) -> tuple[Card, Link]:
    """Return a card that says who the practice person is, and its link to take another one."""
    card = Card()
    card.body.setContentsMargins(13, 9, 12, 9)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(initials(head.naam)), 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Text(texts("tester.name_age", name=head.naam, n=head.age_on(today)), "row_strong", wrap=True))
    bsn = f"{texts('tester.bsn')} {mask_bsn(head.bsn)}"
    words.addWidget(Text(texts("tester.somebody", bsn=bsn, username=head.gebruikersnaam), "meta", "ink2", wrap=True))
    row.addLayout(words, 1)
    switch = Link(texts("tester.switch"))
    switch.set_context(texts("tester.persona"))
    row.addWidget(switch)
    card.body.addLayout(row)
    return card, switch


def _spaced(message: PhoneMessage | None) -> str:
    if message is None:
        return ""
    return "\u00a0".join(message.code) if message.spoken else f"{message.code[:3]} {message.code[3:]}"
