"""Chips: small checkable buttons that filter or switch, alone or in a group."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from widgets import accessible, icon
from widgets.layouts import FlowLayout
from widgets.painting import box
from widgets.pressing import Worded
from widgets.text import draw_text, text_width
from widgets.theme import theme

_HEIGHT, _SIDES, _GAP, _ICON = 32, 10, 6, 16
_BETWEEN = 8


class Chip(Worded, QAbstractButton):
    """A checkable chip of 32 px; chosen is tinted with an accent edge and heavier words."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setCheckable(True)
        self.set_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier words, so choosing moves nothing."""
        side = theme().px(_ICON) + _GAP if self._icon else 0
        width = int(text_width(self._label, "meta_strong") + 0.999) + side + 2 * (_SIDES + 1)
        return QSize(width, theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A chip never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the icon and the words in the middle."""
        painter, chosen = QPainter(self), self.isChecked()
        over = self.underMouse() or self.isDown()
        fill = "tint" if chosen else "tint_hover" if over else "surface"
        ink = "tint_text" if chosen else "ink"
        chosen_edge = "tint_line" if theme().name == "contrast" else "accent"
        box(painter, self.rect(), fill, chosen_edge if chosen else "line_strong")
        style = "meta_strong" if chosen else "meta"
        side = theme().px(_ICON) + _GAP if self._icon else 0
        x = (self.width() - side - text_width(self._label, style)) / 2
        if self._icon:
            top = (self.height() - theme().px(_ICON)) // 2
            painter.drawPixmap(QPoint(round(x), top), icon.pixmap(self._icon, ink, _ICON))
        draw_text(painter, x + side, 0, self.height(), self._label, style, ink)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ChipGroup(QWidget):
    """Chips in a row that folds; ``chosen`` tells the key a person chose (or switched off)."""

    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[tuple[str, str, str]],
        exclusive: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``items`` are (key, words, icon or "")."""
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._flow = FlowLayout(_BETWEEN, _BETWEEN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._flow)
        accessible.name(self, name)
        accessible.set_role(self, accessible.Role.Grouping)
        role = accessible.Role.RadioButton if exclusive else accessible.Role.CheckBox
        for key, text, icon_name in items:
            self._add(key, text, icon_name, role)
        self._group.buttonClicked.connect(self._tell)

    def chip(self, key: str) -> Chip:
        """Return one chip; an unknown key raises KeyError."""
        return self._chips[key]

    def set_chosen(self, key: str, on: bool = True) -> None:
        """Choose without telling."""
        self._chips[key].setChecked(on)

    def chosen_keys(self) -> list[str]:
        """Return the keys that are on, in order."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def _add(self, key: str, text: str, icon_name: str, role: accessible.Role) -> None:
        chip = Chip(text, icon_name)
        accessible.set_role(chip, role)
        chip.setProperty("key", key)
        self._chips[key] = chip
        self._group.addButton(chip)
        self._flow.addWidget(chip)

    @Slot(QAbstractButton)
    def _tell(self, chip: QAbstractButton) -> None:
        self.chosen.emit(str(chip.property("key")))
