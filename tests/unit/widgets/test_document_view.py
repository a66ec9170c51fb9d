"""Documents: pages, words for screen readers, saving all or nothing, printing, and bytes that are no PDF."""

import ast
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.architecture import ROOT
from tests.helpers.gallery_parts import DOCUMENT_TEXTS, pdf_bytes
from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.document_view import DocumentView, pdf_pages_as_text

THREE = pdf_bytes(3)


def test_pages_are_walked_named_and_read(show: Show, qtbot: QtBot) -> None:
    view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS)
    show(view)
    assert view.pages is not None
    assert view.place.text() == "Bladzijde 1 van 3"
    assert not view.previous.isEnabled()
    view.next.click()
    assert accessible.name_of(view.pages) == "Rekening, Bladzijde 2 van 3"
    assert "bladzijde 2" in view.pages.accessibleDescription()
    view.next.click()
    assert not view.next.isEnabled()
    assert pdf_pages_as_text(THREE)[2].strip() == "Rekening leges dakkapel, bladzijde 3"


def test_zoom_has_bounds(show: Show) -> None:
    view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS)
    show(view)
    assert view.pages is not None
    for _ in range(30):
        view.zoom_in.click()
    assert view.pages.zoomFactor() == 4.0
    for _ in range(40):
        view.zoom_out.click()
    assert view.pages.zoomFactor() == 0.25
    view.fit.click()


def test_saving_goes_through_the_given_writer(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    written: list[tuple[Path, bytes]] = []

    def write(path: Path, data: bytes) -> None:
        written.append((path, data))

    view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS, write)
    show(view)
    with qtbot.waitSignal(view.save_wanted):
        view.save_button.click()
    view.save(tmp_path / "rekening.pdf")
    assert written == [(tmp_path / "rekening.pdf", THREE)]


def test_a_full_disk_reaches_the_caller(tmp_path: Path) -> None:
    def write(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS, write)
    with pytest.raises(OSError, match="No space"):
        view.save(tmp_path / "rekening.pdf")


def test_every_page_is_printed(show: Show, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS)
    show(view)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    view.print_to(printer)
    assert len(pdf_pages_as_text((tmp_path / "print.pdf").read_bytes())) == 3


@pytest.mark.parametrize(
    "data", [b"", b"hallo", THREE[:300], b"%PDF-1.7" + os.urandom(4000), b"\x00" * 100_000],
    ids=["empty", "text", "cut", "noise", "zeros"],
)
def test_bytes_that_are_no_pdf_give_a_sentence_and_no_crash(show: Show, data: bytes) -> None:
    view = DocumentView(data, "Rekening", DOCUMENT_TEXTS)
    show(view)
    assert view.is_broken
    assert not view.print_button.isVisible()
    assert DOCUMENT_TEXTS.broken in accessible.announcements()
    with pytest.raises(ValueError):
        pdf_pages_as_text(data)


def test_a_closed_document_leaves_nothing_behind(show: Show) -> None:
    for _ in range(3):
        view = DocumentView(THREE, "Rekening", DOCUMENT_TEXTS)
        view.show()
        view.close()
        view.deleteLater()
        QApplication.processEvents()


def _at_the_top(path: Path) -> set[str]:
    """Return what a file imports when it is itself imported."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}


def test_nothing_reads_qtpdf_before_a_document_is_shown() -> None:
    """The first visit to a page must not wait for it; ``DocumentView`` reads it when there is a document."""
    heavy = {"PySide6.QtPdf", "PySide6.QtPdfWidgets", "widgets.pdf_pages"}
    found = {path.name for part in ("app", "widgets") for path in (ROOT / part).rglob("*.py")
             if _at_the_top(path) & heavy}  # fmt: skip
    assert found == {"pdf_pages.py"}, "the one that may: others read it inside a function"
