"""The panes of the Berichtenbox: three beside each other, two with the folders folded, or one at a time."""

from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.berichten.folders import FolderList
from app.modules.berichten.head import Actions, Head
from app.modules.berichten.list_pane import ListPane
from app.modules.berichten.reading import ReadingPane
from app.modules.berichten.surfaces import Area, Scrolling
from widgets.banner import Banner
from widgets.link import Link
from widgets.plain import one_line
from widgets.theme import theme

WIDE_SIDE, NARROW_SIDE = 40, 24
_FOLDERS, _LIST = 180, 364
_THREE_FROM, _TWO_FROM = 930, 760
_FOLDERS_BUTTON = {1: "beside", 2: "above", 3: ""}


def fitting(width: int) -> int:
    """Return how many panes fit beside each other in ``width`` px at the text scale."""
    room = width / theme().scale
    return 3 if room >= _THREE_FROM else 2 if room >= _TWO_FROM else 1


class Locked(Struct, frozen=True):
    """Why messages can only be read here, in a sentence and in a few words; empty when they can be moved."""

    words: str = ""
    short: str = ""


class Panes(QWidget):
    """``folders``, ``list``, ``reading``, ``toolbar`` and ``head`` in the arrangement of ``count`` panes.

    ``back`` is the link from the message to the list where there is one pane.
    """

    def __init__(self, texts: Texts, folder: str, count: int, locked: Locked, today: date) -> None:
        """``folder`` is how the open folder is called; ``locked`` why messages can only be read."""
        super().__init__()
        self._texts, self.count = texts, count
        self.toolbar = Actions(texts, locked.short)
        self.folders = FolderList(texts)
        self.list = ListPane(texts, one_line(folder, 120), _FOLDERS_BUTTON[count])
        self.reading = ReadingPane(texts, today, level=1 if count == 1 else 2)
        self.back = Link(texts("back", folder=one_line(folder, 60)), icon_before="arrow-left", parent=self)
        self._beside: Scrolling | None = None
        self._one: QStackedLayout | None = None
        banner = Banner("info", locked.words, icon="lock") if locked.words else None
        if count < 3:
            self.folders.setParent(self)   # they open under their button instead
            self.folders.hide()
        if count == 1:
            self._lay_out_one(banner)
        else:
            self._lay_out_columns(banner)
        theme().changed.connect(self._resize)
        self._resize()

    def show_message(self, opened: bool) -> None:
        """Where there is one pane: show the message, or the list."""
        if self._one is not None:
            self._one.setCurrentIndex(1 if opened else 0)

    def _lay_out_columns(self, banner: QWidget | None) -> None:
        self.back.hide()
        self.head = Head(self._texts, self.toolbar, _LIST + (_FOLDERS if self.count == 3 else 0), WIDE_SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        _add_banner(column, banner)
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)
        if self.count == 3:
            self._beside = Scrolling("page", bar_always=False)
            self._beside.column.addWidget(self.folders)
            row.addWidget(self._beside)
        row.addWidget(self.list)
        area = Area("surface", "left")
        inside = QVBoxLayout(area)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self.reading)
        row.addWidget(area, 1)

    def _lay_out_one(self, banner: QWidget | None) -> None:
        """The list with its head, or the message with its way back: each scrolls as a whole."""
        self.head = Head(self._texts, None, 0, NARROW_SIDE)
        listing = Scrolling("page", bar_always=False)
        listing.column.addWidget(self.head)
        _add_banner(listing.column, banner)
        listing.column.addWidget(self.list, 1)
        self.reading.top.addWidget(self.back)
        self.reading.top.addSpacing(8)
        self.reading.top.addWidget(self.toolbar)
        self.reading.top.addSpacing(8)
        self.reading.set_side(NARROW_SIDE)
        self._one = QStackedLayout(self)
        self._one.addWidget(listing)
        self._one.addWidget(self.reading)

    def _resize(self) -> None:
        if self.count > 1:
            self.list.setFixedWidth(theme().px(_LIST))
        if self._beside is not None:
            self._beside.setFixedWidth(theme().px(_FOLDERS))


def _add_banner(column: QVBoxLayout, banner: QWidget | None) -> None:
    if banner is not None:
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 8, 16, 8)
        holder.addWidget(banner)
        column.addLayout(holder)
