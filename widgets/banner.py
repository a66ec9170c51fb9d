"""Banners: one sentence in the colour of its kind, with an icon and perhaps a link."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible
from widgets.badge import ICON_TOKEN
from widgets.icon import Icon
from widgets.link import Link
from widgets.painting import box
from widgets.text import Text
from widgets.theme import theme

_PAD, _SIDE, _ICON_GAP = 10, 16, 12
_LINK_GAP, _ICON_LINK_GAP = 5, 12
_ONE_LINE = 4000
_ICONS = {
    "info": "info-circle",
    "ok": "circle-check",
    "warn": "alert-triangle",
    "err": "alert-circle",
    "neutral": "info-circle",
    "act": "user-check",
}
_URGENT = ("err", "warn")


class Banner(QFrame):
    """A notice: kind is info, ok, warn, err, neutral or act; ``announce`` has it read when it appears."""

    link_clicked = Signal()

    def __init__(
        self,
        kind: str,
        text: str,
        title: str = "",
        link_text: str = "",
        icon: str = "",
        right_text: str = "",
        link_icon: str = "",
        announce: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._announce = kind, announce
        self._icon = Icon(icon or _ICONS[kind], ICON_TOKEN[kind], line="body")
        self.title = Text(title, "body_strong", wrap=True)
        self.text = Text(text, wrap=True, comfortable=_ONE_LINE)
        self.link = Link(link_text, icon_before=link_icon)
        self.link.clicked.connect(self._follow)
        self.right = Text(right_text, "meta", "ink2")
        for part, words in ((self.title, title), (self.link, link_text), (self.right, right_text)):
            if not words:
                part.hide()   # never show(): it has no parent yet and would be a window of its own
        self._arrange(bool(link_icon))
        role = accessible.Role.AlertMessage if kind in _URGENT else accessible.Role.Note
        accessible.set_role(self, role)
        self._name_it()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def set_text(self, text: str, title: str = "") -> None:
        """Say something else, and announce it when this banner announces and is in sight."""
        self.text.set_text(text)
        self.title.set_text(title)
        self.title.setVisible(bool(title))
        self._name_it()
        if self._announce and self.isVisible():
            self._say()

    def add(self, widget: QWidget) -> None:
        """Put a widget under the sentence, for example the list of errors."""
        self._words.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill and edge; an error has the full colour as edge."""
        edge = "err" if self._kind == "err" else f"{self._kind}_line"
        box(QPainter(self), self.rect(), f"{self._kind}_fill", edge)

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read when it appears."""
        super().showEvent(event)
        if self._announce and not event.spontaneous():
            self._say()

    def _arrange(self, link_has_icon: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE + 1, _PAD + 1, _SIDE + 1, _PAD + 1)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, 0, top)
        row.addSpacing(_ICON_GAP)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.title)
        sentence = QHBoxLayout()
        sentence.setSpacing(_ICON_LINK_GAP if link_has_icon else _LINK_GAP)
        sentence.addWidget(self.text)
        sentence.addWidget(self.link, 0, top)
        sentence.addStretch(1)
        self._words.addLayout(sentence)
        row.addLayout(self._words, 1)
        row.addSpacing(_ICON_GAP)
        row.addWidget(self.right)

    def _name_it(self) -> None:
        accessible.name(self, f"{self.title.text()} {self.text.text()}".strip())

    def _say(self) -> None:
        accessible.announce(self, self.accessibleName(), assertive=self._kind == "err")

    @Slot()
    def _follow(self) -> None:
        self.link_clicked.emit()
