"""One way to log in, as a card that is one button: icon, name, what it takes, and the level it gives."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.kit.texts import Texts
from services.identity.means import Means
from services.identity.session import Level
from widgets.badge import Badge
from widgets.card import ClickableCard
from widgets.icon import Icon, IconTile
from widgets.level_meter import LevelMeter
from widgets.text import Text
from widgets.theme import theme

_HEIGHT = 84
_ICONS = {"password": "lock", "sms": "message-dots", "app": "device-mobile", "card": "id"}
_BARS = {Level.BASIS: 1, Level.MIDDEN: 2, Level.SUBSTANTIEEL: 3, Level.HOOG: 4}


class ChoiceCard(ClickableCard):
    """84 px at 100 %."""

    chosen = Signal(str)

    def __init__(self, texts: Texts, means: Means) -> None:
        title, words = texts(f"means.{means.id}.title"), texts(f"means.{means.id}.text")
        level = texts("choose.level", level=texts(f"means.{means.id}.level"))
        mark = texts.maybe(f"means.{means.id}.mark")
        super().__init__(f"{title}. {mark}. {words} {level}" if mark else f"{title}. {words} {level}")
        self._means = means.id
        self.body.setContentsMargins(19, 12, 19, 12)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(IconTile(_ICONS.get(means.id, "key"), 48))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addLayout(self._titled(title, texts.maybe(f"means.{means.id}.mark") or ""))
        column.addWidget(Text(words, "body", "ink2", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(LevelMeter(_BARS[means.level], level))
        row.addWidget(Icon("chevron-right", "ink2", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.clicked.connect(self._choose)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _titled(self, title: str, mark: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(title, "option", wrap=True), 0 if mark else 1)
        if mark:
            row.addWidget(Badge("ok", mark, "check"), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addStretch(1)
        return row

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._means)

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(theme().px(_HEIGHT))
