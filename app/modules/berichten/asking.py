"""The questions and menus of the Berichtenbox: sure, leaving, another folder, a new folder."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.berichten.act import folder_name, name_fault
from app.modules.berichten.load import FIXED
from app.modules.berichten.model import folder_icon, folder_words, is_practice
from services.identity.session import Session
from services.registries.berichten.records import ARCHIVE, INBOX, Folder, Message
from widgets.button import Button
from widgets.dialog import Dialog
from widgets.form_field import FormField
from widgets.plain import one_line
from widgets.text import Text

_SUBJECT, _FOLDER, _HOST = 80, 60, 120


def sure_dialog(texts: Texts, message: Message, parent: QWidget, session: Session) -> Dialog:
    """Ask whether to delete for good, and say it when that is for another; the keyboard starts on the safe button."""
    told = {"actor": session.actor.name, "name": session.subject.name}
    another = "" if session.for_self else texts("acting.sure_text", **told) + " "
    subject, sender = one_line(message.subject, _SUBJECT), one_line(message.sender.name, _SUBJECT)
    dialog = Dialog(
        texts("delete_title"),
        another + texts("delete_text", subject=subject, sender=sender),
        [("delete", texts("delete_for_good"), "secondary"), ("cancel", texts("cancel"), "primary")],
        parent,
    )
    dialog.button("cancel").setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog


def leaving_dialog(texts: Texts, host: str, parent: QWidget) -> Dialog:
    """Say where a button of the sender would lead, and that nothing is opened."""
    words = texts("practice_text" if is_practice(host) else "strange_text", host=one_line(host, _HOST))
    return Dialog(texts("practice_title"), words, [("close", texts("close"), "primary")], parent)


class FolderMenu(QWidget):
    """Where a message can go: the other folders, and a new one."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, texts: Texts, known: Sequence[Folder], current: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        head = Text(texts("move_to"), "meta_strong", "ink2")
        head.setContentsMargins(12, 4, 12, 4)
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 4, 12, 4)
        inset.addWidget(head)
        column.addLayout(inset)
        own = [one.name for one in known if one.name not in FIXED]
        for folder in (INBOX, ARCHIVE, *own):
            if folder != current:
                words = one_line(folder_words(texts, folder), _FOLDER)
                button = Button(words, "plain", folder_icon(folder), small=True)
                button.clicked.connect(partial(self.chosen.emit, folder))
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        new = Button(texts("new_folder"), "plain", "plus", small=True)
        new.clicked.connect(self.new_asked)
        column.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)


class NewFolderDialog(Dialog):
    """Asks a name; a wrong one is said at the field and what was typed stays. ``made`` tells the name."""

    made = Signal(str)

    def __init__(self, texts: Texts, subject: str, taken: Iterable[str], parent: QWidget) -> None:
        super().__init__(
            texts("new_folder_title"),
            texts("new_folder_text", subject=one_line(subject, _SUBJECT)),
            [("make", texts("new_folder_make"), "primary"), ("cancel", texts("cancel"), "neutral")],
            parent,
        )
        self._texts, self._taken = texts, list(taken)
        self.field = FormField(texts("new_folder_name"))
        self.field.returned.connect(self._make)
        self.body.addWidget(self.field)
        make = self.button("make")
        make.clicked.disconnect()
        make.clicked.connect(self._make)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _make(self) -> None:
        name = folder_name(self.field.text)
        fault = name_fault(name, self._taken)
        if fault:
            self.field.set_error(self._texts(fault))
            self.field.focus_control()
            return
        self.accept()
        self.made.emit(name)
