"""The who-am-i bar: who is logged in, for whom, how surely; before login, how long there is left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

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


class ActorBar(Surface):
    """48 px at 100 %. Acting for another it is plum, with another icon, other words and the way back to oneself."""

    switch_asked = Signal()
    stop_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("who", "who_edge")
        self._texts = texts
        self._shown: object = None
        self.switch: Button | None = None
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._resize()
        theme().changed.connect(self._resize)

    def show_nobody(self, until: str) -> None:
        """Nobody is logged in; ``until`` is the time that login must be done, or empty."""
        self._shown, self.switch = None, None
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
        self._shown = wanted
        clear(self._row)
        self._row.setContentsMargins(26, 0, 24, 0)
        if session.for_self:
            self.set_look("who", "who_edge")
            self._show_oneself(session, folded)
        else:
            self.set_look("act_fill", "act", 2)
            self._show_another(session, folded)
        self._add_switch(folded, "secondary" if session.for_self else "act")

    def set_open(self, is_open: bool) -> None:
        """Turn the arrow of the switch button."""
        if self.switch is not None:
            self.switch.set_icon("switch-horizontal", "chevron-up" if is_open else "chevron-down")

    def _show_oneself(self, session: Session, folded: bool) -> None:
        self._row.addWidget(Avatar(initials(session.actor.name), size=28))
        self._row.addSpacing(-6)
        if folded:
            self._row.addWidget(Text(session.actor.name, "body_strong", "ink"))
        else:
            runs = [(self._texts("actor.logged_in_as"), False), (session.actor.name, True)]
            self._row.addWidget(Text.runs(runs, "body", "ink"))
        self._fact(_number(self._texts, session))
        if not folded:
            level = session.level.name.capitalize()
            words = self._texts.maybe(f"actor.means_{session.means}", level=level)
            self._fact(words or self._texts("actor.means_sms"))
        self._row.addStretch(1)

    def _show_another(self, session: Session, folded: bool) -> None:
        texts = self._texts
        self._row.addWidget(Avatar("", size=28, kind="act", icon="user-check"))
        self._row.addSpacing(-6)
        relation = texts.maybe(f"relation.your.{session.relation}") if session.relation else None
        runs = [(texts("actor.for_short" if folded else "actor.acting_for"), False), (session.subject.name, True)]
        if relation and not folded:
            runs.append((f", {relation}", False))
        self._row.addWidget(Text.runs(runs, "body", "ink"))
        if not folded:
            self._fact(_number(texts, session), "ink", "act_line")
            self._fact(texts("actor.yourself", name=session.actor.name), "ink", "act_line")
        self._row.addStretch(1)
        stop = Link(texts("actor.stop_short" if folded else "actor.stop"), color="act_ink")
        if folded:
            stop.set_context(texts("actor.stop_context"))
        stop.clicked.connect(self._stop)
        self._row.addWidget(stop)
        self._row.addSpacing(8)

    def _add_switch(self, folded: bool, kind: str) -> None:
        words = self._texts("actor.switch_short" if folded else "actor.switch")
        self.switch = Button(words, kind, "switch-horizontal", "chevron-down", small=True)
        self.switch.clicked.connect(self._switch)
        self._row.addWidget(self.switch)

    def _fact(self, text: str, ink: str = "ink2", line: str = "line") -> None:
        self._row.addWidget(separator(vertical=True, length=20, token=line))
        self._row.addWidget(Text(text, "body", ink))

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
