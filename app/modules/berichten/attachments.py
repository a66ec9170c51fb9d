"""One attachment of a message: what it is, and the buttons to look at it and to save it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.berichten import load
from app.modules.berichten.beside import Beside
from app.modules.berichten.blocks import wrapping
from app.modules.berichten.surfaces import PDF, EdgedTile, Flowed
from services.registries.berichten.records import Attachment
from widgets import accessible
from widgets.button import Button
from widgets.plain import one_line

_KILO, _TITLE = 1000, 120
_PICTURES = ("image/png", "image/jpeg")


class AttachmentRow(Beside):
    """``view_asked`` and ``save_asked`` tell the number of the attachment."""

    view_asked = Signal(int)
    save_asked = Signal(int)

    def __init__(self, file: Attachment, number: int, texts: Texts) -> None:
        title = one_line(file.title or file.name, _TITLE)
        view = _button(texts("view"), "eye", title) if load.can_open(file.mime) else None
        save = _button(texts("save"), "download", title) if load.can_keep(file.mime) else None
        strange = None if save else wrapping(texts("strange_file"), "meta", "ink2")
        buttons = Flowed([part for part in (view, save, strange) if part is not None], 14, 8)
        super().__init__(_about(file, title, texts), buttons, gap=14, sides=14, top=11, bottom=12, edge=True)
        self._number = number
        if view is not None:
            view.clicked.connect(self._view)
        if save is not None:
            save.clicked.connect(self._save)

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        first = self.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _view(self) -> None:
        self.view_asked.emit(self._number)

    @Slot()
    def _save(self) -> None:
        self.save_asked.emit(self._number)


def _button(words: str, icon: str, title: str) -> Button:
    button = Button(words, "secondary", icon, small=True)
    accessible.name(button, f"{words} {title}")
    return button


def _about(file: Attachment, title: str, texts: Texts) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(EdgedTile(PDF if load.can_open(file.mime) else "file-text", edge=""))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(wrapping(title, "body_strong"))
    words.addWidget(wrapping(described(file, texts), "meta", "ink2"))
    words.addStretch(1)
    row.addLayout(words, 1)
    return holder


def described(file: Attachment, texts: Texts) -> str:
    """Return "Pdf, 186 kB, 2 bladzijden"."""
    kind = "pdf" if load.can_open(file.mime) else "picture" if file.mime in _PICTURES else "other"
    size = f"{texts.number(max(1, round(file.size / _KILO)))} kB"
    if file.pages > 0:
        return texts("of_file_pages", kind=texts(f"kind_{kind}"), size=size, n=file.pages)
    return texts("of_file", kind=texts(f"kind_{kind}"), size=size)
