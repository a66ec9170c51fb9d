"""The login screen: a place for the step at the left and for the tester's panel at the right.

It is the first thing a person sees, so it knows only the choice of means. What decides (app/login/desk.py)
joins it when it is there; what was pressed before that is kept.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Catalog
from app.login.choose_page import ELSEWHERE, ChoosePage
from app.login.foot import Foot
from app.login.step_page import StepPage
from services.identity.means import MEANS, SMS
from widgets.layouts import clear
from widgets.scroll_page import scrolling
from widgets.theme import theme

HERE = Path(__file__).parent
COLUMN, PANEL, NARROWEST = 640, 440, 520
_TOP, _SIDE = 36, 24
CANCEL = "cancel"


class LoginView(QWidget):
    """``early`` is what a person pressed before the desk was there: a means id, another way or "cancel".

    ``ways`` are the other ways to log in that are offered.
    """

    title_changed = Signal(str)

    def __init__(self, catalog: Catalog, ways: Sequence[str] = ELSEWHERE) -> None:
        super().__init__()
        self._catalog = catalog
        self.ways = ways
        self.texts = catalog.scoped(HERE)
        self.early = ""
        self.page: StepPage | None = None
        self._beside = True
        self._lay_out()
        self._show_choice()

    def title(self) -> str:
        """Return the words for the window title."""
        return self.page.title() if self.page is not None else self.texts("title")

    def entered(self) -> None:
        """The view is on the screen: begin at the top, and put the keyboard where the person begins."""
        self._area.verticalScrollBar().setValue(0)
        if self.page is not None:
            self.page.entered()

    def show_page(self, page: StepPage) -> None:
        """Show a step in place of the one before."""
        clear(self._place)
        self.page = page
        self._place.addWidget(page)
        self.title_changed.emit(self.title())

    def show_panel(self, panel: QWidget) -> None:
        """Show the tester's panel; it is told where it stands by ``set_beside``."""
        clear(self._panel_place)
        self._panel_place.addWidget(panel)

    def retranslate(self) -> None:
        """Say what is the view's own in the current language; the desk shows its step again."""
        clear(self._foot_place)
        self._foot_place.addWidget(Foot(self._catalog, self.texts))
        if isinstance(self.page, ChoosePage):
            self._show_choice()

    @property
    def beside(self) -> bool:
        """True while there is room for the panel beside the form."""
        return self._beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the form when there is no room beside it."""
        super().resizeEvent(event)
        self._fold()

    def _show_choice(self) -> None:
        page = ChoosePage(self.texts, MEANS, SMS.id, ways=self.ways)
        page.chosen.connect(self._pressed)
        page.cancelled.connect(self._cancelled)
        page.elsewhere.connect(self._pressed)
        self.show_page(page)

    def _lay_out(self) -> None:
        holder = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._left(), 1)
        self._panel = _PanelPlace()
        self._panel_place = QVBoxLayout(self._panel)
        self._panel_place.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(holder)
        outer.addWidget(self._area)
        self._fold()
        theme().changed.connect(self._fold)

    def _left(self) -> QWidget:
        left = QWidget()
        middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, left)
        middle.setContentsMargins(_SIDE, _TOP, _SIDE, _SIDE)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(1)
        column.addSpacing(8)
        self._foot_place = QVBoxLayout()
        self._foot_place.addWidget(Foot(self._catalog, self.texts))
        column.addLayout(self._foot_place)
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        return left

    @Slot()
    def _fold(self) -> None:
        self._beside = (self.width() - PANEL) / theme().scale >= NARROWEST
        self._column.setMaximumWidth(theme().px(COLUMN))
        right = QBoxLayout.Direction.LeftToRight
        self._box.setDirection(right if self._beside else QBoxLayout.Direction.TopToBottom)
        if self._beside:
            self._panel.setFixedWidth(PANEL)
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)

    @Slot(str)
    def _pressed(self, means: str) -> None:
        self.early = means

    @Slot()
    def _cancelled(self) -> None:
        self.early = CANCEL


class _PanelPlace(QWidget):
    """The sunken surface of the tester's panel, there before the panel itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))
