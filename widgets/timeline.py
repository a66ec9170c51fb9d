"""A timeline: what happened and what comes, newest first, with a node per kind on one line."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets import accessible
from widgets.flowing import Flowing, height_at
from widgets.icon import pixmap
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Text
from widgets.theme import theme

STATUS, LETTER, OWN, FUTURE = "status", "letter", "own", "future"
ICONS = {STATUS: "check", LETTER: "mail", OWN: "user", FUTURE: "gavel"}

_ROW, _NODE, _ICON, _LINE = 44, 32, 16, 2
_DATE, _GAP, _ADDITION_GAP, _LINK_GAP = 140, 12, 6, 12
_LEAST_TITLE = 180
_DASH = [2.6, 2.2]
_TEXT_LIMIT = 300


class TimelineEntry(Struct, frozen=True):
    """One moment. ``kind`` is status, letter, own or future; ``key`` comes back from ``link_clicked``."""

    date: str
    title: str
    addition: str = ""
    kind: str = STATUS
    link_text: str = ""
    key: str = ""
    icon: str = ""


class _EntryRow(Flowing):
    """One row: node, date, title with addition, link."""

    def __init__(self, entry: TimelineEntry, kind_word: str) -> None:
        super().__init__()
        if entry.kind not in ICONS:
            raise ValueError(f"unknown kind {entry.kind!r} of a timeline entry, not one of {', '.join(ICONS)}")
        self.entry = entry
        self.is_first = self.is_last = False
        self._date = Text(one_line(entry.date), "body", "ink2", parent=self)
        self._title = Text(one_line(entry.title, _TEXT_LIMIT), "body_strong", wrap=True, parent=self)
        self._addition = Text(one_line(entry.addition, _TEXT_LIMIT), "body", "ink2", wrap=True, parent=self)
        self._addition.setVisible(bool(entry.addition))
        self.link: Link | None = None
        if entry.link_text:
            self.link = Link(entry.link_text, parent=self)
            self.link.set_context(one_line(entry.title))
        accessible.set_role(self, accessible.Role.ListItem)
        parts = [entry.date, kind_word, entry.title, entry.addition]
        self.setAccessibleName(", ".join(one_line(part) for part in parts if part))

    def natural_width(self) -> int:
        """Everything on one line."""
        addition = 0 if self._addition.isHidden() else self._addition.sizeHint().width() + _ADDITION_GAP
        link = self.link.sizeHint().width() + _LINK_GAP if self.link is not None else 0
        return self._text_left(True) + self._title.sizeHint().width() + addition + link

    def arrange(self, width: int, place: bool) -> int:
        """Date beside the title when there is room, else above it; the addition likewise."""
        link = self.link.sizeHint() if self.link is not None else QSize(0, 0)
        link_room = link.width() + _LINK_GAP if self.link is not None else 0
        beside = width - self._text_left(True) - link_room >= theme().px(_LEAST_TITLE)
        left = self._text_left(beside)
        room = max(1, width - left - link_room)
        line = theme().line_height("body")
        y = (theme().px(_ROW) - line) // 2
        if place:
            at = QPoint(theme().px(_NODE) + _GAP, y)
            self._date.setGeometry(QRect(at, QSize(self._date.sizeHint().width(), line)))
            if self.link is not None:
                top = y + (line - link.height()) // 2
                self.link.setGeometry(QRect(QPoint(width - link.width(), top), link))
        y = y if beside else y + line
        bottom = self._arrange_words(left, y, room, place)
        return max(theme().px(_ROW), bottom + (theme().px(_ROW) - line) // 2)

    def _arrange_words(self, left: int, y: int, room: int, place: bool) -> int:
        title, line = self._title.sizeHint().width(), theme().line_height("body")
        addition = self._addition.sizeHint().width()
        if self._addition.isHidden() or title + _ADDITION_GAP + addition <= room:
            height = height_at(self._title, room)
            if place:
                self._title.setGeometry(QRect(left, y, min(title, room), height))
                self._addition.setGeometry(QRect(left + title + _ADDITION_GAP, y, addition, line))
            return y + height
        first, second = height_at(self._title, room), height_at(self._addition, room)
        if place:
            self._title.setGeometry(QRect(left, y, room, first))
            self._addition.setGeometry(QRect(left, y + first, room, second))
        return y + first + second

    def _text_left(self, beside: bool) -> int:
        left = theme().px(_NODE) + _GAP
        date = max(theme().px(_DATE), self._date.sizeHint().width())
        return left + date + _GAP if beside else left

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line to the neighbours and the node."""
        painter = QPainter(self)
        side = theme().px(_NODE)
        node = QRect(0, (theme().px(_ROW) - side) // 2, side, side)
        x = node.x() + side // 2 - _LINE // 2
        color = theme().color("line")
        if not self.is_first:
            painter.fillRect(QRect(x, 0, _LINE, node.y()), color)
        if not self.is_last:
            painter.fillRect(QRect(x, node.bottom() + 1, _LINE, self.height() - node.bottom() - 1), color)
        paint_node(painter, node, self.entry.kind, self.entry.icon)


class Timeline(Flowing):
    """Entries in the order they are given. ``link_clicked(key)`` comes from an entry's link.

    ``kind_words`` says each kind aloud, for example {"letter": "brief"}: the icon alone does not reach
    everybody.
    """

    link_clicked = Signal(str)

    def __init__(
        self,
        entries: Sequence[TimelineEntry] = (),
        kind_words: Mapping[str, str] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind_words = dict(kind_words or {})
        self._rows: list[_EntryRow] = []
        self._shown: frozenset[str] = frozenset(ICONS)
        self.setAccessibleName(name)
        accessible.set_role(self, accessible.Role.List)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show other entries; the filter stays."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._make(entry) for entry in entries]
        self._refilter()

    def show_kinds(self, kinds: Collection[str] | None) -> None:
        """Show only entries of these kinds; None shows all. What comes still ("future") is always shown."""
        self._shown = frozenset(ICONS) if kinds is None else frozenset(kinds) | {FUTURE}
        self._refilter()

    def _make(self, entry: TimelineEntry) -> _EntryRow:
        row = _EntryRow(entry, self._kind_words.get(entry.kind, ""))
        row.setParent(self)
        if row.link is not None:
            row.link.clicked.connect(partial(self.link_clicked.emit, entry.key))
        return row

    def _refilter(self) -> None:
        for row in self._rows:
            row.setVisible(row.entry.kind in self._shown)
        visible = self._visible()
        for number, row in enumerate(visible):
            row.is_first, row.is_last = number == 0, number == len(visible) - 1
            row.update()
        self.rearrange()

    def _visible(self) -> list[_EntryRow]:
        return [row for row in self._rows if not row.isHidden()]

    def natural_width(self) -> int:
        """The widest entry on one line."""
        return max((row.natural_width() for row in self._rows), default=theme().px(_LEAST_TITLE))

    def arrange(self, width: int, place: bool) -> int:
        """The rows under each other, without space between them: the line goes on."""
        y = 0
        for row in self._visible():
            height = row.heightForWidth(width)
            if place:
                row.setGeometry(QRect(0, y, width, height))
            y += height
        return max(1, y)


def paint_node(painter: QPainter, rect: QRect, kind: str, icon: str = "") -> None:
    """Draw the round node of a kind: filled for a status, dashed for what comes, outlined for the others."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = {STATUS: "accent", OWN: "sunken"}.get(kind, "surface")
    width = _LINE if kind == FUTURE else 1
    pen = QPen(theme().color("accent" if kind == STATUS else "line_strong"), width)
    if kind == FUTURE:
        pen.setDashPattern(_DASH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(theme().color(fill))
    painter.drawEllipse(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
    side = theme().px(_ICON)
    place = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
    ink = "on_accent" if kind == STATUS else "ink2"
    painter.drawPixmap(place, pixmap(icon or ICONS[kind], ink, _ICON))
    painter.restore()
