"""The reading pane: one message in full, or what stands in its place."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.page import clear
from app.kit.texts import Texts
from app.modules.berichten.attachments import AttachmentRow
from app.modules.berichten.beside import Beside
from app.modules.berichten.blocks import portions, weight_of, widget_of, wrapping
from app.modules.berichten.load import day_of
from app.modules.berichten.model import SENDER_ICONS
from app.modules.berichten.surfaces import EdgedTile, Scrolling
from services.registries.berichten.records import Action, Attachment, Heading as HeadingBlock, Message, Table, TextBlock
from widgets import accessible
from widgets.button import Button
from widgets.icon import Icon
from widgets.layouts import separator
from widgets.plain import one_line
from widgets.state_view import Empty, Failed, Loading
from widgets.text import Heading, Text
from widgets.theme import theme
from widgets.wrapping_link import WrappingLink

_SIDE, _GUTTER, _TOP, _BOTTOM = 32, 13, 24, 20
_GAP = 16
_FIRST_LETTERS, _FIRST_BLOCKS, _FIRST_FILES = 10_000, 40, 8
_MORE_LETTERS, _MORE_BLOCKS = 60_000, 200
_WIDEST = 640   # at 100 %: 70 to 75 characters of message text
_NAME = 120


class ReadingPane(Scrolling):
    """Tells what is asked of the message; ``show_*`` decides what is seen. ``top`` stays above it all."""

    go_asked = Signal(str)
    view_asked = Signal(int)
    save_asked = Signal(int)
    case_asked = Signal(str)
    retry_asked = Signal()
    undo_asked = Signal()

    def __init__(self, texts: Texts, today: date, level: int = 2) -> None:
        """``level`` is the heading level of the subject: 1 where the pane is the whole screen."""
        super().__init__()
        self._texts, self._today, self._level = texts, today, level
        self.setAccessibleName(texts("choose"))
        self._waiting: list[TextBlock] = []
        self._more_files: list[tuple[int, Attachment]] = []
        self._files = QVBoxLayout()
        self.top = QVBoxLayout()
        self._body = QVBoxLayout()
        self._text = QVBoxLayout()
        self._wide = QWidget()
        inside = QVBoxLayout(self._wide)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self.top)
        inside.addLayout(self._body)
        row = QHBoxLayout()
        row.addWidget(self._wide, 1)
        row.addStretch(0)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.column.setContentsMargins(_SIDE, _TOP, _SIDE - _GUTTER, _BOTTOM)
        theme().changed.connect(self._resize)
        self._resize()

    def set_side(self, side: int) -> None:
        """Use another margin, for a narrow window."""
        self.column.setContentsMargins(side, _TOP, max(4, side - _GUTTER), _BOTTOM)

    def show_nothing(self, text: str, undo: str = "") -> None:
        """Show one sentence in place of a message, with a way back when ``undo`` has words."""
        self._start()
        view = Empty(text, "mail-opened" if undo else "mail", undo)
        view.acted.connect(self.undo_asked)
        self._body.addWidget(view)
        self.reading()
        if undo:
            accessible.announce(self, text)

    def show_loading(self) -> None:
        """Show that the message is on its way."""
        self._start()
        self._body.addWidget(Loading(self._texts("loading_message"), lines=5))

    def show_failure(self, text: str) -> None:
        """Show why there is no message, with a retry."""
        self._start()
        view = Failed(text, self._texts("state.retry"))
        view.retry.connect(self.retry_asked)
        self._body.addWidget(view)
        self.reading()

    def show_message(self, message: Message) -> None:
        """Show the whole message from its top."""
        self._start()
        self.setAccessibleName(one_line(message.subject, _NAME))
        subject = Heading(one_line(message.subject), "subject", self._level, wrap=True)
        subject.setMinimumWidth(1)
        self._body.addWidget(subject)
        self._body.addSpacing(12)
        self._body.addWidget(self._sender(message))
        if note := self._texts("written_in"):
            self._body.addSpacing(8)
            self._body.addWidget(wrapping(note, "meta", "ink2"))
        self._body.addSpacing(_GAP)
        self._text = QVBoxLayout()
        self._text.setSpacing(0)
        self._body.addLayout(self._text)
        self._waiting = portions(message.blocks)
        self._add_text(_FIRST_LETTERS, _FIRST_BLOCKS)
        self._files = QVBoxLayout()
        self._body.addLayout(self._files)
        self._more_files = list(enumerate(message.attachments))
        self._add_files(_FIRST_FILES)
        if message.case is not None:
            self._case(message.case.id, message.case.title)
        self._contact(message)
        self.verticalScrollBar().setValue(0)
        self.reading()

    def _resize(self) -> None:
        self._wide.setMaximumWidth(theme().px(_WIDEST))

    def focus_file(self, number: int) -> bool:
        """Put the keyboard on the buttons of an attachment, counted from 1; False when it is not there."""
        rows = self._wide.findChildren(AttachmentRow)
        if not 0 < number <= len(rows):
            return False
        rows[number - 1].take_focus()
        return True

    def _start(self) -> None:
        clear(self._body)
        self._waiting = []
        self.setAccessibleName(self._texts("choose"))

    def _sender(self, message: Message) -> QWidget:
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        icon = SENDER_ICONS.get(message.sender.kind, SENDER_ICONS["rijk"])
        row.addWidget(EdgedTile(icon), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapping(one_line(message.sender.name, _NAME), "body_strong"))
        date = self._texts.long_date(day_of(message.placed))
        moment = self._texts("date_time", date=date, time=self._texts.time(message.placed))
        words.addWidget(wrapping(moment, "meta", "ink2"))
        row.addLayout(words, 1)
        return Beside(left, self._digital_only()) if message.digital_only else left

    def _digital_only(self) -> QWidget:
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for key in ("only_digital", "no_letter"):
            line = Text(self._texts(key), "meta", "ink2")
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            lines.addWidget(line)
        return holder

    def _add_text(self, letters: int, blocks: int) -> None:
        """Lay out the next blocks; a very long message goes on behind a button."""
        while self._waiting and letters > 0 and blocks > 0:
            block = self._waiting.pop(0)
            letters, blocks = letters - weight_of(block), blocks - 1
            self._text.addWidget(self._widget_of(block))
            self._text.addSpacing(_room_between(block, self._waiting[0] if self._waiting else None))
        if self._waiting:
            more = Button(self._texts("rest"), "secondary", small=True)
            more.clicked.connect(self._more)
            self._text.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._text.addSpacing(_GAP)

    def _widget_of(self, block: TextBlock) -> QWidget:
        if isinstance(block, HeadingBlock):
            return Heading(one_line(block.text), "option", self._level + 1, wrap=True)
        return widget_of(block, self._texts, self._today, self.go_asked.emit)

    @Slot()
    def _more(self) -> None:
        self._remove_button(self._text)
        self._add_text(_MORE_LETTERS, _MORE_BLOCKS)

    def _add_files(self, most: int) -> None:
        """Lay out the next attachments; very many go on behind a button."""
        shown, self._more_files = self._more_files[:most], self._more_files[most:]
        for number, file in shown:
            row = AttachmentRow(file, number, self._texts)
            row.view_asked.connect(self.view_asked)
            row.save_asked.connect(self.save_asked)
            self._files.addWidget(row)
            self._files.addSpacing(_GAP)
        if self._more_files:
            more = Button(self._texts("more_files", n=len(self._more_files)), "secondary", small=True)
            more.clicked.connect(self._all_files)
            self._files.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._files.addSpacing(_GAP)

    @Slot()
    def _all_files(self) -> None:
        self._remove_button(self._files)
        self._add_files(_MORE_BLOCKS)

    def _remove_button(self, layout: QVBoxLayout) -> None:
        """Take away the button at the end of a column; the room below it stays."""
        button = layout.itemAt(layout.count() - 2)
        if button is not None and (widget := button.widget()) is not None:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _case(self, case: str, title: str) -> None:
        self._body.addWidget(separator())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 10, 0, 9)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Icon("folders", "ink2", 20, line="body"), 0, top)
        row.addWidget(Text(self._texts("belongs_to")), 0, top)
        link = WrappingLink(one_line(title, _NAME), "body_strong")
        link.setProperty("case", case)
        link.clicked.connect(self._open_case)
        row.addWidget(link, 1, top)
        self._body.addWidget(holder)
        self._body.addWidget(separator())
        self._body.addSpacing(12)

    @Slot()
    def _open_case(self) -> None:
        self.case_asked.emit(str(self.sender().property("case")))

    def _contact(self, message: Message) -> None:
        sender, texts = message.sender, self._texts
        self._body.addWidget(Heading(texts("question"), "body_strong", self._level + 1, wrap=True))
        called = one_line(sender.called or sender.name, _NAME)
        names = {"called": called, "organisation": one_line(sender.name, _NAME)}
        words = texts("ask", **names)
        if sender.phone:
            hours, phone = (texts.official(one_line(told, _NAME)) for told in (sender.hours, sender.phone))
            words = texts("call", phone=phone, hours=hours, **names)
        self._body.addWidget(wrapping(words))
        reference = one_line(message.reference, 60)
        last = [texts("mention", reference=reference) if reference else "", texts("no_reply")]
        self._body.addWidget(wrapping(" ".join(part for part in last if part), "body", "ink2"))


def _room_between(block: TextBlock, after: TextBlock | None) -> int:
    """Return the room under a block in px, as in the look."""
    match block, after:
        case HeadingBlock(), _:
            return 6
        case _, Table():
            return 14
        case Table(), _:
            return 17
        case Action(), None:
            return 18
        case _:
            return _GAP
