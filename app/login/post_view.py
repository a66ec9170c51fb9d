"""The practice post: letters, e-mails and text messages with a code, each drawn as what it is."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from services.identity.post import Delivery
from widgets.accessible import name
from widgets.button import Button
from widgets.card import Card
from widgets.icon import Icon
from widgets.text import Heading, Text

_ICONS = {"letter": "mail", "email": "at", "sms": "device-mobile-message", "app": "device-mobile"}
FIELD_OF = {"letter": "code", "email": "code", "sms": "sms", "app_pairing": "pairing", "app_pin": "known_pin"}
"""By the carrier; what stands on a phone by its topic as well."""


class PostView(QWidget):
    """``taken`` gives the field a code belongs in, and the code; offered only for the fields that are shown."""

    taken = Signal(str, str)

    def __init__(self, texts: Texts, post: Sequence[Delivery], fields: Collection[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for one in post:
            column.addWidget(self._drawn(texts, one, fields))
        if not post:
            column.addWidget(Text(texts("post.none"), "body", "ink2", wrap=True))

    def _drawn(self, texts: Texts, one: Delivery, fields: Collection[str]) -> Card:
        card, kind = Card(), f"post.{one.carrier}_{one.topic}"
        body = card.body
        body.addWidget(Icon(_ICONS[one.carrier], "ink2", 24), 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(8)
        body.addWidget(Heading(texts(f"{kind}_title"), "option", level=3, wrap=True))
        body.addWidget(Text(texts.date(one.at.date()), "meta", "ink2"))
        if one.name:
            body.addSpacing(8)
            body.addWidget(Text(texts("post.dear", name=one.name), "body", wrap=True))
        body.addSpacing(8)
        body.addWidget(Text(texts(kind), "body", wrap=True))
        body.addSpacing(8)
        body.addWidget(Text(one.code, "title"))
        if one.carrier != "app":
            body.addSpacing(8)
            body.addWidget(Text(texts("post.keep"), "body", wrap=True))
        field = FIELD_OF.get(one.carrier) or FIELD_OF[f"{one.carrier}_{one.topic}"]
        if field in fields:
            take = Button(texts("tester.take_over"), kind="secondary", small=True)
            name(take, f"{take.label} {texts(f'{kind}_title')}")
            take.clicked.connect(partial(self.taken.emit, field, one.code))
            body.addSpacing(8 if one.carrier == "app" else 12)
            body.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        return card
