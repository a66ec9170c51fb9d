"""Draws where one is logged in now, and other services to practise with: going on, or logging in higher."""

from functools import partial

from PySide6.QtCore import Signal

from app.kit.texts import Texts
from services.identity.my_account import Mine
from services.identity.request import SERVICES
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList
from widgets.layouts import FlowLayout
from widgets.text import Text


class ServicesCard(Card):
    """``asked`` gives the key of a service that asks for the login."""

    asked = Signal(str)

    def __init__(self, texts: Texts, mine: Mine) -> None:
        super().__init__(texts("services"))
        office = texts("service.office")
        rows = [(one.service or office, texts("since", time=texts.time(one.since))) for one in mine.visited]
        if rows:
            self.body.addWidget(DescriptionList(rows))
            self.body.addSpacing(12)
        self.body.addWidget(Text(texts("services_text"), "body", "ink2", wrap=True))
        self.body.addSpacing(12)
        row = FlowLayout(12, 8)
        for key, level in SERVICES[1:]:
            words = texts("to_service", service=texts(f"service.{key}"), level=level.name.capitalize())
            button = Button(words, kind="secondary", small=True)
            button.clicked.connect(partial(self.asked.emit, key))
            row.addWidget(button)
        self.body.addLayout(row)
