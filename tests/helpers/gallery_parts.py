"""Draws the parts of the second set in every theme and at 200 %: python -m tests.helpers.gallery_parts DIR"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets.badge import Badge
from widgets.chart import BarChart
from widgets.code_input import CodeInput
from widgets.description_list import DescriptionList, beside
from widgets.document_view import DocumentTexts, DocumentView
from widgets.fact_box import Fact, FactBox
from widgets.form_field import CheckBox, ErrorSummary, FormField, PasswordField, RadioGroup, Select
from widgets.long_text import LongText
from widgets.map_data import row_houses
from widgets.map_sketch import MapLegend, MapSketch
from widgets.record_table import Column, RecordTable, SimpleTable
from widgets.row_list import Row, RowBadge, RowList
from widgets.search_field import SearchField
from widgets.state_view import Empty, Failed, Loading
from widgets.step_list import ProgressLine, StepList
from widgets.theme import theme
from widgets.timeline import Timeline, TimelineEntry

DOCUMENT_TEXTS = DocumentTexts(
    page="Bladzijde {n} van {count}",
    previous_page="Vorige bladzijde",
    next_page="Volgende bladzijde",
    zoom_in="Groter",
    zoom_out="Kleiner",
    fit_width="Hele breedte",
    save="Opslaan",
    print="Afdrukken",
    broken="Wij kunnen dit document niet laten zien.",
    locked="Dit document zit op slot met een wachtwoord.",
    print_failed="De printer doet het niet.",
)


def pay(text: str, solid: bool = False) -> tuple[RowBadge, ...]:
    """A badge with a deadline."""
    return (RowBadge("warn", text, "clock" if solid else "calendar", solid),)


MESSAGES = [
    Row("rekening", "Rekening voor uw vergunning", "Gemeente Zoetermeer", "4 januari",
        badges=pay("Betalen: nog 26 dagen"), attachment_text="1 bijlage", group="Deze week"),
    Row("apk", "De apk van uw auto verloopt", "RDW", "3 januari", unread=True,
        badges=pay("Keuren: nog 28 dagen"), group="Deze week"),
    Row("aanslag", "Uw voorlopige aanslag over 2027", "Belastingdienst", "30 december",
        attachment_text="1 bijlage", group="December 2026"),
    Row("tekening", "Stuur nog een tekening van uw dakkapel", "Gemeente Zoetermeer", "29 december",
        badges=pay("Aanvullen: nog 7 dagen", solid=True), group="December 2026"),
    Row("toeslag", "U krijgt kinderopvangtoeslag", "Dienst Toeslagen", "22 december", unread=True,
        attachment_text="1 bijlage", group="December 2026"),
    Row("oppervlakte", "Wij onderzoeken uw woonoppervlakte", "Gemeente Zoetermeer", "15 december",
        group="December 2026"),
]

TIMELINE = [
    TimelineEntry("12 februari 2027", "De gemeente beslist uiterlijk op deze dag", kind="future"),
    TimelineEntry("4 januari 2027", "Bericht: rekening voor uw vergunning", "", "letter", "Lezen", "rekening"),
    TimelineEntry("30 december 2026", "U voegde een foto toe", "Voorgevel.jpg", "own"),
    TimelineEntry("29 december 2026", "Bericht: stuur nog een tekening", "", "letter", "Lezen", "tekening"),
    TimelineEntry("22 december 2026", "In behandeling", "De gemeente bekijkt uw aanvraag.", "status"),
    TimelineEntry("18 december 2026", "U diende de aanvraag in", "met 3 documenten", "own"),
]

STEPS = [
    ("Ingediend", "18 december", "done"),
    ("In behandeling", "sinds 22 december", "now"),
    ("Besluit", "op zijn laatst 12 februari", "later"),
    ("Afgerond", "", "later"),
]

VALUES = [236, 255, 271, 298, 352, 371, 389, 412]


class Ground(QWidget):
    """A column of parts on the surface colour."""

    def __init__(self, *parts: QWidget, fill: str = "surface") -> None:
        super().__init__()
        self._fill = fill
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(20)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWindowTitle("Onderdelen")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill."""
        QPainter(self).fillRect(self.rect(), theme().color(self._fill))


def fields() -> QWidget:
    """Fields, with and without an error."""
    postcode = FormField("Postcode", "Uw postcode staat op uw post")
    postcode.set_text("2729 XY")
    house = FormField("Huisnummer")
    house.set_text("18a-b")
    house.set_error("Vul alleen cijfers in, bijvoorbeeld 18.")
    secret = PasswordField("Wachtwoord", "Toon", "Verberg", "Caps Lock staat aan.")
    secret.set_text("geheim")
    language = Select("Taal", [("nl", "Nederlands"), ("en", "English")])
    summary = ErrorSummary("Er is 1 fout", [(house, "Vul uw huisnummer in")])
    return Ground(summary, postcode, house, secret, language, fill="page")


def choices() -> QWidget:
    """Radios, a check box and a search field."""
    sms = RadioGroup(
        "Wat wilt u oefenen?",
        [("now", "De sms komt meteen"), ("late", "De sms komt na 30 seconden"), ("never", "De sms komt niet")],
    )
    sms.set_key("now")
    read = CheckBox("Ik heb dit gelezen")
    read.setChecked(True)
    off = CheckBox("Deze keuze kan nu niet")
    off.setEnabled(False)
    search = SearchField("Zoek een bericht, zaak of gegeven", "Zoeken", "Wis de zoekwoorden")
    search.set_text("dakkapel")
    return Ground(sms, read, off, search)


def code() -> QWidget:
    """The code of picture 02, with its error."""
    code = CodeInput("Code van 6 cijfers", "Vakje {n} van {count}", "U vindt de code in de sms op uw telefoon.")
    code.set_text("482O57")
    message = "In vakje 4 staat de letter O. Bedoelde u een 0 (nul)?"
    code.set_errors({3: message}, "Deze poging telt niet mee.")
    errors = [(code, "Vakje 4: vul een cijfer in.")]
    summary = ErrorSummary("De code is nog niet goed", errors, "De rest van uw code blijft staan.")
    return Ground(summary, code, fill="page")


def rows() -> QWidget:
    """The message list of picture 04."""
    made = RowList("Berichten", "Ongelezen")
    made.set_rows(MESSAGES)
    made.choose("rekening")
    made.setWindowTitle("Berichten")
    return made


def case() -> QWidget:
    """Steps, progress and timeline of picture 05."""
    words = {"status": "status", "letter": "brief", "own": "van u", "future": "komt nog"}
    steps = StepList(STEPS, {"done": "klaar", "now": "nu bezig", "later": "komt nog"}, "Stappen")
    return Ground(steps, ProgressLine(18, 56, "18 van 56 dagen voorbij"), Timeline(TIMELINE, words, "Tijdlijn"))


def facts() -> QWidget:
    """Facts, costs, descriptions and a comparison of pictures 04 and 06."""
    box = FactBox([
        Fact("Bedrag", "€ 384,60"),
        Fact("Betaal uiterlijk", "31 januari 2027", RowBadge("warn", "Nog 26 dagen", "calendar")),
        Fact("Betalingskenmerk", "2027 0118 2040", strong=False),
    ])
    costs = SimpleTable(
        ["Wat", "Bedrag"],
        [["Aanvraag bekijken", "€ 312,40"], ["Advies over hoe de dakkapel eruitziet", "€ 72,20"]],
        ["Totaal", "€ 384,60"], [1], show_header=False, name="Kosten",
    )
    home = DescriptionList([
        ("Woning", "Tussenwoning uit 1988"),
        ("Oppervlakte", beside("118 m²", Badge("info", "In onderzoek", "zoom-question")),
         "U meldde op 14 december 2026 dat dit 109 m² is."),
        ("Berging", "6 m²"),
    ])
    others = SimpleTable(
        ["Vergelijkbare woning", "Grootte", "Verkocht in", "Prijs"],
        [["Wilgenkwartier 26", "112 m²", "november 2024", "€ 405.000"],
         ["Elzenpad 7", "121 m²", "februari 2025", "€ 418.500"],
         ["Berkenhof 31", "109 m²", "september 2024", "€ 399.000"]],
        align_right=[3], small=True, name="Vergelijkbare woningen",
    )
    return Ground(box, costs, home, others)


def table() -> QWidget:
    """A scrolling table."""
    made = RecordTable("Verzoeken", [Column("time", "Tijd"), Column("path", "Adres"), Column("code", "Code", True)])
    made.set_rows([{"time": f"14.{n:02} uur", "path": f"/zaken/{n}", "code": "200"} for n in range(60)])
    made.setMinimumHeight(300)
    return Ground(made)


def home() -> QWidget:
    """Chart and map of picture 06."""
    bars = [(str(2018 + n), value * 1000.0, f"{value}.000") for n, value in enumerate(VALUES)]
    numbers = [str(n) for n in range(10, 28, 2)]
    sketch = MapSketch(row_houses("Wilgenkwartier", numbers, "18"), "Kaart", "Uw woning is nummer 18.")
    return Ground(BarChart(bars, "WOZ-waarde per jaar"), MapLegend("Uw woning", "Uw perceel"), sketch)


def states() -> QWidget:
    """Loading, empty and failed."""
    return Ground(
        Loading("Wij halen uw gegevens op."),
        Empty("U heeft geen berichten in deze map.", "inbox", "Naar alle berichten"),
        Failed("Het Kadaster antwoordt niet.", "Opnieuw", "Uw andere gegevens staan hier wel."),
    )


def text() -> QWidget:
    """A message text."""
    words = "U vroeg op 18 december 2026 een vergunning aan voor een dakkapel. Wij bekijken uw aanvraag."
    return Ground(LongText(f"{words}\n\nDaarvoor betaalt u kosten. Die kosten heten leges."))


def document() -> QWidget:
    """A PDF of two pages."""
    made = DocumentView(pdf_bytes(2), "Rekening leges dakkapel", DOCUMENT_TEXTS, write_nothing)
    made.setWindowTitle("Rekening leges dakkapel")
    return made


def write_nothing(path: Path, data: bytes) -> None:
    """A writer for pictures."""


def pdf_bytes(pages: int) -> bytes:
    """Return a small PDF with a line of text on every page."""
    from fpdf import FPDF

    made = FPDF()
    for page in range(pages):
        made.add_page()
        made.set_font("Helvetica", size=20)
        made.cell(text=f"Rekening leges dakkapel, bladzijde {page + 1}")
    return bytes(made.output())


# name -> (how to make it, width and height at 100 %, width and height at 200 %)
PARTS: dict[str, tuple[Callable[[], QWidget], tuple[int, int], tuple[int, int]]] = {
    "fields": (fields, (440, 660), (640, 1150)),
    "choices": (choices, (440, 400), (640, 760)),
    "code": (code, (680, 330), (720, 900)),
    "rows": (rows, (364, 640), (460, 1400)),
    "case": (case, (749, 500), (980, 1400)),
    "facts": (facts, (615, 560), (980, 1200)),
    "table": (table, (615, 360), (980, 500)),
    "home": (home, (538, 430), (980, 1000)),
    "states": (states, (560, 460), (760, 900)),
    "text": (text, (615, 200), (760, 500)),
    "document": (document, (760, 500), (980, 700)),
}


def draw(name: str, look: str, scale: float, target: Path) -> None:
    """Save the picture of one part in one theme and scale."""
    make, small, large = PARTS[name]
    theme().set(look, scale)
    part = make()
    part.resize(*(large if scale > 1 else small))
    part.show()
    QApplication.processEvents()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    part.grab().save(str(target / f"{name}-{look}-{round(scale * 100)}.png"))
    part.close()


def main() -> None:
    """Draw every part, light, dark, contrast and light at 200 %."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    wanted = sys.argv[2:] or list(PARTS)
    for name in wanted:
        for look, scale in (("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0)):
            draw(name, look, scale, target)
    del app


if __name__ == "__main__":
    main()
