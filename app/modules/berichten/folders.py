"""The folders at the left: three fixed ones, then the citizen's own, each with its number of messages."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.kit.page import clear
from app.kit.texts import Texts
from app.modules.berichten.load import FIXED
from app.modules.berichten.model import folder_icon, folder_words
from services.registries.berichten.records import Folder
from widgets import accessible, icon
from widgets.link import Link
from widgets.painting import hover_row
from widgets.plain import one_line
from widgets.pressing import PressedByEnter
from widgets.text import Heading, draw_text, text_width
from widgets.text_lines import draw_lines, line_count
from widgets.theme import theme

_HEIGHT, _BETWEEN, _LEFT, _RADIUS = 40, 2, 16, 4
_ICON, _ICON_AT, _TEXT_AT, _RIGHT, _GAP = 20, 24, 54, 11, 8
_NAME_LINES = 3


class Place(Struct, frozen=True):
    """One folder as it is shown: ``count`` None when the number is not known now."""

    folder: str
    words: str
    icon: str
    count: int | None = None


def places(texts: Texts, known: Sequence[Folder] | None, current: str) -> tuple[list[Place], list[Place]]:
    """Return the fixed and the own folders; without counts only the fixed ones and the current one."""
    counts = {one.name: one.count for one in known or ()}
    own = [one.name for one in known or () if one.name not in FIXED]
    if current not in FIXED and current not in own:
        own.append(current)
    made = [
        Place(name, one_line(folder_words(texts, name)), folder_icon(name), counts.get(name))
        for name in (*FIXED, *own)
    ]
    return made[: len(FIXED)], made[len(FIXED) :]


class FolderList(QWidget):
    """``chosen`` tells the folder that was picked, ``new_asked`` that a new one is wanted."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, texts: Texts, narrow: bool = False) -> None:
        """``narrow`` leaves out the room at the left, for a panel."""
        super().__init__()
        self._texts, self._narrow = texts, narrow
        self._items: list[_FolderItem] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0 if narrow else _LEFT, 0 if narrow else 16, 0, 8 if narrow else 16)
        self._column.setSpacing(_BETWEEN)
        accessible.name(self, texts("folders"))
        accessible.set_role(self, accessible.Role.List)

    def show_folders(self, known: Sequence[Folder] | None, current: str, may_make: bool) -> None:
        """Show these; ``may_make`` offers a new folder."""
        focused = next((item.place.folder for item in self._items if item.hasFocus()), None)
        clear(self._column)
        self._items = []
        fixed, own = places(self._texts, known, current)
        for place in fixed:
            self._add(place, current)
        if own or may_make:
            self._column.addSpacing(18)
            head = Heading(self._texts("own_folders"), "meta_strong", 2, "ink2")
            head.setContentsMargins(0, 0, 0, 0)
            self._column.addWidget(_Inset(head))
            self._column.addSpacing(7)
        for place in own:
            self._add(place, current)
        if may_make:
            link = Link(self._texts("new_folder"), icon_before="plus", style="meta_strong")
            link.clicked.connect(self.new_asked)
            self._column.addSpacing(10)
            self._column.addWidget(_Inset(link, 23))
        self._column.addStretch(1)
        for item in self._items:
            if item.place.folder == focused:
                item.show()
                item.setFocus()

    def _add(self, place: Place, current: str) -> None:
        words = "" if place.count is None else self._texts("in_folder", n=self._texts.number(place.count))
        if place.count == 1:
            words = self._texts("in_folder", n=1)
        chosen = place.folder == current
        said = [place.words, words, self._texts("this_folder") if chosen else ""]
        item = _FolderItem(place, chosen, self._texts)
        accessible.name(item, ", ".join(part for part in said if part))
        item.clicked.connect(self._pick)
        item.walked.connect(self._walk)
        self._items.append(item)
        self._column.addWidget(item)

    @Slot()
    def _pick(self) -> None:
        sender = self.sender()
        if isinstance(sender, _FolderItem):
            self.chosen.emit(sender.place.folder)

    @Slot(int)
    def _walk(self, step: int) -> None:
        sender = self.sender()
        if isinstance(sender, _FolderItem):
            place = min(max(self._items.index(sender) + step, 0), len(self._items) - 1)
            self._items[place].setFocus(Qt.FocusReason.TabFocusReason)


class _Inset(QWidget):
    """Puts a part on the line of the icons."""

    def __init__(self, part: QWidget, left: int = _ICON_AT) -> None:
        super().__init__()
        row = QVBoxLayout(self)
        row.setContentsMargins(left, 0, 4, 0)
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)


class _FolderItem(PressedByEnter, QAbstractButton):
    """One folder: the chosen one is a tab that joins the list beside it."""

    walked = Signal(int)

    def __init__(self, place: Place, chosen: bool, texts: Texts) -> None:
        super().__init__()
        self.place, self._chosen = place, chosen
        self._number = "" if place.count is None else texts.number(place.count)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRing", "inside")
        accessible.set_role(self, accessible.Role.Link)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Its words on one line."""
        words = int(text_width(self.place.words, "body_strong") + 0.999)
        width = self._text_at() + words + self._count_width() + _RIGHT
        return QSize(min(width, theme().px(320)), self.heightForWidth(min(width, theme().px(320))))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words wrap."""
        return QSize(theme().px(120), theme().px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """A long name takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """40 px for one line, times the text scale."""
        lines = line_count(self.place.words, "body_strong", self._room(width), _NAME_LINES)
        return theme().px(_HEIGHT) + (lines - 1) * theme().line_height("body")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tab or the hover, the icon, the words and the number."""
        painter, contrast = QPainter(self), theme().name == "contrast"
        if self._chosen:
            self._draw_tab(painter, "tint" if contrast else "surface")
        elif self.underMouse():
            hover_row(painter, self.rect())
        ink = "tint_text" if self._chosen else "ink"
        soft = ("tint_ink2" if contrast else "ink2") if self._chosen else "ink2"
        side, line = theme().px(_ICON), theme().px(_HEIGHT)
        drawn = icon.pixmap(self.place.icon, ink if self._chosen else "ink2", _ICON)
        painter.drawPixmap(_ICON_AT, (line - side) // 2, drawn)
        style = "body_strong" if self._chosen else "body"
        top = (line - theme().line_height("body")) // 2
        at, room = QPointF(self._text_at(), top), self._room(self.width())
        draw_lines(painter, at, self.place.words, style, theme().color(ink), room, _NAME_LINES)
        if self._number:
            left = self.width() - _RIGHT - text_width(self._number, "meta")
            draw_text(painter, left, 0, line, self._number, "meta", soft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk; Enter and space open."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def _draw_tab(self, painter: QPainter, fill: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(0, 0, self.width() + _RADIUS, self.height())
        path = QPainterPath()
        path.addRoundedRect(rect.toRectF().adjusted(0.5, 0.5, 0, -0.5), _RADIUS, _RADIUS)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.setBrush(theme().color(fill))
        painter.drawPath(path)
        painter.restore()

    def _count_width(self) -> int:
        return int(text_width(self._number, "meta") + 0.999) + _GAP if self._number else 0

    def _text_at(self) -> int:
        return _TEXT_AT - _ICON + theme().px(_ICON)

    def _room(self, width: int) -> int:
        return max(1, width - self._text_at() - self._count_width() - _RIGHT)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
