"""Measures and draws one row of a list: head of its group, dot, sender, date, title, badges, attachment."""

from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from widgets.badge import badge_size, paint_badge
from widgets.icon import pixmap
from widgets.painting import chosen_row, hover_row
from widgets.plain import one_line
from widgets.row_model import Row, RowBadge
from widgets.text import draw_text, text_width
from widgets.text_lines import draw_lines, line_count, surely_fits
from widgets.theme import theme

HEAD_HEIGHT = 36
_TOP, _BOTTOM, _LINE = 10, 11, 1
_DOT, _DOT_X, _DOT_RIGHT = 10, 16, 6
_TEXT_X, _RIGHT = 36, 12
_BADGE_GAP, _BETWEEN, _DATE_GAP = 6, 10, 12
_CLIP, _CLIP_GAP = 16, 4
_TITLE_LINES, _META_LINES, _TITLE_LIMIT = 3, 2, 200
_CACHE_LIMIT = 4096
_Around = tuple[str, str, bool, tuple[RowBadge, ...], str]   # what a row has besides its title
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_DOT_ABOVE = 2   # the dot's middle lies a little above the middle of the title's line


class RowState(Struct, frozen=True):
    """How a row looks now."""

    chosen: bool = False
    hovered: bool = False


class RowPainter:
    """Knows the heights for one list width, and draws rows; make a new one after a change of theme."""

    def __init__(self, width: int) -> None:
        """``width`` is the width of the list in px."""
        self._width = width
        self._room = max(theme().px(40), width - _TEXT_X - _RIGHT)
        self._widths: dict[tuple[str, str], float] = {}
        self._heights: dict[_Around, int] = {}
        self._meta = theme().line_height("meta")
        self._title = theme().line_height("row")
        self._badge = badge_size("").height()
        self._head = theme().px(HEAD_HEIGHT)

    @property
    def head_height(self) -> int:
        """Height of a group head in px."""
        return self._head

    def height(self, row: Row) -> int:
        """Return the height of a row without its group head, in px: 96, or 64 without badges, at 100 %."""
        same = (row.meta, row.date, row.unread, row.badges, row.attachment_text)
        around = self._heights.get(same)
        if around is None:
            around = self._keep(self._heights, same, self._height_around_title(row))
        return around + self._title_lines(row) * self._title

    def _height_around_title(self, row: Row) -> int:
        places = self._badge_places(row)
        below = _BADGE_GAP + places[-1][1].y() + self._badge if places else 0
        return _TOP + self._meta_height(row) + below + _BOTTOM + _LINE

    def draw_head(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Draw the head of a group, with the line under it."""
        painter.fillRect(rect, theme().color("page"))
        self._draw_line(painter, rect)
        words = self._fit(one_line(text), "meta_strong", self._room)
        draw_text(painter, rect.x() + _TEXT_X, rect.y(), rect.height(), words, "meta_strong", "ink2")

    def draw(self, painter: QPainter, rect: QRect, row: Row, state: RowState) -> None:
        """Draw a row in ``rect``, which has the height that ``height`` gave."""
        self._draw_ground(painter, rect, state)
        ink, ink2 = ("tint_ink", "tint_ink2") if state.chosen else ("ink", "ink2")
        left, y = rect.x() + _TEXT_X, rect.y() + _TOP
        self._draw_meta(painter, QPoint(left, y), row, theme().color(ink if row.unread else ink2), ink2)
        y += self._meta_height(row)
        if row.unread:
            self._draw_dot(painter, rect.x(), y, state.chosen)
        style = "row_strong" if row.unread else "row"
        place = QPointF(left, y)
        title = one_line(row.title, _TITLE_LIMIT)
        draw_lines(painter, place, title, style, theme().color(ink), self._room, _TITLE_LINES)
        y += self._title_lines(row) * self._title + _BADGE_GAP
        self._draw_badges(painter, QPoint(left, y), row, ink2)

    def _draw_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        if state.chosen:
            chosen_row(painter, rect)
        elif state.hovered:
            hover_row(painter, rect)
        else:
            painter.fillRect(rect, theme().color("surface"))
        self._draw_line(painter, rect)

    def _draw_line(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), _LINE), theme().color("line"))

    def _draw_meta(self, painter: QPainter, place: QPoint, row: Row, ink: QColor, ink2: str) -> None:
        style = "meta_strong" if row.unread else "meta"
        date = one_line(row.date)
        width = self._measured(date, "meta")
        if not row.meta:
            draw_text(painter, place.x(), place.y(), self._meta, date, "meta", ink2)
            return
        meta = one_line(row.meta)
        if self._date_beside(row):
            right = place.x() + self._room - width
            draw_text(painter, place.x(), place.y(), self._meta, meta, style, ink)
            draw_text(painter, right, place.y(), self._meta, date, "meta", ink2)
            return
        lines = draw_lines(painter, place.toPointF(), meta, style, ink, self._room, _META_LINES)
        below = place.y() + lines * self._meta
        draw_text(painter, place.x(), below, self._meta, self._fit(date, "meta", self._room), "meta", ink2)

    def _draw_dot(self, painter: QPainter, x: int, y: int, chosen: bool) -> None:
        size = theme().px(_DOT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("tint_bar" if chosen else "accent"))
        left = min(_DOT_X, _TEXT_X - size - _DOT_RIGHT)
        painter.drawEllipse(x + left, y + (self._title - size) // 2 - _DOT_ABOVE, size, size)
        painter.restore()

    def _draw_badges(self, painter: QPainter, place: QPoint, row: Row, ink2: str) -> None:
        for badge, at in self._badge_places(row):
            x, y = place.x() + at.x(), place.y() + at.y()
            if badge is not None:
                words = self._fit(one_line(badge.text), "meta_strong", self._room - badge_size("").width())
                paint_badge(painter, x, y, badge.kind, words, badge.icon, badge.solid)
                continue
            side = theme().px(_CLIP)
            painter.drawPixmap(QPoint(x, y + (self._badge - side) // 2), pixmap("paperclip", ink2, _CLIP))
            words = self._fit(one_line(row.attachment_text), "meta", self._room - side - _CLIP_GAP)
            draw_text(painter, x + side + _CLIP_GAP, y, self._badge, words, "meta", ink2)

    def _badge_places(self, row: Row) -> list[tuple[RowBadge | None, QPoint]]:
        """Return every badge, and None for the attachment, with its place; they wrap like words."""
        found: list[tuple[RowBadge | None, QPoint]] = []
        x = y = 0
        for badge, width in self._pieces(row):
            if x and x + width > self._room:
                x, y = 0, y + self._badge + _BADGE_GAP
            found.append((badge, QPoint(x, y)))
            x += width + _BETWEEN
        return found

    def _pieces(self, row: Row) -> list[tuple[RowBadge | None, int]]:
        empty = badge_size("").width()
        pieces: list[tuple[RowBadge | None, int]] = [
            (badge, empty + int(self._measured(one_line(badge.text), "meta_strong") + 0.999))
            for badge in row.badges
        ]
        if row.attachment_text:
            words = self._measured(one_line(row.attachment_text), "meta")
            pieces.append((None, theme().px(_CLIP) + _CLIP_GAP + int(words + 0.999)))
        return pieces

    def _date_beside(self, row: Row) -> bool:
        style = "meta_strong" if row.unread else "meta"
        date = self._measured(row.date, "meta") + _DATE_GAP if row.date else 0
        return self._measured(row.meta, style) + date <= self._room

    def _meta_height(self, row: Row) -> int:
        if not row.meta or self._date_beside(row):
            return self._meta if row.meta or row.date else 0
        style = "meta_strong" if row.unread else "meta"
        lines = line_count(one_line(row.meta), style, self._room, _META_LINES)
        return (lines + bool(row.date)) * self._meta

    def _title_lines(self, row: Row) -> int:
        style = "row_strong" if row.unread else "row"
        if surely_fits(row.title, style, self._room):
            return 1
        return line_count(one_line(row.title, _TITLE_LIMIT), style, self._room, _TITLE_LINES)

    def _measured(self, text: str, style: str) -> float:
        """Return the width of words that come back in many rows: senders, dates, badges."""
        short = one_line(text)
        width = self._widths.get((short, style))
        if width is None:
            width = self._keep(self._widths, (short, style), text_width(short, style))
        return width

    def _keep(self, cache: dict[_Key, _Value], key: _Key, value: _Value) -> _Value:
        if len(cache) >= _CACHE_LIMIT:
            cache.clear()
        cache[key] = value
        return value

    def _fit(self, text: str, style: str, width: float) -> str:
        if self._measured(text, style) <= width:
            return text
        return theme().metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))
