"""The first step of the login: which way of logging in. Light, because it is the first thing painted."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.kit.texts import Texts
from app.login.choice_card import ChoiceCard
from app.login.step_page import StepPage
from services.identity.means import Means
from widgets.banner import Banner
from widgets.button import Button
from widgets.layouts import FlowLayout
from widgets.link import Link
from widgets.theme import theme

if TYPE_CHECKING:
    from services.identity.request import LoginRequest

_GAP, _LINE, _OTHER = 12, 44, 24
ELSEWHERE = ("business", "abroad")
"""Ways to log in that are not one's own account: app/login/elsewhere."""
PROVIDER = "provider"
"""Logging in at another provider, offered when the settings name one: app/login/provider."""


class ChoosePage(StepPage):
    """How do you want to log in? ``asked`` and ``forgot`` are for who cannot, ``elsewhere`` is another way."""

    chosen = Signal(str)
    asked = Signal()
    forgot = Signal()
    elsewhere = Signal(str)

    def __init__(
        self,
        texts: Texts,
        means: Sequence[Means],
        suggested: str,
        request: "LoginRequest | None" = None,
        ways: Sequence[str] = ELSEWHERE,
    ) -> None:
        super().__init__(texts)
        self._head(texts("choose.title"), _lead(texts, request))
        self._notices(request)
        self.body.addSpacing(24)
        self.cards: dict[str, ChoiceCard] = {}
        for one in means:
            card = ChoiceCard(texts, one)
            card.chosen.connect(self.chosen)
            self.body.addWidget(card)
            self.body.addSpacing(_GAP)
            self.cards[one.id] = card
        self.body.addSpacing(8)
        self.body.addLayout(self._ways_on())
        self.body.addSpacing(24)
        another = texts("choose.for_another_title")
        self.body.addWidget(Banner("info", texts("choose.for_another"), another, icon="users"))
        self.body.addSpacing(8)
        self.body.addLayout(self._other_ways(ways))
        self._suggested = suggested

    def _other_ways(self, ways: Sequence[str]) -> FlowLayout:
        links = FlowLayout(28, 4)
        for way in ways:
            link = Link(self.texts(f"choose.{way}"))
            link.clicked.connect(partial(self.elsewhere.emit, way))
            link.setMinimumHeight(theme().px(_OTHER))
            links.addWidget(link)
        return links

    def entered(self) -> None:
        """Begin at the suggested way."""
        card = self.cards.get(self._suggested)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _notices(self, request: "LoginRequest | None") -> None:
        if request is None:
            return
        if request.mode == "2014":
            self.body.addSpacing(20)
            self.body.addWidget(Banner("neutral", self.texts("choose.year_2014"), icon="history"))
        if request.raises_on is not None:
            self.body.addSpacing(20)
            words = self.texts("choose.raises", day=self.texts.date(request.raises_on))
            self.body.addWidget(Banner("info", words))

    def _ways_on(self) -> QHBoxLayout:
        links = FlowLayout(28, 4)
        for words, signal in ((self.texts("choose.ask"), self.asked), (self.texts("choose.forgot"), self.forgot)):
            link = Link(words)
            link.clicked.connect(signal)
            link.setMinimumHeight(theme().px(_LINE))
            links.addWidget(link)
        cancel = Button(self.texts("cancel"), kind="neutral")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addLayout(links, 1)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _lead(texts: Texts, request: "LoginRequest | None") -> str:
    if request is None or not request.service:
        return texts("choose.lead")
    key = "choose.lead_raise" if request.step_up else "choose.lead_service"
    return texts(key, service=request.service, level=request.level.name.capitalize())
