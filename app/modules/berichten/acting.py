"""What a person does with the open message: asks first where that is needed, then asks the source."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import failure_text
from app.modules.berichten import load
from app.modules.berichten.asking import FolderMenu, NewFolderDialog, leaving_dialog, sure_dialog
from app.modules.berichten.desk import Desk
from app.modules.berichten.document import PRINT
from app.modules.berichten.head import Actions
from app.modules.berichten.model import address_of, folder_words
from services.errors import BadReply
from services.registries.berichten.records import ARCHIVE, BIN, INBOX
from widgets.dialog import Dialog
from widgets.popover import Popover

_TARGETS = {"archive": ARCHIVE, "restore": INBOX, "delete": BIN}


class Acting(QObject):
    """One page's dialogs, menus and actions. ``use`` names the buttons that are on the screen now."""

    def __init__(self, context: Context, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._desk, self._page = context, desk, page
        self._texts = context.texts
        self._actions: Actions | None = None
        self._popover: Popover | None = None
        desk.refused.connect(self._refused)

    def use(self, actions: Actions) -> None:
        """Listen to these buttons."""
        self.close_popover()
        self._actions = actions
        actions.asked.connect(self.act)

    @Slot(str)
    def act(self, what: str) -> None:
        """Do what a button says."""
        message = self._desk.message
        if message is None:
            return
        if what == "print":
            self._context.go(address_of(self._desk.folder, message.id, PRINT))
        elif what == "move":
            self._open_move_menu()
        elif what == "delete_for_good":
            dialog = sure_dialog(self._texts, message, self._page, self._context.session)
            dialog.answered.connect(self._sure)
            dialog.open()
        elif what == "make_unread":
            self._set_busy(True)
            self._desk.mark_unread()
        else:
            self.move_to(_TARGETS[what])

    @Slot()
    def delete_key(self) -> None:
        """The Delete key does what the button with the bin does."""
        for what in ("delete", "delete_for_good"):
            if self._actions is not None and self._actions.can(what):
                self.act(what)
                return

    @Slot(str)
    def move_to(self, folder: str) -> None:
        """Move the open message."""
        self.close_popover()
        self._set_busy(True)
        self._desk.move(folder)

    @Slot()
    def new_folder(self) -> None:
        """Ask a name for a folder that begins with the open message."""
        self.close_popover()
        if self._desk.message is None:
            return
        known = self._desk.overview
        taken = [one.name for one in known.folders] if known else []
        taken += [name for one in load.FIXED for name in (one, folder_words(self._texts, one))]
        dialog = NewFolderDialog(self._texts, self._desk.message.subject, taken, self._page)
        dialog.made.connect(self.move_to)
        dialog.open()

    @Slot(str)
    def leave(self, host: str) -> None:
        """Say what a button of the sender would do: nothing outside Voorportaal is opened."""
        dialog: Dialog = leaving_dialog(self._texts, host, self._page)
        dialog.open()

    @Slot(int)
    def save(self, number: int) -> None:
        """Fetch an attachment and ask where to keep it."""
        message = self._desk.message
        if message is None:
            return
        file = message.attachments[number]
        work = partial(load.attachment, self._context.client, message.id, file.id, file.mime)
        self._context.run(self, work, partial(self._fetched, file.name), load.SOURCE)

    def open_popover(self, anchor: QWidget, name: str, content: QWidget) -> None:
        """Open a panel under a button."""
        self.close_popover()
        self._popover = Popover(anchor, name)
        self._popover.body.addWidget(content)
        self._popover.open_under()

    def close_popover(self) -> None:
        """Close the panel that is open, if any."""
        if self._popover is not None:
            self._popover.dismiss()
            self._popover.deleteLater()
            self._popover = None

    def _open_move_menu(self) -> None:
        message, known = self._desk.message, self._desk.overview
        if message is None or self._actions is None:
            return
        menu = FolderMenu(self._texts, known.folders if known else (), message.folder)
        menu.chosen.connect(self.move_to)
        menu.new_asked.connect(self.new_folder)
        self.open_popover(self._actions.button("move"), self._texts("move_to"), menu)

    @Slot(str)
    def _sure(self, answer: str) -> None:
        if answer == "delete":
            self._set_busy(True)
            self._desk.delete()

    def _fetched(self, name: str, outcome: Outcome[bytes]) -> None:
        if isinstance(outcome, Failed):
            self._context.office.notify(file_failure(self._context, outcome), "err")
        else:
            self._context.office.save_file(name, outcome.value, self)

    @Slot(str, object)
    def _refused(self, key: str, failure: Failed) -> None:
        """Nothing changed; say so and let it be tried again."""
        self._set_busy(False)
        reason = failure_text(self._context, failure, load.SOURCE)
        self._context.office.notify(self._texts(key, reason=reason), "err" if key == "not_done" else "info")

    def _set_busy(self, busy: bool) -> None:
        if self._actions is not None:
            self._actions.set_busy(busy)


def file_failure(context: Context, failure: Failed) -> str:
    """Return why there is no file: it is not what it says it is, or the source does not answer."""
    if isinstance(failure.error, BadReply) and failure.error.status is None:
        return context.texts("bad_file")
    return context.texts("no_file", reason=failure_text(context, failure, load.SOURCE))
