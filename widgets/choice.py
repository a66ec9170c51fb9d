"""Radio buttons and check boxes: a mark of 20 in a row of 40, with words that wrap instead of being cut."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from widgets import accessible
from widgets.field import Field
from widgets.icon import pixmap
from widgets.plain import one_line
from widgets.text_lines import draw_lines, line_count
from widgets.theme import theme

_ROW, _MARK, _DOT, _GAP = 40, 20, 10, 12
_EDGE_OFF, _EDGE_ON = 1.5, 2.0
_STYLE = "body"
_NARROWEST = 120

if TYPE_CHECKING:
    _ButtonBase = QAbstractButton
else:
    _ButtonBase = object   # two Qt classes as bases of one Python class crash PySide


class _MarkRow(_ButtonBase):
    """The geometry of a mark with words beside it; mixed into Qt's own radio button and check box."""

    def _prepare(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _words_width(self, width: int) -> int:
        return max(1, width - theme().px(_MARK) - _GAP)

    def sizeHint(self) -> QSize:
        """One line of words beside the mark."""
        words = int(theme().metrics(_STYLE).horizontalAdvance(self.text())) + 1
        width = theme().px(_MARK) + _GAP + words
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words wrap."""
        return QSize(min(self.sizeHint().width(), theme().px(_NARROWEST)), theme().px(_ROW))

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A row of 40 (scaled) for one line, and a line height more for each next line."""
        lines = line_count(self.text(), _STYLE, self._words_width(width))
        return theme().px(_ROW) + (lines - 1) * theme().line_height(_STYLE)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark beside the first line of words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, row = theme().px(_MARK), theme().px(_ROW)
        self._draw_mark(painter, QRectF(0, (row - side) / 2, side, side))
        top = (row - theme().line_height(_STYLE)) // 2
        color = theme().color("ink" if self.isEnabled() else "ink_off")
        place = QPointF(side + _GAP, top)
        draw_lines(painter, place, self.text(), _STYLE, color, self._words_width(self.width()))

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        raise NotImplementedError

    def _edge(self) -> tuple[QColor, float]:
        if not self.isEnabled():
            return theme().color("ink_off"), _EDGE_OFF
        checked = self.isChecked()
        return theme().color("accent" if checked else "line_strong"), _EDGE_ON if checked else _EDGE_OFF

    def _restyle(self) -> None:
        self.setFont(theme().font(_STYLE))
        self.updateGeometry()
        self.update()


class RadioButton(_MarkRow, QRadioButton):
    """One radio button of a RadioGroup."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, one_line(text), parent)
        self._prepare()

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        color, width = self._edge()
        painter.setPen(QPen(color, width))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            radius = rect.width() * _DOT / _MARK / 2
            painter.drawEllipse(rect.center(), radius, radius)


class CheckBox(_MarkRow, QCheckBox):
    """One yes or no, for example "Ik heb dit gelezen"; ``toggled(bool)`` is Qt's own signal."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, one_line(text), parent)
        self._prepare()

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        color, width = self._edge()
        checked = self.isChecked()
        painter.setPen(QPen(color, width))
        painter.setBrush(color if checked else theme().color("surface"))
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3)
        if checked:
            size = _MARK - 4
            offset = (rect.width() - theme().px(size)) / 2
            at = QPointF(rect.x() + offset, rect.y() + offset)
            painter.drawPixmap(at, pixmap("check", "on_accent", size, 2.5))


class _RadioColumn(QWidget):
    """The radios under each other, known to assistive technology as one group."""

    def __init__(self) -> None:
        super().__init__()
        accessible.set_role(self, accessible.Role.Grouping)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)


class RadioGroup(Field):
    """One choice from a few (key, words) options that all stay in sight; ``chosen`` gives the key."""

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        help: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help, parent)
        self._column = self._adopt(_RadioColumn())
        self._column.setAccessibleName(label)
        self._buttons: dict[str, RadioButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self.set_options(options)

    @property
    def key(self) -> str:
        """The chosen key, or nothing when none is chosen yet."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_label(self, label: str, help: str = "") -> None:
        """Show another label and help."""
        self._column.setAccessibleName(label)
        super().set_label(label, help)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options; the choice stays when its key is still there."""
        kept = self.key
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.column.removeWidget(button)
            button.hide()   # it goes when the event loop comes round, and is not to be seen or heard until then
            button.deleteLater()
        self._buttons = {key: RadioButton(words) for key, words in options}
        for button in self._buttons.values():
            self._group.addButton(button)
            self._column.column.addWidget(button)
        self.set_key(kept)
        first = next(iter(self._buttons.values()), None)
        self.setFocusProxy(first or self._column)
        self.rearrange()

    def set_key(self, key: str) -> None:
        """Choose an option without telling ``chosen``; an unknown key changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def focus_control(self) -> None:
        """Put the keyboard on the chosen radio, or on the first."""
        target = self._buttons.get(self.key) or next(iter(self._buttons.values()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, known in self._buttons.items() if known is button))
