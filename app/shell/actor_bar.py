"""The who-am-i bar: who is logged in, as whom, how surely; before login, how long there is left."""

from PySide6.QtWidgets import QHBoxLayout

from app.kit.texts import Texts
from app.shell.surface import Surface
from services.identity.session import Session
from widgets.avatar import Avatar, initials
from widgets.icon import Icon
from widgets.layouts import clear, separator
from widgets.text import Text
from widgets.theme import theme


class ActorBar(Surface):
    """48 px at 100 %. ``right`` is a place for what later parts add (switching, stopping)."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("who", "who_edge")
        self._texts = texts
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._resize()
        theme().changed.connect(self._resize)

    def show_nobody(self, until: str) -> None:
        """Nobody is logged in; ``until`` is the time that login must be done, or empty."""
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
        """Say who is logged in."""
        from services.identifiers import mask_bsn

        self.set_look("who", "who_edge")
        clear(self._row)
        self._row.setContentsMargins(26, 0, 24, 0)
        self._row.addWidget(Avatar(initials(session.actor.name), size=28))
        self._row.addSpacing(-6)
        if folded:
            self._row.addWidget(Text(session.actor.name, "body_strong", "ink"))
        else:
            runs = [(self._texts("actor.logged_in_as"), False), (session.actor.name, True)]
            self._row.addWidget(Text.runs(runs, "body", "ink"))
        self._fact(self._texts("actor.bsn", bsn=mask_bsn(session.actor.id)))
        if not folded:
            level = session.level.name.capitalize()
            words = self._texts.maybe(f"actor.means_{session.means}", level=level)
            self._fact(words or self._texts("actor.means_sms"))
        self._row.addStretch(1)

    def _fact(self, text: str) -> None:
        self._row.addWidget(separator(vertical=True, length=20))
        self._row.addWidget(Text(text, "body", "ink2"))

    def _resize(self) -> None:
        self.setFixedHeight(theme().px(36) + 12)
