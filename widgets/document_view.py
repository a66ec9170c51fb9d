"""Shows a PDF from its bytes, with pages, zoom, saving and printing; QtPdf is only loaded when one is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from widgets import accessible
from widgets.button import Button, IconButton
from widgets.layouts import FlowLayout, separator
from widgets.state_view import Empty
from widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from widgets.pdf_pages import PdfPages

Writer = Callable[[Path, bytes], None]
_BAR_GAP, _BAR_PAD = 4, 8
_NAME_LIMIT = 120


class DocumentTexts(Struct, frozen=True):
    """The words of a DocumentView. ``page`` is filled with {n} and {count}."""

    page: str
    previous_page: str
    next_page: str
    zoom_in: str
    zoom_out: str
    fit_width: str
    save: str
    print: str
    broken: str
    locked: str
    print_failed: str


class DocumentView(QWidget):
    """A document named ``name``. ``save_wanted`` asks the owner for a place; then call ``save(path)``.

    Bytes that are no PDF, or a locked one, give a plain sentence; saving stays possible, printing does not.
    ``failed(text)`` tells of a printer that does not start.
    """

    save_wanted = Signal()
    failed = Signal(str)

    def __init__(
        self,
        data: bytes,
        name: str,
        texts: DocumentTexts,
        write: Writer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``write`` puts bytes at a path, all or nothing; without it there is no save button."""
        super().__init__(parent)
        self._data, self._name, self._texts, self._write = data, name, texts, write
        self.pages: PdfPages | None = None
        self._make_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(separator())
        column.addWidget(self._open(), 1)
        self._connect()
        self._show_page(0)

    @property
    def is_broken(self) -> bool:
        """Whether the bytes could not be shown."""
        return self.pages is None

    def save(self, path: Path) -> None:
        """Write the document to ``path``; OSError from the writer comes through."""
        if self._write is None:
            raise RuntimeError("this document was opened without a writer")
        self._write(path, self._data)

    def print_with_dialog(self) -> None:
        """Ask for a printer and print every page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only when someone prints

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: "QPrinter") -> None:
        """Print every page on ``printer``; a printer that does not start is told by ``failed``."""
        if self.pages is None:
            return
        try:
            self.pages.print_to(printer)
        except RuntimeError:
            self.failed.emit(self._texts.print_failed)

    def _make_bar(self) -> None:
        texts = self._texts
        self.previous = IconButton("chevron-left", texts.previous_page)
        self.next = IconButton("chevron-right", texts.next_page)
        self.place = Text("", "meta", "ink2")
        self.zoom_out = IconButton("zoom-out", texts.zoom_out)
        self.zoom_in = IconButton("zoom-in", texts.zoom_in)
        self.fit = IconButton("arrow-autofit-width", texts.fit_width)
        self.save_button = Button(texts.save, "secondary", "download", small=True)
        self.print_button = Button(texts.print, "secondary", "printer", small=True)
        if self._write is None:
            self.save_button.hide()   # never show(): it has no parent yet and would be a window of its own
        self._bar = FlowLayout(_BAR_GAP, _BAR_GAP)
        self._bar.setContentsMargins(_BAR_PAD, _BAR_PAD, _BAR_PAD, _BAR_PAD)
        for part in (self.previous, self.place, self.next, self.zoom_out, self.zoom_in, self.fit):
            self._bar.addWidget(part)
        self._bar.addWidget(self.save_button)
        self._bar.addWidget(self.print_button)

    def _open(self) -> QWidget:
        from widgets.pdf_pages import BrokenPdf, PdfFile, PdfPages  # QtPdf: 17 ms, only when a document is shown

        try:
            self.pages = PdfPages(PdfFile(self._data), self)
        except BrokenPdf as problem:
            words = self._texts.locked if problem.locked else self._texts.broken
            accessible.announce(self, words)
            return self._broken(words)
        self.pages.page_changed.connect(self._show_page)
        return self.pages

    def _broken(self, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(Empty(words, "file-off"), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._want_save)
        for part in (self.previous, self.next, self.zoom_out, self.zoom_in, self.fit, self.print_button):
            part.setVisible(self.pages is not None)
        if self.pages is None:
            return
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._forward)
        self.zoom_in.clicked.connect(self._larger)
        self.zoom_out.clicked.connect(self._smaller)
        self.fit.clicked.connect(self._fit)
        self.print_button.clicked.connect(self.print_with_dialog)
        for keys, act in (
            (QKeySequence.StandardKey.ZoomIn, self._larger),
            (QKeySequence.StandardKey.ZoomOut, self._smaller),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_page(self, page: int) -> None:
        if self.pages is None:
            self.place.set_text("")
            return
        place = self._texts.page.format(n=page + 1, count=self.pages.count)
        self.place.set_text(place)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page < self.pages.count - 1)
        accessible.name(self.pages, f"{self._name[:_NAME_LIMIT]}, {place}")
        self.pages.setAccessibleDescription(self.pages.page_text(page))

    def _back(self) -> None:
        self._go(-1)

    def _forward(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self.pages is not None:
            self.pages.go_to(self.pages.page + step)
            accessible.announce(self, self.place.text())

    def _larger(self) -> None:
        self._zoom(1)

    def _smaller(self) -> None:
        self._zoom(-1)

    def _fit(self) -> None:
        self._zoom(0)

    def _zoom(self, direction: int) -> None:
        if self.pages is not None:
            self.pages.zoom(direction)

    def _want_save(self) -> None:
        self.save_wanted.emit()


def pdf_pages_as_text(data: bytes) -> list[str]:
    """Return the words of every page, for a text version; ValueError when the bytes are no readable PDF."""
    from widgets.pdf_pages import PdfFile

    file = PdfFile(data)
    return [file.text(page) for page in range(file.document.pageCount())]
