"""The rows of the list of persons and companies: one that can be chosen, one that cannot and what to do about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.identity.subjects import SubjectOption
from widgets import accessible
from widgets.avatar import Avatar, initials
from widgets.badge import Badge
from widgets.icon import Icon
from widgets.link import Link
from widgets.painting import chosen_row
from widgets.row_button import RowButton
from widgets.text import Text
from widgets.theme import theme

HEIGHT, SIDE, GAP = 56, 20, 14
_AVATAR = 36


class SubjectRow(RowButton):
    """One to act for: avatar (round for a person, square for a company), name and a line under it."""

    def __init__(self, name: str, line: str, option: SubjectOption, chosen: str = "") -> None:
        """``chosen`` is the badge of the one acted for now."""
        said = ", ".join(part for part in (name, line, chosen) if part)
        super().__init__(said, accessible.Role.Button, HEIGHT)
        self._chosen = bool(chosen)
        self.row.setContentsMargins(SIDE, 4, SIDE, 4)
        self.row.setSpacing(GAP)
        own = option.group == "self"
        self.row.addWidget(avatar(option, "neutral" if own or not chosen else "act"))
        self.row.addLayout(words(name, line, "ink", "ink2"), 1)
        if chosen:
            self.row.addWidget(Badge("neutral" if own else "act", chosen, "check"))
        elif option.vestigingen:
            self.row.addWidget(Icon("chevron-right", "ink2", 20))
        self._own = own
        self.seal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one is filled, with its bar: plum for another, as everything that is about acting for one."""
        super().paintEvent(event)
        if self._chosen:
            fill, bar = ("tint_hover", "tint_bar") if self._own else ("act_fill", "act")
            chosen_row(QPainter(self), self.rect(), fill=fill, bar=bar)


class UnusableRow(QWidget):
    """One that cannot be chosen now; ``link`` says what can be done about it."""

    asked = Signal()

    def __init__(self, name: str, line: str, option: SubjectOption, link: str = "") -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE, 4, SIDE, 4)
        self._row.setSpacing(GAP)
        self._row.addWidget(avatar(option, "neutral"))
        self._row.addLayout(words(name, line, "ink_off", "ink2"), 1)
        if link:
            shown = Link(link, style="meta_strong")
            shown.set_context(name)
            shown.clicked.connect(self._ask)
            self._row.addWidget(shown)
        self._restyle()
        theme().changed.connect(self._restyle)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(theme().px(HEIGHT))


def avatar(option: SubjectOption, kind: str) -> Avatar:
    """Return the picture of an option: initials, or a sign for a company."""
    if option.party.kind == "company":
        sign = "briefcase" if option.ground == "eigenaar" else "building-store"
        return Avatar("", _AVATAR, kind, icon=sign, square=True)
    return Avatar(initials(option.party.name), _AVATAR, kind)


def words(name: str, line: str, ink: str, ink2: str) -> QVBoxLayout:
    """Return the name with its line under it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(Text(name, "row_strong", ink, wrap=True))
    column.addWidget(Text(line, "meta", ink2, wrap=True))
    column.addStretch(1)
    return column
