"""The who-am-i bar: who is logged in, for whom, how surely; before login, how long there is left."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.texts import Texts
from app.shell.surface import Surface
from services.identity.session import Session
from widgets.avatar import Avatar, initials
from widgets.button import Button
from widgets.icon import Icon
from widgets.layouts import clear, separator
from widgets.link import Link
from widgets.text import Text
from widgets.theme import theme

_BETWEEN, _SIDES = 16, 50
WITHOUT_NUMBER, NAMES, SHORT = 1, 2, 3
"""How little is said, from everything (0): without number (or means), only who, and that in short words."""


class ActorBar(Surface):
    """48 px at 100 %. Acting for another it is plum, with another icon, other words and the way back to oneself."""

    switch_asked = Signal()
    stop_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("who", "who_edge")
        self._texts = texts
        self._shown: object = None
        self._session: Session | None = None
        self._least, self._detail = 0, -1
        self._parts: list[QWidget] = []
        self.switch: Button | None = None
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_BETWEEN)
        self._resize()
        theme().changed.connect(self._resize)

    def show_nobody(self, until: str) -> None:
        """Nobody is logged in; ``until`` is the time that login must be done, or empty."""
        self._shown, self._session, self.switch = None, None, None
        self.set_look("surface", "line")
        clear(self._row)
        self._row.setContentsMargins(28, 0, 24, 0)
        self._row.addWidget(Icon("user-circle", "ink2", 24))
        self._row.addSpacing(-4)
        self._row.addWidget(Text(self._texts("actor.not_logged_in"), "body", "ink"))
        self._row.addStretch(1)
        if until:
            self._row.addWidget(Icon("clock", "ink2", 20))
            self._row.addSpacing(-8)
            self._row.addWidget(Text(self._texts("actor.until", time=until), "body", "ink2"))

    def show_session(self, session: Session, folded: bool) -> None:
        """Say who is logged in and for whom; the same again changes nothing, so that the keyboard stays where it is."""
        wanted = (session.epoch, session.subject, folded, self._texts.language)
        if wanted == self._shown:
            return
        self._shown, self._session = wanted, session
        self._least = SHORT if folded else 0
        self._detail = -1
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        if self._session is not None and event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Leave out what does not fit, the least important first: a word that is cut off says nothing."""
        for detail in range(self._least, SHORT + 1):
            self._draw(detail)
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        """The width of what is said now; a layout does not count parts that were not shown yet."""
        return sum(part.sizeHint().width() + _BETWEEN for part in self._parts) + _SIDES

    def _put(self, part: QWidget) -> None:
        self._row.addWidget(part)
        self._parts.append(part)

    def _draw(self, detail: int) -> None:
        session = self._session
        if session is None or detail == self._detail:
            return
        self._detail = detail
        had_keyboard = self.switch is not None and self.switch.hasFocus()
        clear(self._row)
        self._parts = []
        self._row.setContentsMargins(26, 0, 24, 0)
        if session.for_self:
            self.set_look("who", "who_edge")
            self._show_oneself(session, detail)
        else:
            self.set_look("act_fill", "act", 2)
            self._show_another(session, detail)
        self._add_switch(detail == SHORT, "secondary" if session.for_self else "act")
        if had_keyboard and self.switch is not None:
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_open(self, is_open: bool) -> None:
        """Turn the arrow of the switch button."""
        if self.switch is not None:
            self.switch.set_icon("switch-horizontal", "chevron-up" if is_open else "chevron-down")

    def _show_oneself(self, session: Session, detail: int) -> None:
        self._put(Avatar(initials(session.actor.name), size=28))
        self._row.addSpacing(-6)
        if detail == SHORT:
            self._put(Text(session.actor.name, "body_strong", "ink"))
        else:
            runs = [(self._texts("actor.logged_in_as"), False), (session.actor.name, True)]
            self._put(Text.runs(runs, "body", "ink"))
        if detail != NAMES:
            self._fact(_number(self._texts, session))
        if detail == 0:
            level = session.level.name.capitalize()
            words = self._texts.maybe(f"actor.means_{session.means}", level=level)
            self._fact(words or self._texts("actor.means_sms"))
        self._row.addStretch(1)

    def _show_another(self, session: Session, detail: int) -> None:
        texts, short = self._texts, detail == SHORT
        self._put(Avatar("", size=28, kind="act", icon="user-check"))
        self._row.addSpacing(-6)
        relation = texts.maybe(f"relation.your.{session.relation}") if session.relation else None
        runs = [(texts("actor.for_short" if short else "actor.acting_for"), False), (session.subject.name, True)]
        if relation and not short:
            runs.append((f", {relation}", False))
        self._put(Text.runs(runs, "body", "ink"))
        if detail == 0:
            self._fact(_number(texts, session), "ink", "act_line")
        if detail <= WITHOUT_NUMBER:
            # In a chain the bar names both: for whom, and which company one works for (DOMAIN.md §2.3).
            key = "actor.yourself_of" if session.ground == "keten" else "actor.yourself"
            self._fact(texts(key, name=session.actor.name, company=session.relation), "ink", "act_line")
        self._row.addStretch(1)
        if session.by_company:
            return   # there is no oneself to go back to
        stop = Link(texts("actor.stop_short" if short else "actor.stop"), color="act_ink")
        if short:
            stop.set_context(texts("actor.stop_context"))
        stop.clicked.connect(self._stop)
        self._put(stop)
        self._row.addSpacing(8)

    def _add_switch(self, folded: bool, kind: str) -> None:
        words = self._texts("actor.switch_short" if folded else "actor.switch")
        self.switch = Button(words, kind, "switch-horizontal", "chevron-down", small=True)
        self.switch.clicked.connect(self._switch)
        self._put(self.switch)

    def _fact(self, text: str, ink: str = "ink2", line: str = "line") -> None:
        self._put(separator(vertical=True, length=20, token=line))
        self._put(Text(text, "body", ink))

    @Slot()
    def _switch(self) -> None:
        self.switch_asked.emit()

    @Slot()
    def _stop(self) -> None:
        self.stop_asked.emit()

    @Slot()
    def _resize(self) -> None:
        self.setFixedHeight(theme().px(36) + 12)


def _number(texts: Texts, session: Session) -> str:
    """Return "BSN •••••0342", or the KvK number of a company with its branch."""
    from services.identifiers import mask_bsn

    party = session.subject
    if party.kind == "citizen":
        return texts("actor.bsn", bsn=mask_bsn(party.id))
    key = "actor.branch" if party.vestiging else "actor.kvk"
    return texts(key, kvk=party.id, vestiging=party.vestiging)
