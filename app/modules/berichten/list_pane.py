"""The list of a folder: which messages, search and filters, the rows, or what stands in their place."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.kit.page import clear
from app.kit.texts import Texts
from app.modules.berichten.load import PERIODS, Filter
from app.modules.berichten.surfaces import Area
from widgets import accessible
from widgets.button import Button, IconButton
from widgets.chip import ChipGroup
from widgets.plain import one_line
from widgets.pressing import OPENING
from widgets.row_list import Row, RowList
from widgets.search_field import SearchField
from widgets.select import Select
from widgets.state_view import Empty, Failed, Loading
from widgets.text import Text
from widgets.theme import theme

_SHOWN = ("all", "unread", "dated")
_DWELL_MS = 200
"""Walking past a message with the arrows does not open it, staying on it this long does."""
_LEAST_LIST, _NAME = 130, 80


class ListPane(Area):
    """``chosen`` tells a message, ``filtered`` another filter, ``searched`` other words ("" for none).

    ``more_wanted`` comes near the end of the rows, and when all are needed to filter.
    """

    chosen = Signal(str)
    filtered = Signal()
    searched = Signal(str)
    retry_asked = Signal()
    delete_pressed = Signal()
    folders_asked = Signal()
    more_wanted = Signal()

    def __init__(self, texts: Texts, folder: str, folders_at: str = "") -> None:
        """``folder`` is how the folder is called; a button for the others stands "above" or "beside" the chips."""
        super().__init__("surface", "left")
        self._texts = texts
        self.filter = Filter()
        self._names: Sequence[str] | None = None
        self._given: Sequence[Row] | None = None
        self._awaited, self._quiet, self._walks = "", False, False
        self._dwell = QTimer(self, singleShot=True, interval=_DWELL_MS)
        self._dwell.timeout.connect(self._open_awaited)
        self.rows = RowList(texts("list", folder=folder), texts("unread_word"))
        self.rows.chosen.connect(self._chosen)
        self.rows.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.rows.installEventFilter(self)
        self.rows.viewport().installEventFilter(self)
        self._folders_at = folders_at
        self.folders = Button(folder, "neutral", "folder", "chevron-down", small=True) if folders_at else None
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.rows)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete_pressed)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        bar = Area("surface", "bottom")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(16, 10, 16, 11)
        inside.setSpacing(10)
        if self.folders is not None:
            self.folders.clicked.connect(self.folders_asked)
            accessible.name(self.folders, f"{self.folders.label}, {self._texts('folders')}")
        if self.folders is not None and self._folders_at == "above":
            inside.addWidget(self.folders, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._chip_row())
        self._panel = self._make_panel()
        self._panel.hide()
        inside.addWidget(self._panel)
        self._status = Text("", "meta", "ink2", wrap=True)
        self._status.hide()
        inside.addWidget(self._status)
        column.addWidget(bar)
        holder = _Holder()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.rows)
        self._state = QWidget()
        self._state_column = QVBoxLayout(self._state)
        self._state_column.setContentsMargins(36, 0, 16, 0)
        self._stack.addWidget(self._state)
        column.addWidget(holder, 1)

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = {"all": "all", "unread": "only_unread", "dated": "only_dated"}
        items = [(key, self._texts(words[key]), "") for key in _SHOWN]
        self._chips = ChipGroup(items, name=self._texts("show"))
        self._chips.set_chosen("all")
        self._chips.chosen.connect(self._show_only)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._chips.setContentsMargins(0, 2, 0, 2)
        self._find = IconButton("search", self._texts("find_open"))
        self._find.clicked.connect(self._switch_panel)
        if self.folders is not None and self._folders_at == "beside":
            row.addWidget(self.folders, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chips, 1)
        row.addWidget(self._find, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(8)
        words = self._texts("search")
        self.search = SearchField(words, words, self._texts("search_clear"))
        self.search.changed.connect(self._search)
        self.search.searched.connect(self._search)
        self._sender = Select(self._texts("sender"), [("", self._texts("sender_all"))])
        self._sender.chosen.connect(self._choose_sender)
        periods = [(one, self._texts(f"periods.{one or 'all'}")) for one in PERIODS]
        self._period = Select(self._texts("period"), periods)
        self._period.chosen.connect(self._choose_period)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._sender, 1)
        row.addWidget(self._period, 1)
        column.addWidget(self.search)
        column.addLayout(row)
        return panel

    # --- what is shown

    def show_rows(self, rows: Sequence[Row], current: str) -> None:
        """Show these rows; place and choice stay as far as they can."""
        if rows is not self._given:
            self._given = rows
            place = self.rows.currentIndex().row()
            self.rows.set_rows(rows)
            if not self.rows.current_key:
                self.keep_place(place)
        if current != self.rows.current_key:
            self.mark(current)
        self._stack.setCurrentWidget(self.rows)

    def mark(self, key: str) -> None:
        """Mark the message that is open; without one the keyboard keeps its place in the list."""
        self._dwell.stop()
        if key:
            self.rows.choose(key)
        else:
            self.rows.selectionModel().clearSelection()

    def keep_place(self, number: int) -> None:
        """Let the arrows go on from a row without choosing it."""
        number = min(number, self.rows.row_model().rowCount() - 1)
        if number < 0:
            return   # nobody was in the list, or nothing is left
        self._quiet = True
        index = self.rows.row_model().index(number, 0)
        self.rows.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def show_loading(self) -> None:
        """Show that the rows are on their way."""
        self._show_state(Loading(self._texts("loading_list"), lines=5))

    def show_failure(self, text: str) -> None:
        """Show why there are no rows, with a retry."""
        view = Failed(text, self._texts("state.retry"))
        view.retry.connect(self.retry_asked)
        self._show_state(view)

    def show_empty(self, text: str, filtered: bool) -> None:
        """Show that there is nothing, and for a filter the way to all."""
        view = Empty(text, action=self._texts("show_all") if filtered else "")
        view.acted.connect(self.clear_filter)
        self._show_state(view)
        accessible.announce(self, text)

    def say(self, text: str) -> None:
        """Show one line under the filters; nothing hides it."""
        if text != self._status.text():
            self._status.set_text(text)
            self._status.setVisible(bool(text))
            if text:
                accessible.announce(self, text)

    def set_senders(self, names: Sequence[str]) -> None:
        """Offer these senders to filter on."""
        if names is self._names:
            return
        self._names = names
        options = [(name, one_line(name, _NAME)) for name in names]
        self._sender.set_options([("", self._texts("sender_all")), *options])
        self._sender.set_key(self.filter.sender)

    def restore(self, only: Filter, words: str) -> None:
        """Show what was chosen before the pane was drawn anew."""
        self.filter = only
        self._chips.set_chosen(only.show)
        self._period.set_key(only.period)
        self.search.set_text(words)
        if words or only.sender or only.period:
            self._open_panel(True)

    def _show_state(self, view: QWidget) -> None:
        clear(self._state_column)
        self._state_column.addWidget(view)
        self._state_column.addStretch(1)
        self._stack.setCurrentWidget(self._state)

    # --- what is asked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Know whether a row is chosen by walking past it or by pressing Enter or the mouse."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._walks = event.key() not in OPENING
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._walks = False
        return False

    @Slot(str)
    def _chosen(self, key: str) -> None:
        """Open at once by mouse or Enter, after a moment by arrow."""
        if self._quiet:
            return
        self._awaited = key
        if self._walks:
            self._dwell.start()
        else:
            self._open_awaited()

    @Slot()
    def _open_awaited(self) -> None:
        self._dwell.stop()
        self.chosen.emit(self._awaited)

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        bar = self.rows.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep():
            self.more_wanted.emit()

    @Slot(str)
    def _show_only(self, key: str) -> None:
        self.filter = replace(self.filter, show=key)
        self.filtered.emit()

    @Slot(str)
    def _choose_sender(self, sender: str) -> None:
        self.filter = replace(self.filter, sender=sender)
        self.filtered.emit()

    @Slot(str)
    def _choose_period(self, period: str) -> None:
        self.filter = replace(self.filter, period=period)
        self.filtered.emit()

    @Slot(str)
    def _search(self, words: str) -> None:
        self.searched.emit(words)

    @Slot()
    def _switch_panel(self) -> None:
        """Closing it clears what it filtered: nothing filters out of sight."""
        opening = self._panel.isHidden()
        self._open_panel(opening)
        if opening:
            self.more_wanted.emit()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._forget_panel()

    @Slot()
    def clear_filter(self) -> None:
        """Show everything again."""
        self._chips.set_chosen("all")
        self.filter = replace(self.filter, show="all")
        self._forget_panel()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_panel(self) -> None:
        self.search.set_text("")
        self._sender.set_key("")
        self._period.set_key("")
        self.filter = Filter(self.filter.show)
        self.searched.emit("")
        self.filtered.emit()

    def _open_panel(self, opened: bool) -> None:
        self._panel.setVisible(opened)
        self._find.set_icon("x" if opened else "search")
        self._find.set_name(self._texts("find_close" if opened else "find_open"))


class _Holder(QWidget):
    """Where the rows are: it wants little and takes all there is, so that the pane itself need not scroll."""

    def sizeHint(self) -> QSize:
        """One message and a half."""
        return QSize(theme().px(200), theme().px(_LEAST_LIST))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
