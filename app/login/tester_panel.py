"""The panel that only the tester needs: pick a practice person, hold the practice phone, set the scene."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.person_list import PersonList
from app.login.phone import Phone, somebody
from app.login.phone_state import PhoneState
from app.login.phone_view import PhoneView
from app.login.post_view import PostView
from app.login.scene import LoginScene
from app.login.scene_foot import SceneFoot
from app.login.screens import BesideThePhone, Ended, LockedOut, SmsCode, TimeUp
from app.login.tester_menu import Setting, TesterMenu
from app.login.told import told
from services.identity.post import Delivery
from services.identity.request import Mode
from services.identity.sms import PhoneMessage, SmsChoice
from services.personas import PersonaHead
from widgets.badge_button import BadgeButton
from widgets.button import Button
from widgets.layouts import clear, hatch
from widgets.scroll_page import scrolling
from widgets.text import Heading, Text
from widgets.theme import theme

_SIDE, _LEAST_HEIGHT = 24, 320


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
    rehearsed = Signal(str)
    served = Signal(str)
    timed = Signal(str)
    jumped = Signal(int)
    acted = Signal(str, str)
    window_asked = Signal()
    taken = Signal(str, str)

    def __init__(self, texts: Texts, scene: LoginScene, setting: Setting) -> None:
        super().__init__()
        self._texts, self._scene, self._setting = texts, scene, setting
        self.chosen = scene.holder or scene.scenario.persona
        self._menu_open = False
        self._step: object = None
        self._sms: tuple[PhoneMessage | None, SmsChoice, str] = (None, SmsChoice.AT_ONCE, "")
        self._post: tuple[Delivery, ...] = ()
        self._fields: Collection[str] = ()
        self._phone: Phone | None = None
        self.view: PhoneView | None = None
        self._menu: TesterMenu | None = None
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
        self.view = None

    def set_setting(self, setting: Setting) -> None:
        """Remember what the tester chose, for when the menu is opened again."""
        self._setting = setting
        self._foot()

    def show_time(self) -> None:
        """Show the date of now, after a jump."""
        self._foot()
        if self._menu_open and self._menu is not None:
            self._menu.show_time()

    def show_step(
        self, step: object, message: PhoneMessage | None, choice: SmsChoice, persona: str
    ) -> None:
        """Show the phone while something is waited for, else the list of practice persons."""
        self._step, self._sms, self._post = step, (message, choice, persona), ()
        if isinstance(step, BesideThePhone) and self.view is not None and not self._menu_open:
            return
        self._draw()

    def show_post(self, post: Sequence[Delivery], fields: Collection[str]) -> None:
        """Show what the practice post brought; while there is nothing, the persons whose data can be filled in.

        ``fields`` are those that are shown, so that a code can be taken over.
        """
        self._step, self._post, self._fields = None, tuple(post), fields
        self._draw()

    def show_phone(self, message: PhoneMessage | None, state: PhoneState) -> None:
        """Show what stands on the phone now."""
        if self._phone is not None:
            self._phone.show_message(message)
        if self.view is not None:
            self.view.show_state(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sunken surface with a line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))

    def _draw(self) -> None:
        clear(self._place)
        self._phone = self.view = None
        if self._menu_open:
            self._show_menu()
        elif self._post:
            self._show_post()
        elif isinstance(self._step, SmsCode):
            self._show_sms(*self._sms)
        elif isinstance(self._step, BesideThePhone):
            self._show_app()
        else:
            self._show_list()

    def _head(self, title: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 12)
        row.addWidget(Heading(title, "section", level=2, wrap=True), 1)
        words = self._texts("tester.menu_close" if self._menu_open else "tester.badge")
        self.menu_button = BadgeButton("neutral", words, "arrow-left" if self._menu_open else "eye-off")
        self.menu_button.clicked.connect(self.toggle_menu)
        row.addWidget(self.menu_button)
        self._place.addLayout(row)

    def _show_list(self) -> None:
        self._head(self._texts("tester.pick"))
        today = self._scene.digid.clock.today()
        people = PersonList(self._texts, self._scene.personas, today, self.chosen)
        people.direct.connect(self.direct)
        people.fill.connect(self.fill)
        people.chosen.connect(self._choose)
        heard = told(self._step) if isinstance(self._step, Ended | LockedOut | TimeUp) else None
        if heard is not None:
            words = self._texts("tester.told", saml=f"{heard.saml} · {heard.second}", oidc=heard.oidc)
            self._place.addWidget(Text(words, "meta", "ink2", wrap=True))
            self._place.addSpacing(10)
        self._place.addWidget(people, 1)

    def _show_menu(self) -> None:
        self._head(self._texts("tester.menu"))
        self._menu = menu = TesterMenu(
            self._texts, self._scene.rehearsals(), self._setting, self._scene.digid.clock
        )
        menu.rehearsed.connect(self.rehearsed)
        menu.served.connect(self.served)
        menu.timed.connect(self.timed)
        menu.jumped.connect(self.jumped)
        self._place.addWidget(menu, 1)

    def _show_sms(self, message: PhoneMessage | None, choice: SmsChoice, persona: str) -> None:
        self._head(self._texts("tester.phone"))
        head = self._head_of(persona or self.chosen)
        self._phone = Phone(self._texts, head, self._scene.digid.clock.today(), choice)
        self._phone.take_over.connect(self.take_over)
        self._phone.new_sms.connect(self.new_sms)
        self._phone.practised.connect(self.practised)
        self._phone.switched.connect(self.switched)
        self._phone.show_message(message)
        self._place.addWidget(self._phone)
        self._own_window()

    def _show_app(self) -> None:
        self._head(self._texts("tester.phone"))
        self.view = PhoneView(self._texts)
        self.view.acted.connect(self.acted)
        self._place.addWidget(self.view)
        self._place.addSpacing(26)
        self._place.addWidget(Heading(self._texts("tester.persona"), "option", level=3))
        self._place.addSpacing(8)
        head = self._head_of(self.chosen)
        card, switch = somebody(self._texts, head, self._scene.digid.clock.today())
        switch.clicked.connect(self.switched)
        self._place.addWidget(card)
        self._place.addSpacing(16)
        self._own_window()

    def _show_post(self) -> None:
        self._head(self._texts("post.title"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 16)
        view = PostView(self._texts, self._post, self._fields)
        view.taken.connect(self.taken)
        column.addWidget(view)
        column.addStretch(1)
        area = scrolling(holder)
        area.setMinimumHeight(_LEAST_HEIGHT)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self._place.addWidget(area, 1)

    def _own_window(self) -> None:
        button = Button(self._texts("phone.own_window"), kind="plain", small=True, icon="external-link")
        button.clicked.connect(self.window_asked)
        self._place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._place.addStretch(1)

    def _head_of(self, persona: str) -> PersonaHead:
        heads = [one.head for one in self._scene.personas]
        return next((one for one in heads if one.id == persona), heads[0])

    def _foot(self) -> None:
        clear(self._foot_place)
        scene = self._scene
        in_2014 = self._setting.request.mode is Mode.YEAR_2014
        foot = SceneFoot(self._texts, scene.digid.clock, scene.scenarios, scene.scenario, in_2014=in_2014)
        foot.scenario_chosen.connect(self.scenario_chosen)
        foot.date_chosen.connect(self.date_chosen)
        self._foot_place.addWidget(foot)

    @Slot()
    def toggle_menu(self) -> None:
        """Show the tester's menu in place of the persons, or put it away."""
        self._menu_open = not self._menu_open
        self._draw()
        self.menu_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _choose(self, persona: str) -> None:
        self.chosen = persona
