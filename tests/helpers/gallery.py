"""Draws the parts of the first set in their states and three themes: python -m tests.helpers.gallery OUT.png"""

import os
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from resources.theme import NAMES
from widgets.avatar import Avatar
from widgets.badge import Badge, CountBadge
from widgets.banner import Banner
from widgets.button import Button, IconButton
from widgets.card import Card, ClickableCard, Tile
from widgets.chip import ChipGroup
from widgets.focus_ring import paint_ring
from widgets.icon import Icon, IconTile
from widgets.layouts import FlowLayout, hatch
from widgets.level_meter import LevelMeter
from widgets.link import Link
from widgets.navigation_list import NavigationList, NavItem
from widgets.painting import box
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDTH = 480
_TITLES = {"light": "Licht", "dark": "Donker", "contrast": "Hoog contrast"}


class Sheet(QWidget):
    """One column of the sheet; remembers which widgets to draw a ring round."""

    def __init__(self) -> None:
        super().__init__()
        self.rings: list[tuple[QWidget, str]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 14, 24, 20)
        self.column.setSpacing(6)

    def caption(self, words: str) -> None:
        self.column.addSpacing(6)
        self.column.addWidget(Text(words, "meta", "ink2"))

    def row(self, *widgets: QWidget, gap: int = 8) -> None:
        flow = FlowLayout(gap, 8)
        for widget in widgets:
            flow.addWidget(widget)
        self.column.addLayout(flow)

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)


def _over(widget: QWidget) -> QWidget:
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return widget


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _down(button: Button) -> Button:
    button.setDown(True)
    return button


def _buttons(sheet: Sheet) -> None:
    sheet.caption("Knoppen: gewoon, muis erop, focus, uit")
    focused = Button("Opslaan")
    sheet.rings.append((focused, "outside"))
    sheet.row(Button("Opslaan"), _over(Button("Opslaan")), focused, _off(Button("Opslaan")), gap=10)
    sheet.row(
        Button("Vorige", "secondary"), _over(Button("Vorige", "secondary")), Button("Annuleren", "neutral"),
        Link("Alle zaken"), gap=10,
    )
    sheet.row(
        _down(Button("Neer")), _down(Button("Neer", "secondary", small=True)),
        Button("Archiveren", "plain", icon="archive", small=True),
        Button("Wissel", "secondary", icon="arrows-exchange", icon_after="chevron-down", small=True),
        IconButton("printer", "Afdrukken"),
    )
    sheet.row(Link("Tekening toevoegen", icon_after="arrow-right"), _over(Link("Opnieuw", icon_before="refresh")))


def _badges(sheet: Sheet) -> None:
    sheet.caption("Merkjes")
    sheet.row(Badge("info", "In behandeling"), Badge("ok", "Toegekend"), Badge("err", "Afgewezen"))
    sheet.row(
        Badge("warn", "Wacht op u"), Badge("warn", "Nog 7 dagen", "clock", solid=True),
        Badge("neutral", "Ontvangen"),
    )
    sheet.row(
        Badge("info", "In onderzoek", "zoom-question"), Badge("act", "Nu gekozen"), CountBadge("3 nieuw"),
    )
    chips = ChipGroup([("alles", "Alles", ""), ("nieuw", "Ongelezen", ""), ("tabel", "Tabel", "table")])
    chips.set_chosen("alles")
    sheet.add(chips)


def _banners(sheet: Sheet) -> None:
    sheet.caption("Meldingen")
    sheet.add(Banner("ok", "Uw tekening is verstuurd."))
    sheet.add(Banner("info", "Het Kadaster antwoordt niet.", link_text="Opnieuw", icon="cloud-off"))
    sheet.add(Banner("warn", "Nog 1 minuut.", link_text="Blijf ingelogd"))
    sheet.add(Banner("err", "Er is 1 fout.", link_text="Vul uw huisnummer in"))


class _Edge(QWidget):
    """The edge round the navigation on the sheet."""

    def paintEvent(self, event: object) -> None:
        box(QPainter(self), self.rect(), "surface", "line", radius=0)


def _navigation(sheet: Sheet) -> None:
    sheet.caption("Navigatie: gekozen, muis erop, focus, op slot")
    holder = _Edge()
    column = QVBoxLayout(holder)
    column.setContentsMargins(1, 1, 1, 1)
    nav = NavigationList("Onderdelen")
    nav.set_items([
        NavItem("overzicht", "Overzicht", "home"),
        NavItem("berichten", "Berichtenbox", "mail", count_text="3 nieuw"),
        NavItem("zaken", "Lopende zaken", "folders"),
        NavItem("machtigen", "Machtigen", "users", locked=True),
        NavItem("wonen", "Wonen", level=1),
    ])
    nav.set_current("overzicht")
    _over(nav.button("berichten"))
    sheet.rings.append((nav.button("zaken"), "inside"))
    column.addWidget(nav)
    sheet.add(holder)


def _cards(sheet: Sheet) -> None:
    sheet.caption("Kaarten")
    card = Card("WOZ-waarde", "Alle waarden")
    card.body.addWidget(Text("U vroeg op 18 december 2026 een vergunning aan voor een dakkapel.", wrap=True))
    card.set_source_line("Bron: WOZ · opgehaald vandaag 14.02 uur", "Klopt er iets niet?", "WOZ-waarde")
    sheet.add(card)
    lines = [("WOZ-waarde € 412.000", ""), ("Kadaster ontbreekt nu", "info")]
    tiles = QHBoxLayout()
    tiles.addWidget(_over(Tile("home-2", "Wonen", lines)))
    tiles.addWidget(Tile("car", "Vervoer", [("1 auto · rijbewijs tot 2031", "")]))
    sheet.column.addLayout(tiles)
    choice = ClickableCard()
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(IconTile("device-mobile", 48))
    words = QVBoxLayout()
    words.setSpacing(0)   # or it takes the 20 of the row
    words.addWidget(Heading("Met de inlog-app", "option", 2, wrap=True))
    words.addWidget(Text("U bevestigt op uw telefoon.", color="ink2", wrap=True))
    row.addLayout(words, 1)
    row.addWidget(LevelMeter(3, "Niveau Substantieel"))
    row.addWidget(Icon("chevron-right", "ink2", 24))
    choice.body.addLayout(row)
    sheet.add(choice)
    sheet.add(hatch())


def _who(sheet: Sheet) -> None:
    sheet.caption("Wie ben ik: uzelf, namens iemand anders")
    own = Text.runs([("U bent ingelogd als ", False), ("Fenna de Wit", True)])
    sheet.row(Avatar("FW", 28), own, Avatar("HW", 36, "neutral"), Avatar("", 36, "neutral", "briefcase", square=True))
    other = Text.runs([("U handelt namens ", False), ("Hendrik de Wit", True)])
    sheet.row(Avatar("", 28, "act", "user-check"), other)


_PARTS: tuple[Callable[[Sheet], None], ...] = (_buttons, _badges, _banners, _navigation, _cards, _who)


def draw(name: str, scale: float = 1.0) -> QPixmap:
    """Return one column of the sheet in one theme."""
    theme().set(name, scale)
    sheet = Sheet()
    sheet.add(Heading(_TITLES[name], "section", 1))
    for part in _PARTS:
        part(sheet)
    width = round(_WIDTH * scale)
    sheet.setFixedSize(width, sheet.column.heightForWidth(width))
    sheet.show()
    QApplication.processEvents()
    picture = sheet.grab()
    painter = QPainter(picture)
    for widget, kind in sheet.rings:
        paint_ring(painter, QRect(widget.mapTo(sheet, QPoint(0, 0)), widget.size()), kind)
    painter.end()
    sheet.hide()
    return picture


def main(out: str, scale: float = 1.0) -> None:
    """Write the three columns beside each other to ``out``."""
    app = QApplication.instance() or QApplication([])
    columns = [draw(name, scale) for name in NAMES]
    sheet = QPixmap(sum(column.width() for column in columns), max(column.height() for column in columns))
    painter, x = QPainter(sheet), 0
    for column in columns:
        painter.drawPixmap(x, 0, column)
        x += column.width()
    painter.end()
    sheet.save(out)
    del app


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
