"""The panel that only the tester needs: pick a practice person, hold the practice phone, set the scene."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.person_list import PersonList
from app.login.phone import Phone
from app.login.scene_foot import SceneFoot
from app.login.steps import SmsCode
from services.clock import Clock
from services.identity.sms import PhoneMessage, SmsChoice
from services.personas import Persona
from services.scenarios import Scenario
from widgets.badge import Badge
from widgets.layouts import clear, hatch
from widgets.text import Heading
from widgets.theme import theme

_SIDE = 24


class TesterPanel(QWidget):
    """440 wide beside the form; as wide as the window, and as high as it needs, under it."""

    direct = Signal(str)
    fill = Signal(str)
    take_over = Signal()
    new_sms = Signal()
    practised = Signal(str)
    switched = Signal()
    scenario_chosen = Signal(str)
    date_chosen = Signal(str)

    def __init__(
        self,
        texts: Texts,
        clock: Clock,
        personas: Sequence[Persona],
        scenarios: Sequence[Scenario],
        scenario: Scenario,
    ) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self._personas, self._scenarios, self._scenario = personas, scenarios, scenario
        self._chosen = scenario.persona
        self._phone: Phone | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hatch())
        self._place = QVBoxLayout()
        self._place.setContentsMargins(_SIDE - 1, 15, _SIDE, 0)
        self._place.setSpacing(0)
        outer.addLayout(self._place, 1)
        self._foot_place = QVBoxLayout()
        outer.addLayout(self._foot_place)
        self._foot()
        theme().changed.connect(self.update)

    def retranslate(self) -> None:
        """Say everything in the current language; the login shows its step again after this."""
        self._foot()

    def show_step(
        self, step: object, message: PhoneMessage | None, choice: SmsChoice, persona: str
    ) -> None:
        """Show the phone while a code is waited for, else the list of practice persons."""
        clear(self._place)
        self._phone = None
        if isinstance(step, SmsCode):
            self._show_phone(message, choice, persona or self._chosen)
        else:
            self._show_list()

    def show_phone(self, message: PhoneMessage | None) -> None:
        """Show what stands on the phone now."""
        if self._phone is not None:
            self._phone.show_message(message)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sunken surface with a line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))

    def _head(self, title: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 12)
        row.addWidget(Heading(title, "section", level=2, wrap=True), 1)
        row.addWidget(Badge("neutral", self._texts("tester.badge"), "eye-off"))
        self._place.addLayout(row)

    def _show_list(self) -> None:
        self._head(self._texts("tester.pick"))
        people = PersonList(self._texts, self._personas, self._clock.today(), self._chosen)
        people.direct.connect(self.direct)
        people.fill.connect(self.fill)
        people.chosen.connect(self._choose)
        self._place.addWidget(people, 1)

    def _show_phone(self, message: PhoneMessage | None, choice: SmsChoice, persona: str) -> None:
        self._head(self._texts("tester.phone"))
        head = next(one.head for one in self._personas if one.head.id == persona)
        self._phone = Phone(self._texts, head, self._clock.today(), choice)
        self._phone.take_over.connect(self.take_over)
        self._phone.new_sms.connect(self.new_sms)
        self._phone.practised.connect(self.practised)
        self._phone.switched.connect(self.switched)
        self._phone.show_message(message)
        self._place.addWidget(self._phone)
        self._place.addStretch(1)

    def _foot(self) -> None:
        clear(self._foot_place)
        foot = SceneFoot(self._texts, self._clock, self._scenarios, self._scenario)
        foot.scenario_chosen.connect(self.scenario_chosen)
        foot.date_chosen.connect(self.date_chosen)
        self._foot_place.addWidget(foot)

    @Slot(str)
    def _choose(self, persona: str) -> None:
        self._chosen = persona
