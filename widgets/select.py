"""A choice from a closed list, with the label relation that screen readers need for a combo box."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.field import Field
from widgets.icon import pixmap
from widgets.line_edit import EDGE_ERROR, EDGE_PLAIN, PADDING
from widgets.painting import box, chosen_row
from widgets.plain import one_line
from widgets.text import draw_text, text_width
from widgets.theme import theme

Option = tuple[str, str]

_HEIGHT, _ICON, _GAP = 44, 20, 8
_WIDEST = 480


class _OptionDelegate(QStyledItemDelegate):
    """Draws an option of the open list as a row of 44 px."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        words = str(index.data() or "")
        return QSize(round(text_width(words, "body")) + 2 * PADDING, theme().px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            chosen_row(painter, rect)
        else:
            painter.fillRect(rect, theme().color("surface"))
        token = "tint_ink" if chosen else "ink"
        words = str(index.data() or "")
        draw_text(painter, rect.x() + PADDING, rect.y(), rect.height(), words, "body", token)


class SelectBox(QComboBox):
    """A QComboBox that paints its own box; the wheel scrolls the page and not the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self._delegate = _OptionDelegate(self)
        view = QListView(self)
        view.setItemDelegate(self._delegate)
        self.setView(view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_error_state(self, error: bool) -> None:
        """Show or remove the error edge and fill."""
        self._error = error
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest option, within reason."""
        words = max((text_width(self.itemText(i), "body") for i in range(self.count())), default=0)
        width = round(words) + 2 * PADDING + _GAP + theme().px(_ICON) + 1
        return QSize(min(width, theme().px(_WIDEST)), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A few characters by the exact height."""
        return QSize(theme().px(80), theme().px(_HEIGHT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a field must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the chosen words and the arrow."""
        painter = QPainter(self)
        fill = "err_fill" if self._error else ("surface" if self.isEnabled() else "neutral_fill")
        edge = "err" if self._error else "line_strong"
        width = EDGE_ERROR if self._error else EDGE_PLAIN
        box(painter, self.rect(), fill, edge, width)
        side = theme().px(_ICON)
        ink = "ink" if self.isEnabled() else "ink_off"
        arrow = QPoint(self.width() - PADDING - side, (self.height() - side) // 2)
        painter.drawPixmap(arrow, pixmap("chevron-down", ink, _ICON))
        room = self.width() - 2 * PADDING - side - _GAP
        words = theme().metrics("body").elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        draw_text(painter, PADDING, 0, self.height(), words, "body", ink)

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setFixedHeight(theme().px(_HEIGHT))
        self.updateGeometry()
        self.update()


class Select(Field):
    """A labelled choice from (key, words) options; ``chosen`` gives the key when the user picks one."""

    chosen = Signal(str)

    def __init__(
        self, label: str, options: Sequence[Option], help: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, help, parent)
        self.box = self._adopt(SelectBox())
        self.set_options(options)
        self.box.activated.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of the chosen option; empty when there are no options."""
        return str(self.box.currentData() or "")

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the choice stays when its key is still there."""
        kept = self.key
        self.box.clear()
        for key, words in options:
            self.box.addItem(one_line(words), key)
        if kept:
            self.set_key(kept)
        self.rearrange()

    def set_key(self, key: str) -> None:
        """Choose an option without telling ``chosen``; an unknown key changes nothing."""
        place = self.box.findData(key)
        if place >= 0:
            self.box.setCurrentIndex(place)

    def _mark(self, error: bool) -> None:
        self.box.set_error_state(error)

    def _tell(self, place: int) -> None:
        self.chosen.emit(str(self.box.itemData(place)))
