"""What the tester can set before a login: what goes wrong, which service asks, and which time it is played in."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from services.clock import Clock
from services.identity.jumps import JUMPS
from services.identity.rehearsals import Rehearsal
from services.identity.request import SERVICES, LoginRequest
from widgets.accessible import announce
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.layouts import FlowLayout, clear
from widgets.scroll_page import scrolling
from widgets.text import Heading, Text

_LEAST_HEIGHT, _GAP = 320, 20
NOTHING = ""
SCENARIO = "scenario"


class Setting(Struct, frozen=True):
    """What is chosen now; ``own`` is what the scenario itself asks."""

    rehearsal: str
    request: LoginRequest
    own: LoginRequest


class TesterMenu(QWidget):
    """``rehearsed`` gives a rehearsal's id or "", ``served`` a key of SERVICES or "scenario".

    ``timed`` gives a mode, ``jumped`` the minutes that pass.
    """

    rehearsed = Signal(str)
    served = Signal(str)
    timed = Signal(str)
    jumped = Signal(int)

    def __init__(self, texts: Texts, rehearsals: Sequence[Rehearsal], setting: Setting, clock: Clock) -> None:
        super().__init__()
        self._texts, self._rehearsals, self._setting, self._clock = texts, rehearsals, setting, clock
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        for part in (self._what(), self._jumps(), self._service(), self._time()):
            column.addWidget(part)
            column.addSpacing(_GAP)
        column.addStretch(1)
        area = scrolling(holder)
        area.setMinimumHeight(_LEAST_HEIGHT)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        outer.addWidget(area, 1)

    def _what(self) -> Card:
        options = [(NOTHING, self._texts("tester.nothing"))]
        options += [(one.id, one.words(self._texts.language).naam) for one in self._rehearsals]
        card = self._card(self._texts("tester.practise"), options, self._setting.rehearsal, self.rehearsed)
        self._explained = QVBoxLayout()
        self._explained.setContentsMargins(0, 4, 0, 8)
        card.body.addLayout(self._explained)
        self._explain(self._setting.rehearsal)
        self.rehearsed.connect(self._explain)
        return card

    def _jumps(self) -> Card:
        card = Card()
        card.body.setContentsMargins(15, 12, 15, 12)
        card.body.addWidget(Heading(self._texts("tester.jump_title"), "option", level=3))
        card.body.addSpacing(8)
        row = FlowLayout(8, 8)
        for jump in JUMPS:
            button = Button(self._texts(f"later.{jump.unit}", n=jump.n), kind="secondary", small=True)
            button.clicked.connect(partial(self.jumped.emit, jump.minutes))
            row.addWidget(button)
        card.body.addLayout(row)
        card.body.addSpacing(8)
        self._now = Text(self._now_words(), "meta", "ink2", wrap=True)
        card.body.addWidget(self._now)
        return card

    def show_time(self) -> None:
        """Say what time it is now, and have it read out."""
        self._now.set_text(self._now_words())
        announce(self, self._now_words())

    def _now_words(self) -> str:
        now = self._clock.now()
        return self._texts("tester.now", date=self._texts.date(now.date()), time=self._texts.time(now))

    def _service(self) -> Card:
        options = [(key, self._service_name(key, level.name.capitalize())) for key, level in SERVICES]
        own = self._setting.own
        names = [self._texts(f"service.{key}") for key, _ in SERVICES]
        if own.service and own.service not in names:
            words = self._texts("tester.service_level", service=own.service, level=own.level.name.capitalize())
            options.insert(0, (SCENARIO, words))
        return self._card(self._texts("tester.service"), options, self._served(), self.served)

    def _served(self) -> str:
        request = self._setting.request
        for key, _ in SERVICES[1:]:
            if self._texts(f"service.{key}") == request.service:
                return key
        return SCENARIO if request.service else SERVICES[0][0]

    def _service_name(self, key: str, level: str) -> str:
        return self._texts("tester.service_level", service=self._texts(f"service.{key}"), level=level)

    def _time(self) -> Card:
        options = [(mode, self._texts(f"tester.mode_{mode}")) for mode in ("now", "2014")]
        return self._card(self._texts("tester.mode"), options, str(self._setting.request.mode), self.timed)

    def _card(self, title: str, options: list[tuple[str, str]], chosen: str, signal: SignalInstance) -> Card:
        card = Card()
        card.body.setContentsMargins(15, 12, 15, 8)
        card.body.addWidget(Heading(title, "option", level=3))
        group = RadioGroup(title, options)
        group.label.hide()
        group.set_key(chosen)
        group.chosen.connect(signal)
        card.body.addWidget(group)
        return card

    @Slot(str)
    def _explain(self, rehearsal: str) -> None:
        clear(self._explained)
        for one in self._rehearsals:
            if one.id == rehearsal:
                words = one.words(self._texts.language)
                self._explained.addWidget(Text(f"{words.wat} {words.nu}", "meta", "ink2", wrap=True))
