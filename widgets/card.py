"""Cards: a surface with a title and a link, the card that is one big button, and the theme tile."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible
from widgets.icon import Icon, IconTile
from widgets.layouts import separator
from widgets.link import Link
from widgets.painting import box, hover_line
from widgets.pressing import OPENING
from widgets.text import Heading, Text
from widgets.theme import theme

_HEAD, _SOURCE = 48, 43   # the source line has its own line above it
_SIDE, _TOP, _BOTTOM, _CLICK_PAD = 20, 12, 16, 17
_TILE_HEIGHT, _TILE_SIDE, _TILE_GAP, _TILE_BETWEEN = 98, 16, 14, 4
_HEAD_GAP = 8


class _Row(QWidget):
    """A row that is at least so many scaled px high."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.row.setSpacing(_HEAD_GAP)
        self._restyle()
        theme().changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.setMinimumHeight(theme().px(self._least))


class Card(QFrame):
    """A surface with an edge: optional head (title left, ``head_right`` and a link right), then ``body``."""

    link_clicked = Signal()

    def __init__(
        self,
        title: str = "",
        link_text: str = "",
        heading_level: int = 2,
        head_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edge = "line"
        self._fill = "surface"
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self.title: Heading | None = None
        self.link: Link | None = None
        self.head_right = QHBoxLayout()
        self.head_right.setSpacing(_HEAD_GAP)
        if title:
            self._add_head(title, link_text, heading_level)
        if title and head_line:
            self._outer.addWidget(separator())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_SIDE, 0 if title and not head_line else _TOP, _SIDE, _BOTTOM)
        self.body.setSpacing(0)
        self._outer.addLayout(self.body, 1)
        theme().changed.connect(self.update)

    def set_edge(self, token: str, fill: str = "surface") -> None:
        """Use another edge and fill, for example ``act_line``."""
        self._edge, self._fill = token, fill
        self.update()

    def set_source_line(
        self, left_text: str, link_text: str = "", link_context: str = ""
    ) -> Link | None:
        """Add the line at the bottom that says where the data comes from; returns its link, if any."""
        self._outer.addWidget(separator())
        foot = _Row(_SOURCE)
        foot.row.addWidget(Text(left_text, "meta", "ink2", wrap=True), 1)
        link = None
        if link_text:
            link = Link(link_text, style="meta_strong")
            link.set_context(link_context)
            foot.row.addWidget(link)
        self._outer.addWidget(foot)
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface and edge."""
        box(QPainter(self), self.rect(), self._fill, self._edge)

    def _add_head(self, title: str, link_text: str, level: int) -> None:
        head = _Row(_HEAD)
        self.title = Heading(title, "section", level, wrap=True)
        head.row.addWidget(self.title, 1)
        head.row.addLayout(self.head_right)
        if link_text:
            self.link = Link(link_text)
            self.link.clicked.connect(self._follow)
            head.row.addWidget(self.link)
        self._outer.addWidget(head)

    @Slot()
    def _follow(self) -> None:
        self.link_clicked.emit()


class ClickableCard(Card):
    """A card that is one button: mouse, Enter and space press it, the edge turns accent on hover."""

    clicked = Signal()

    def __init__(self, name: str = "", leaf: bool = True, parent: QWidget | None = None) -> None:
        """Without ``name`` the words inside, in order, are its name; a leaf hides its parts in the tree."""
        super().__init__(parent=parent)
        self._name, self._down = name, False
        accessible.set_role(self, accessible.Role.Button, leaf)
        self.body.setContentsMargins(_SIDE, _CLICK_PAD, _SIDE, _CLICK_PAD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name:
            accessible.name(self, name)

    def set_name(self, name: str) -> None:
        """Give it its full name, the visible words first."""
        self._name = name
        accessible.name(self, name)

    def click(self) -> None:
        """Press it, as a person would."""
        if self.isEnabled():
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw surface and edge of the state."""
        over = self.isEnabled() and self.underMouse()
        painter = QPainter(self)
        fill = "tint_hover" if self._down else self._fill
        box(painter, self.rect(), fill, "accent" if over else self._edge)
        if over:
            hover_line(painter, self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._set_down(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press when the mouse is still on the card."""
        was_down = self._down
        self._set_down(False)
        if was_down and QRect(self.rect()).contains(event.position().toPoint()):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space press."""
        if event.key() in OPENING:
            self.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the words inside as name when none was given."""
        super().showEvent(event)
        if not self._name:
            accessible.name(self, ", ".join(self._words()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a press that never ended."""
        super().hideEvent(event)
        self._down = False

    def _words(self) -> list[str]:
        # Visible words first, in the order they were built (which is the reading order).
        found = []
        for child in self.findChildren(QWidget):
            words = child.text() if isinstance(child, Text) else getattr(child, "label", "")
            words = words or (child.accessibleName() if not isinstance(child, Text) else "")
            if words:
                found.append(str(words))
        return found

    def _set_down(self, down: bool) -> None:
        self._down = down
        self.update()


# kind of a tile line -> (icon, colour token)
_LINE_LOOKS = {
    "": ("", "ink2"),
    "info": ("cloud-off", "info_ink"),
    "warn": ("alert-triangle", "warn_ink"),
    "err": ("alert-circle", "err_ink"),
    "ok": ("circle-check", "ok_ink"),
}


class Tile(ClickableCard):
    """A theme tile of 98 px: icon, title and meta lines (words, kind "" | info | warn | err | ok)."""

    def __init__(
        self, icon: str, title: str, lines: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._icon, self._title = icon, title
        self.body.setContentsMargins(_TILE_SIDE, _TILE_SIDE - 1, _TILE_SIDE, _TILE_SIDE - 1)
        row = QHBoxLayout()
        row.setSpacing(_TILE_GAP)
        row.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        row.addLayout(self._column, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._column.addWidget(Text(title, "row_strong", wrap=True))
        self._column.addSpacing(_TILE_BETWEEN)
        self._lines: list[QWidget] = []
        self._column.addStretch(1)
        self.set_lines(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show other lines under the title; an unknown kind raises KeyError."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_tile_line(words, *_LINE_LOOKS[kind]) for words, kind in lines]
        for place, line in enumerate(self._lines, start=2):   # after title and gap, before the stretch
            self._column.insertWidget(place, line)
        self.set_name(", ".join([self._title, *(words for words, _ in lines)]))

    def minimumSizeHint(self) -> QSize:
        """At least 98 px high, times the text scale."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme().px(_TILE_HEIGHT)))

    def sizeHint(self) -> QSize:
        """At least 98 px high, times the text scale."""
        return super().sizeHint().expandedTo(QSize(0, theme().px(_TILE_HEIGHT)))

    def heightForWidth(self, width: int) -> int:
        """What the words need, but at least 98 px times the text scale."""
        return max(super().heightForWidth(width), theme().px(_TILE_HEIGHT))


def _tile_line(words: str, icon_name: str, color: str) -> QWidget:
    text = Text(words, "meta", color, wrap=True)
    if not icon_name:
        return text
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Icon(icon_name, color, 16, "meta"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return line
