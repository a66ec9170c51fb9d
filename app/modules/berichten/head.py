"""The head of the Berichtenbox: title, numbers, and what can be done with the message that is open."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.kit.page import clear
from app.kit.texts import Texts
from app.modules.berichten.surfaces import Area
from services.registries.berichten.records import ARCHIVE, BIN
from widgets import accessible
from widgets.button import Button, IconButton
from widgets.flowing import Flowing, height_at
from widgets.layouts import FlowLayout
from widgets.text import Heading, Text
from widgets.theme import theme

_HEIGHT = 64
_WORD_GAP, _WORD_RIGHT, _LIFT = 16, 8, 3
_ACTIONS_LEFT, _ACTIONS_RIGHT = 21, 25   # the words of the first action stand above the message
_ICONS = {
    "archive": "archive",
    "restore": "arrow-back-up",
    "move": "folder",
    "make_unread": "mail",
    "delete": "trash",
    "delete_for_good": "trash",
}
_NEEDS_MIDDEN = {"archive", "restore", "move", "delete", "delete_for_good"}


def actions_for(folder: str) -> tuple[str, ...]:
    """Return what can be done with a message in this folder, in order."""
    if folder == BIN:
        return ("restore", "make_unread", "delete_for_good")
    if folder == ARCHIVE:
        return ("restore", "move", "make_unread", "delete")
    return ("archive", "move", "make_unread", "delete")


class Actions(QWidget):
    """The actions of one message as buttons; ``asked`` tells which one was pressed."""

    asked = Signal(str)

    def __init__(self, texts: Texts, locked: str = "") -> None:
        """``locked`` says in a few words why messages can only be read; empty when they can be moved."""
        super().__init__()
        self._texts, self._locked = texts, locked
        self._buttons: dict[str, Button] = {}
        self._busy = False
        accessible.name(self, texts("actions"))
        accessible.set_role(self, accessible.Role.Grouping)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout(0, 0)
        outer.addLayout(self._flow)
        row.addWidget(holder, 1)
        self._print = IconButton("printer", texts("print"))
        self._print.clicked.connect(self._ask_print)
        row.addWidget(self._print, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_sides(self, left: int, right: int) -> None:
        """Keep room beside the buttons, in px."""
        self._row.setContentsMargins(left, 0, right, 0)

    def show_for(self, folder: str) -> None:
        """Offer what can be done with a message in ``folder``; an empty folder offers nothing."""
        focused = next((key for key, one in self._buttons.items() if one.hasFocus()), "")
        if folder and tuple(self._buttons) != actions_for(folder):
            clear(self._flow)
            self._buttons = {key: self._button(key) for key in actions_for(folder)}
            if focused in self._buttons:
                self._buttons[focused].show()
                self._buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(folder))
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While the source is asked nothing else can be pressed."""
        self._busy = busy
        for key, button in self._buttons.items():
            button.setEnabled(not busy and (not self._locked or key not in _NEEDS_MIDDEN))

    def can(self, key: str) -> bool:
        """True when the action is offered and can be pressed now."""
        return key in self._buttons and self.isVisibleTo(self.window()) and self._buttons[key].isEnabled()

    def button(self, key: str) -> Button:
        """Return one button; an action that is not offered raises KeyError."""
        return self._buttons[key]

    def _button(self, key: str) -> Button:
        button = Button(self._texts(key), "plain", _ICONS[key], small=True)
        button.setProperty("key", key)
        button.clicked.connect(self._ask)
        if key in _NEEDS_MIDDEN and self._locked:
            button.setAccessibleDescription(self._locked)
            button.setToolTip(self._locked)
        elif key in ("delete", "delete_for_good"):
            button.setToolTip(self._texts("delete_hint"))
        self._flow.addWidget(button)
        return button

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(str(self.sender().property("key")))

    @Slot()
    def _ask_print(self) -> None:
        self.asked.emit("print")


class Title(Flowing):
    """The title with the numbers behind it on the same base line, or below it when there is no room."""

    def __init__(self, title: str, side: int) -> None:
        super().__init__()
        self._side = side
        self.heading = Heading(title, "title", level=1, parent=self)
        self.counts = Text("", "body", "ink2", wrap=True, parent=self)

    def natural_width(self) -> int:
        """Both on one line."""
        words = self.heading.sizeHint().width() + self.counts.sizeHint().width()
        return words + _WORD_GAP + self._side + _WORD_RIGHT

    def arrange(self, width: int, place: bool) -> int:
        """Beside each other as long as the numbers stay on one line."""
        title, high = self.heading.sizeHint().width(), self.heading.sizeHint().height()
        left = self._side
        if self.natural_width() <= width:
            line = self.counts.sizeHint().height()
            if place:
                self.heading.setGeometry(QRect(left, 0, title, high))
                x = left + title + _WORD_GAP
                self.counts.setGeometry(QRect(x, high - line - theme().px(_LIFT), width - x, line))
            return high
        room = max(1, width - left - _WORD_RIGHT)
        below = height_at(self.counts, room)
        if place:
            self.heading.setGeometry(QRect(left, 0, max(room, title), high))
            self.counts.setGeometry(QRect(left, high, room, below))
        return high + below


class Head(Area):
    """The title with the numbers; with ``actions`` they stand at the right, above the message."""

    def __init__(self, texts: Texts, actions: Actions | None, left: int, side: int) -> None:
        """``left`` is the width of what lies under the title in px at 100 % (0: all of it)."""
        super().__init__("page", "bottom")
        self._left_width = left
        self._title = Title(texts("title"), side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 11, 0, 8)
        row.setSpacing(0)
        row.addWidget(self._title, 0 if left else 1, Qt.AlignmentFlag.AlignVCenter)
        if actions is not None:
            actions.set_sides(_ACTIONS_LEFT, _ACTIONS_RIGHT)
            row.addWidget(actions, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._resize)
        self._resize()

    def set_counts(self, text: str) -> None:
        """Say how many messages there are."""
        if text != self._title.counts.text():
            self._title.counts.set_text(text)
            self._title.rearrange()

    def _resize(self) -> None:
        self.setMinimumHeight(theme().px(_HEIGHT))
        if self._left_width:
            self._title.setFixedWidth(theme().px(self._left_width) + 1)
