"""Sets a practice letter on A4 with fpdf2: letterhead, address, subject, content, explanation, DEMO mark."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path

import font_source_sans_pro
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from services.documents.content import Content, Heading, Letterhead, Points, Rows
from services.dutch import MONTHS

_MONTHS = {
    "nl": MONTHS,
    "en": tuple("January February March April May June July August September October November December".split()),
}
_NAMES = {
    "nl": ("Datum", "Kenmerk", "Vragen", "Onderwerp"),
    "en": ("Date", "Reference", "Questions", "Subject"),
}
_FOOT = {"nl": "oefendocument, geen echte overheid", "en": "practice document, not a real government"}
_TAGS = {"nl": "nl-NL", "en": "en-GB"}
_FAMILY = "Source Sans"
_LEFT, _WIDTH = 25.0, 160.0
_INK, _GREY, _MARK, _LINE = (21, 38, 43), (75, 93, 99), (236, 239, 240), (211, 220, 222)
_EXPLANATION: tuple[Content, ...] = (
    Heading("Over deze brief"),
    "Deze brief is gemaakt om mee te oefenen. De organisatie, de bedragen en de namen zijn verzonnen. U hoeft niets "
    "te betalen en u kunt aan deze brief geen rechten ontlenen.",
    Heading("Bent u het niet eens met ons besluit?"),
    "In het echt kunt u binnen 6 weken na de datum van een besluit bezwaar maken. U schrijft dan waarom u het niet "
    "eens bent met het besluit. U zet uw naam, uw adres, de datum en het kenmerk van de brief erbij.",
    Points(
        (
            "Bezwaar maken kan met een brief of met een formulier op de website.",
            "U krijgt een bevestiging met de dag waarop u uiterlijk antwoord krijgt.",
            "U mag iemand anders vragen om u te helpen of om het voor u te doen.",
        )
    ),
    Heading("Hoe gaan wij om met uw gegevens?"),
    "Wij gebruiken uw gegevens alleen voor het doel van deze brief. U mag uw gegevens bekijken en laten verbeteren. "
    "In de oefenomgeving staan alleen verzonnen gegevens.",
)


class _Paper(FPDF):
    """A4 with a DEMO mark behind the text and a foot line on every page."""

    def __init__(self, sender: str, language: str) -> None:
        super().__init__(format="A4")
        self._foot = f"{sender} · {_FOOT[language]}"
        folder = Path(font_source_sans_pro.font_directory)
        self.add_font(_FAMILY, "", folder / "SourceSansPro-Regular.ttf")
        self.add_font(_FAMILY, "B", folder / "SourceSansPro-Semibold.ttf")
        self.set_margins(_LEFT, 20, 25)
        self.set_auto_page_break(True, 28)

    def header(self) -> None:
        """Draw the mark first, so that the text stands on top of it."""
        with self.local_context():
            self.set_font(_FAMILY, "B", 130)
            self.set_text_color(*_MARK)
            with self.rotation(52, 105, 150):
                self.text(42, 165, "DEMO")
        self.set_y(20)

    def footer(self) -> None:
        """Write whose letter this pretends to be, and that it is not real."""
        self.set_y(-18)
        self.set_font(_FAMILY, "", 9)
        self.set_text_color(*_GREY)
        self.cell(_WIDTH - 20, 5, self._foot)
        self.cell(20, 5, f"{self.page_no()}", align="R")
        self.set_text_color(*_INK)


class Letter:
    """One letter being set; ``write`` the content, ``fill`` to a number of pages, then take the ``bytes``."""

    def __init__(self, head: Letterhead) -> None:
        self._paper = _Paper(head.sender, head.language)
        self._paper.set_title(head.title)
        self._paper.set_author(head.sender)
        self._paper.set_subject("DEMO - oefendocument")
        self._paper.set_lang(_TAGS[head.language])
        self._paper.set_creation_date(datetime.combine(head.day, time(9), UTC))
        self._paper.add_page()
        self._letterhead(head)

    def write(self, content: Iterable[Content]) -> None:
        """Set the content one under the other; a page break comes by itself."""
        for part in content:
            match part:
                case Heading():
                    self._heading(part.text)
                case Points():
                    self._points(part)
                case Rows():
                    self._rows(part)
                case _:
                    self._paragraph(part)

    def fill(self, pages: int) -> None:
        """Add pages with explanation until there are ``pages``."""
        while self._paper.page_no() < pages:
            self._paper.add_page()
            self.write(_EXPLANATION)

    def bytes(self) -> bytes:
        """Return the finished document."""
        return bytes(self._paper.output() or b"")

    def _letterhead(self, head: Letterhead) -> None:
        self._line(head.sender, 20, bold=True, height=10)
        self._rule(2)
        self._paper.set_y(48)
        for line in head.addressee:
            self._line(line, 11)
        self._paper.set_y(80)
        *names, subject = _NAMES[head.language]
        for name, value in zip(names, (_written(head), head.reference, head.contact), strict=True):
            if value:
                self._fact(name, value)
        self._fact(subject, head.title, bold=True)
        self._paper.ln(8)

    def _fact(self, name: str, value: str, *, bold: bool = False) -> None:
        self._paper.set_text_color(*_GREY)
        self._paper.set_font(_FAMILY, "", 11)
        self._paper.cell(28, 6, name)
        self._paper.set_text_color(*_INK)
        self._line(value, 11, bold=bold)

    def _heading(self, text: str) -> None:
        self._paper.ln(2)
        self._line(text, 12.5, bold=True, height=7)

    def _paragraph(self, text: str) -> None:
        self._line(text, 11)
        self._paper.ln(3)

    def _points(self, points: Points) -> None:
        for item in points.items:
            self._paper.set_font(_FAMILY, "", 11)
            self._paper.cell(6, 6, "•")
            self._line(item, 11)
        self._paper.ln(3)

    def _rows(self, table: Rows) -> None:
        for row in table.rows:
            self._row(row, bold=False)
        if table.total:
            self._row(table.total, bold=True)
        self._paper.ln(4)

    def _row(self, cells: tuple[str, ...], *, bold: bool) -> None:
        self._paper.set_font(_FAMILY, "B" if bold else "", 11)
        width = _WIDTH / max(len(cells), 1)
        for number, cell in enumerate(cells):
            self._paper.cell(width, 7.5, cell, align="R" if number and number == len(cells) - 1 else "L")
        self._paper.ln(7.5)
        if not bold:
            self._rule(0)

    def _rule(self, gap: float) -> None:
        y = self._paper.get_y() + gap
        self._paper.set_draw_color(*_LINE)
        self._paper.line(_LEFT, y, _LEFT + _WIDTH, y)

    def _line(self, text: str, size: float, *, bold: bool = False, height: float = 6) -> None:
        self._paper.set_font(_FAMILY, "B" if bold else "", size)
        self._paper.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _written(head: Letterhead) -> str:
    return f"{head.day.day} {_MONTHS[head.language][head.day.month - 1]} {head.day.year}"
