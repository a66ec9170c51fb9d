"""The QtPdf side of DocumentView: opens the bytes of a PDF, shows its pages and draws them on a printer."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QWidget

from widgets.plain import block
from widgets.scroll_page import ThinScrollBar
from widgets.theme import theme

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25
_PAGE_GAP = 12
_PRINT_DPI = 300      # a printer may offer 1200, which is 400 MB per page
_POINTS_PER_INCH = 72
_SPOKEN_LIMIT = 4000


class BrokenPdf(ValueError):
    """The bytes are no PDF that can be shown; ``locked`` is set when only a password is missing."""

    def __init__(self, reason: str, locked: bool) -> None:
        super().__init__(reason)
        self.locked = locked


class PdfFile(QObject):
    """A PDF opened from bytes; it owns the buffer that QtPdf keeps reading from."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises BrokenPdf when it cannot be shown."""
        super().__init__()
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        problem = self._problem()
        if problem is not None:
            self.document.close()   # before the buffer goes, or QtPdf reads from memory that is gone
            raise problem

    def _problem(self) -> BrokenPdf | None:
        error = self.document.error()
        if error == QPdfDocument.Error.IncorrectPassword:
            return BrokenPdf("the document is locked with a password", locked=True)
        if error != QPdfDocument.Error.None_ or self.document.pageCount() < 1:
            return BrokenPdf(f"QtPdf says {error.name}", locked=False)
        return None

    def text(self, page: int) -> str:
        """Return the words on a page; a scanned page has none."""
        return str(self.document.getAllText(page).text())


class PdfPages(QPdfView):
    """Shows all pages under each other. ``page_changed(number)`` counts from 0."""

    page_changed = Signal(int)

    def __init__(self, file: PdfFile, parent: QWidget) -> None:
        super().__init__(parent)
        file.setParent(parent)   # not self: a document that dies inside its view calls back into it
        self._file = file
        self._document = file.document
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(_PAGE_GAP)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinScrollBar(self))
        self.setProperty("focusRing", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pageNavigator().currentPageChanged.connect(self.page_changed)
        theme().changed.connect(self._restyle)
        self._restyle()

    @property
    def count(self) -> int:
        """Number of pages, at least 1."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self.pageNavigator().currentPage()

    def go_to(self, page: int) -> None:
        """Show a page; a number outside the document goes to the nearest."""
        self.pageNavigator().jump(min(max(0, page), self.count - 1), QPointF())

    def page_text(self, page: int) -> str:
        """Return the words on a page, for screen readers; a scanned page has none."""
        return block(self._file.text(page), _SPOKEN_LIMIT)

    def zoom(self, direction: int) -> None:
        """Zoom in (1), out (-1), or back to the width of the window (0)."""
        if direction == 0:
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        now = self._factor()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        wanted = now * STEP if direction > 0 else now / STEP
        self.setZoomFactor(min(LARGEST, max(SMALLEST, wanted)))

    def _factor(self) -> float:
        if self.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        margins = self.documentMargins()
        points = self._document.pagePointSize(self.page).width()
        width = self.viewport().width() - margins.left() - margins.right()
        natural = points * self.logicalDpiX() / _POINTS_PER_INCH
        return width / natural if natural > 0 else 1.0

    def print_to(self, printer: QPrinter) -> None:
        """Draw every page on the paper, as large as fits; RuntimeError when the printer does not start."""
        printer.setResolution(min(printer.resolution(), _PRINT_DPI))
        first = self._document.pagePointSize(0)
        lying = first.width() > first.height()
        orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(orientation)
        painter = QPainter()
        if not painter.begin(printer):
            raise RuntimeError("the printer does not start")
        for page in range(self.count):
            if page:
                printer.newPage()
            image = self._rendered(page, painter.viewport().size())
            left = (painter.viewport().width() - image.width()) // 2
            painter.drawImage(left, 0, image)
        painter.end()

    def _rendered(self, page: int, room: QSize) -> QImage:
        size = self._document.pagePointSize(page).toSize()
        return self._document.render(page, size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))

    def _restyle(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Dark, theme().color("sunken"))   # what QPdfView draws around pages
        palette.setColor(QPalette.ColorRole.Window, theme().color("sunken"))
        self.setPalette(palette)
        self.viewport().update()
