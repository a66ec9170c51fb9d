"""The page of the Berichtenbox: follows its address, shows what the desk holds, and passes on what is asked."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStackedLayout

from app.kit.context import Context
from app.kit.loadable import Failed
from app.kit.navigation import Address
from app.kit.page import Page, clear, failure_text
from app.modules.berichten import load
from app.modules.berichten.acting import Acting
from app.modules.berichten.counting import box_words, list_words
from app.modules.berichten.desk import Desk, Done
from app.modules.berichten.document import FILE, PRINT, DocumentPane
from app.modules.berichten.folders import FolderList
from app.modules.berichten.list_pane import ListPane
from app.modules.berichten.load import Filter
from app.modules.berichten.model import address_of, folder_at, folder_words
from app.modules.berichten.panes import NARROW_SIDE, WIDE_SIDE, Locked, Panes, fitting
from services.errors import NotFound
from services.registries.berichten.records import BIN, INBOX
from widgets.navigation_list import NavigationList
from widgets.plain import one_line
from widgets.theme import theme

_LOADING_AFTER_MS = 150


class BerichtenPage(Page):
    """Draws what the desk holds. Its address is folder / message / file."""

    _list: ListPane

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk = Desk(context, self)
        self.desk.rows_changed.connect(self._show_rows)
        self.desk.counts_changed.connect(self._show_counts)
        self.desk.message_changed.connect(self._show_message)
        self.desk.done.connect(self._done)
        self._language = ""
        self._panes: Panes | None = None
        self._filter = Filter()
        self._last: Done | None = None
        self._document: DocumentPane | None = None
        self._acting = Acting(context, self.desk, self)
        self._slow = QTimer(self, singleShot=True, interval=_LOADING_AFTER_MS)
        self._slow.timeout.connect(self._show_waiting)
        self._screen = QStackedLayout(self)
        self._screen.setContentsMargins(0, 0, 0, 0)
        theme().changed.connect(self._refit)

    # --- addresses

    @property
    def _folder(self) -> str:
        return folder_at(self.address.part(0))

    @property
    def _part(self) -> str:
        return self.address.part(2)

    @property
    def _alone(self) -> bool:
        """True where there is room for one pane at a time."""
        return self._panes is not None and self._panes.count == 1

    def enter(self, address: Address) -> None:
        """Go to a folder, a message or a file; what is open already is not asked again."""
        self.address = address
        if self._panes is None:
            QTimer.singleShot(0, self, self._take_focus)
        if self._folder != self.desk.folder:
            self._filter, self._last = Filter(), None
            self.desk.words, self.desk.found = "", None
            self.desk.open_folder(self._folder)
            self.draw()
        if address.part(1) != self.desk.key:
            if address.part(1):
                self._last = None
            self.desk.open_message(address.part(1))
        self._arrange()

    @Slot()
    def _take_focus(self) -> None:
        """Who comes from another screen begins in the list; who chose in the navigation stays there."""
        now = self.window().focusWidget()
        lists = self.window().findChildren(NavigationList)
        asked = isinstance(now, QAbstractButton) and now.isChecked()   # Qt also leaves the focus there by chance
        stays = self.isAncestorOf(now) or (asked and any(one.isAncestorOf(now) for one in lists))
        if not stays and self.isVisible():
            back = self._panes.back if self._panes is not None and self._alone and self.desk.key else None
            target = back or self._list.rows
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """Return the subject of the open message, or the name of the folder."""
        if self.desk.message is not None:
            return self.texts("title_message", subject=one_line(self.desk.message.subject, 80))
        listed = next((one for one in self.desk.listed.summaries if one.id == self.desk.key), None)
        if listed is not None:
            return self.texts("title_message", subject=one_line(listed.subject, 80))
        folder = folder_words(self.texts, self._folder)
        return self.texts("title") if self._folder == INBOX else self.texts("title_folder", folder=one_line(folder, 80))

    # --- laying out

    def draw(self) -> None:
        """Build the panes for the width, in the current language, and show what the desk holds."""
        focused = self._panes is not None and self._list.rows.hasFocus()
        clear(self._screen)
        self._document = None
        words = folder_words(self.texts, self._folder)
        today = self.context.clock.today()
        self._panes = Panes(self.texts, words, self._fitting(), self._locked(), today)
        self._folders, self._list, self._reading = self._panes.folders, self._panes.list, self._panes.reading
        self._actions, self._head = self._panes.toolbar, self._panes.head
        self._connect()
        self._screen.addWidget(self._panes)
        if self._language and self._language != self.texts.language:
            self.desk.reword()
        self._language = self.texts.language
        self._list.restore(self._filter, self.desk.words)
        self._show_rows()
        self._show_message()
        if focused:
            self._list.rows.setFocus()

    def _fitting(self) -> int:
        holder = self.parentWidget()   # has its size before a new page has
        return fitting((holder or self).width())

    def _connect(self) -> None:
        if self._panes is not None:
            self._panes.back.clicked.connect(self._close_message)
        self._acting.use(self._actions)
        self._folders.chosen.connect(self._go_folder)
        self._folders.new_asked.connect(self._acting.new_folder)
        self._connect_list()
        self._connect_reading()

    def _arrange(self) -> None:
        """Show the pane or the file that the address names."""
        if self._document is not None and self._document.part != self._part:
            self._screen.removeWidget(self._document)
            self._document.hide()
            self._document.deleteLater()
            self._document = None
        if self._part and self._document is None:
            self._open_file()
        if self._panes is not None:
            self._screen.setCurrentWidget(self._document or self._panes)
            self._panes.show_message(bool(self.desk.key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold when the width asks for it."""
        super().resizeEvent(event)
        self._refit()

    @Slot()
    def _refit(self) -> None:
        if self._panes is not None and self._fitting() != self._panes.count:
            self.draw()

    # --- showing

    @Slot()
    def _show_rows(self) -> None:
        desk, words = self.desk, self.texts
        failure = desk.found_failure if desk.searching else desk.list_failure
        waiting = desk.found is None if desk.searching else not desk.loaded
        rows = desk.shown(self._filter)
        self._list.say(list_words(words, desk, self._filter, len(rows)))
        if failure is not None:
            self._list.show_failure(failure_text(self.context, failure, load.SOURCE))
        elif waiting:
            self._list.show_loading()
        elif rows:
            self._list.show_rows(rows, desk.key)
        else:
            self._show_none()
        if desk.loaded:
            self._list.set_senders(desk.senders)
        self._show_counts()

    def _show_none(self) -> None:
        desk = self.desk
        if desk.searching:
            self._list.show_empty(self.texts("none_found", words=one_line(desk.words, 60)), filtered=True)
        elif desk.listed.summaries:
            self._list.show_empty(self.texts("none_kept"), filtered=True)
        else:
            key = "empty_bin" if desk.folder == BIN else "empty"
            self._list.show_empty(self.texts(key), filtered=False)

    def _locked(self) -> Locked:
        """Say why messages can only be read, if so: the level of the login, or what one may for the subject."""
        words = self.context.why_not("read_only")
        if not words or self.context.manifest.submits(self.context.session):
            return Locked(words, self.texts("read_only_short") if words else "")
        return Locked(words, self.texts("acting.only_look_short", name=self.context.session.subject.name))

    @Slot()
    def _show_counts(self) -> None:
        self._head.set_counts(box_words(self.texts, self.desk))
        known = self.desk.overview.folders if self.desk.overview else None
        may_make = self.context.may_write and self.desk.message is not None
        self._folders.show_folders(known, self._folder, may_make)

    @Slot()
    def _show_message(self) -> None:
        desk = self.desk
        self._slow.stop()
        self._list.mark(desk.key)
        self._actions.show_for(desk.message.folder if desk.message else "")
        if desk.message is not None:
            self._reading.show_message(desk.message)
            self.retitled.emit()
        elif desk.message_failure is not None:
            self._show_message_failure(desk.message_failure)
        elif desk.key:
            self._slow.start()
        elif self._last is not None:
            undo = self.texts("undo") if self._last.what == "moved" else ""
            self._reading.show_nothing(self._done_words(self._last), undo)
        else:
            self._reading.show_nothing(self.texts("choose"))
        self._show_counts()
        self._arrange()

    def _show_message_failure(self, failure: Failed) -> None:
        if isinstance(failure.error, NotFound):
            self._reading.show_nothing(self.texts("gone"))
        else:
            self._reading.show_failure(failure_text(self.context, failure, load.SOURCE))

    @Slot()
    def _show_waiting(self) -> None:
        if self.desk.key and self.desk.message is None and self.desk.message_failure is None:
            self._reading.show_loading()

    # --- what is asked in the list

    def _connect_list(self) -> None:
        self._list.chosen.connect(self._go_message)
        self._list.filtered.connect(self._filtered)
        self._list.searched.connect(self._search)
        self._list.retry_asked.connect(self._retry_list)
        self._list.delete_pressed.connect(self._acting.delete_key)
        self._list.folders_asked.connect(self._open_folders)
        self._list.more_wanted.connect(self.desk.want_rest)

    @Slot(str)
    def _go_message(self, key: str) -> None:
        if key != self.desk.key or self._alone:
            self.context.go(address_of(self._folder, key))

    @Slot(str)
    def _go_folder(self, folder: str) -> None:
        self._acting.close_popover()
        if folder == self.desk.folder and not self.desk.key:
            self.desk.open_folder(folder)
            self._show_rows()
        else:
            self.context.go(address_of(folder))

    @Slot()
    def _close_message(self) -> None:
        self.context.go(address_of(self._folder))
        self._list.rows.setFocus()

    @Slot()
    def _filtered(self) -> None:
        self._filter = self._list.filter
        self._show_rows()
        if self._filter != Filter():
            self.desk.want_rest()

    @Slot(str)
    def _search(self, words: str) -> None:
        if words != self.desk.words:
            self.desk.search(words)

    @Slot()
    def _retry_list(self) -> None:
        if self.desk.searching:
            self.desk.search(self.desk.words)
        else:
            self.desk.open_folder(self._folder)
            self._show_rows()

    @Slot()
    def _open_folders(self) -> None:
        """Where the folders are folded they open under their button."""
        menu = FolderList(self.texts, narrow=True)
        known = self.desk.overview.folders if self.desk.overview else None
        menu.show_folders(known, self._folder, may_make=False)
        menu.chosen.connect(self._go_folder)
        if self._list.folders is not None:
            self._acting.open_popover(self._list.folders, self.texts("folders"), menu)

    # --- what is asked of the message

    def _connect_reading(self) -> None:
        self._reading.go_asked.connect(self._acting.leave)
        self._reading.view_asked.connect(self._view)
        self._reading.save_asked.connect(self._acting.save)
        self._reading.case_asked.connect(self._open_case)
        self._reading.retry_asked.connect(self._retry_message)
        self._reading.undo_asked.connect(self._undo)

    @Slot()
    def _undo(self) -> None:
        if self._last is not None:
            self.desk.undo(self._last)

    @Slot(object)
    def _done(self, done: Done) -> None:
        """The source confirmed: the message leaves the screen and the list keeps its place."""
        if done.what == "undone":
            self._last = None
            self.desk.open_folder(self._folder)
            self.context.go(address_of(self._folder, done.after.id))
            return
        self._last = done
        self.context.go(address_of(self._folder))
        self._show_rows()
        self._list.keep_place(done.place)
        self._list.rows.setFocus()
        if self._alone:
            self.context.office.notify(self._done_words(done))

    def _done_words(self, done: Done) -> str:
        if done.what != "moved":
            return self.texts(f"done_{done.what}")
        folder = done.after.folder
        words = one_line(folder_words(self.texts, folder), 80)
        return self.texts.maybe(f"done.{folder}") or self.texts("done.other", folder=words)

    @Slot(str)
    def _open_case(self, case: str) -> None:
        self.context.go(f"zaken/{case}")

    @Slot()
    def _retry_message(self) -> None:
        self.desk.open_message(self.desk.key)

    # --- files

    @Slot(int)
    def _view(self, number: int) -> None:
        self.context.go(address_of(self._folder, self.desk.key, f"{FILE}{number + 1}"))

    def _open_file(self) -> None:
        """Show the file that the address names, once its message is there."""
        if self.desk.message is None:
            return
        side = NARROW_SIDE if self._alone else WIDE_SIDE
        self._document = DocumentPane(self.context, self.desk.message, self._part, side)
        self._document.closed.connect(self._close_file)
        self._screen.addWidget(self._document)
        self._screen.setCurrentWidget(self._document)
        self._document.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close_file(self) -> None:
        """Go back to where the file was asked for."""
        part = self._part
        self.context.go(address_of(self._folder, self.desk.key))
        if part == PRINT or not self._reading.focus_file(int(part.removeprefix(FILE))):
            self._list.rows.setFocus(Qt.FocusReason.OtherFocusReason)


def create(context: Context) -> BerichtenPage:
    """Return the page for one session."""
    return BerichtenPage(context)
