"""The practice persons: search, kinds, and a row each; the chosen one shows how to log in."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.kit.texts import Texts
from services.identifiers import mask_bsn
from services.personas import Persona, PersonaHead
from widgets import accessible
from widgets.avatar import Avatar, initials
from widgets.button import Button, IconButton
from widgets.chip import ChipGroup
from widgets.icon import Icon
from widgets.layouts import FlowLayout, clear
from widgets.painting import box, chosen_row
from widgets.row_button import RowButton
from widgets.scroll_page import scrolling
from widgets.search_field import SearchField
from widgets.text import Text
from widgets.theme import theme

_ROW, _SIDE, _GAP = 60, 14, 12
_KINDS = ("burger", "ondernemer", "lastig")
_LEAST_HEIGHT = 320


class PersonList(QWidget):
    """``direct`` and ``fill`` give a persona id; ``chosen`` tells which row is open."""

    direct = Signal(str)
    fill = Signal(str)
    chosen = Signal(str)

    def __init__(self, texts: Texts, personas: Sequence[Persona], today: date, chosen: str) -> None:
        super().__init__()
        self._texts, self._personas, self._today = texts, personas, today
        self._open, self._kind, self._words = chosen, "", ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP - 2)
        field = SearchField(texts("tester.search"), texts("tester.search"), texts("tester.clear"), height=44)
        field.changed.connect(self._search)
        column.addWidget(field)
        column.addWidget(self._chips())
        column.addWidget(self._scroll(), 1)
        self._fill()

    def _chips(self) -> ChipGroup:
        counts = {kind: sum(one.head.groep == kind for one in self._personas) for kind in _KINDS}
        items = [("", self._texts("tester.all", n=len(self._personas)), "")]
        items += [(kind, self._texts(f"tester.{kind}", n=n), "") for kind, n in counts.items() if n]
        chips = ChipGroup(items, name=self._texts("tester.filter"))
        chips.set_chosen("")
        chips.chosen.connect(self._filter)
        return chips

    def _scroll(self) -> QScrollArea:
        holder = _Framed()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        area = scrolling(holder)
        area.setMinimumHeight(_LEAST_HEIGHT)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        return area

    def _fill(self) -> None:
        clear(self._rows)
        shown = [one.head for one in self._personas if self._fits(one.head)]
        for number, head in enumerate(shown):
            if head.id == self._open:
                self._rows.addWidget(self._opened(head))
            else:
                row = _Row(head, self._name(head), head.story(self._texts.language), line=number + 1 < len(shown))
                row.clicked.connect(partial(self._choose, head.id))
                self._rows.addWidget(row)
        if not shown:
            nobody = Text(self._texts("tester.nobody"), "body", "ink2", wrap=True)
            nobody.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
            self._rows.addWidget(nobody)
        self._rows.addStretch(1)

    def _opened(self, head: PersonaHead) -> QWidget:
        card = Opened(self._texts, head, self._name(head))
        card.direct.connect(self.direct)
        card.fill.connect(self.fill)
        return card

    def _fits(self, head: PersonaHead) -> bool:
        if self._kind and head.groep != self._kind:
            return False
        about = " ".join((head.naam, head.bsn, head.verhaal, head.verhaal_en, head.kort, *head.trefwoorden)).lower()
        return all(word in about for word in self._words.lower().split())

    def _name(self, head: PersonaHead) -> str:
        return self._texts("tester.name_age", name=head.naam, n=head.age_on(self._today))

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words = words
        self._fill()

    @Slot(str)
    def _filter(self, kind: str) -> None:
        self._kind = kind
        self._fill()

    def _choose(self, persona: str) -> None:
        self._open = persona
        self._fill()
        self.chosen.emit(persona)
        for card in self.findChildren(Opened):
            card.begin()


class Opened(QWidget):
    """The chosen person: BSN (masked), user name and password, and the two ways on."""

    direct = Signal(str)
    fill = Signal(str)

    def __init__(self, texts: Texts, head: PersonaHead, name: str) -> None:
        super().__init__()
        self._texts, self._head = texts, head
        self._masked = True
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 10, 13, 13)
        row.setSpacing(_GAP)
        row.addWidget(Avatar(initials(head.naam)), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        column.addLayout(self._top(name))
        column.addSpacing(4)
        column.addLayout(self._facts())
        column.addSpacing(10)
        column.addLayout(self._buttons())
        theme().changed.connect(self.update)

    def begin(self) -> None:
        """Put the keyboard on the first way on."""
        self._direct.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted, with the bar at the left."""
        chosen_row(QPainter(self), self.rect())

    def _top(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(name, "row_strong", "tint_ink", wrap=True))
        words.addWidget(Text(self._head.story(self._texts.language), "meta", "tint_ink2", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(Icon("circle-check", "tint_text", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        head, texts = self._head, self._texts
        self._bsn = Text(mask_bsn(head.bsn), "meta", "tint_ink")
        self._eye = IconButton("eye", texts("tester.show_bsn", name=head.naam), size=24, kind="plain_on_tint")
        self._eye.clicked.connect(self._toggle)
        user = IconButton("copy", texts("tester.copy_username", name=head.naam), size=24, kind="plain_on_tint")
        user.clicked.connect(partial(self._copy, head.gebruikersnaam))
        password = IconButton("copy", texts("tester.copy_password", name=head.naam), size=24, kind="plain_on_tint")
        password.clicked.connect(partial(self._copy, head.wachtwoord))
        rows: tuple[tuple[str, Text, IconButton], ...] = (
            (texts("tester.bsn"), self._bsn, self._eye),
            (texts("tester.username"), Text(head.gebruikersnaam, "meta", "tint_ink"), user),
            (texts("tester.password"), Text(head.wachtwoord, "meta", "tint_ink"), password),
        )
        for number, (label, value, button) in enumerate(rows):
            term = Text(label, "meta", "tint_ink2")
            term.setMinimumWidth(theme().px(112))
            grid.addWidget(term, number, 0)
            grid.addWidget(value, number, 1)
            grid.addWidget(button, number, 2)
        return grid

    def _buttons(self) -> FlowLayout:
        self._direct = Button(self._texts("tester.direct"), small=True)
        self._direct.clicked.connect(partial(self.direct.emit, self._head.id))
        fill = Button(self._texts("tester.fill"), kind="secondary", small=True)
        fill.clicked.connect(partial(self.fill.emit, self._head.id))
        flow = FlowLayout(10, 8)
        flow.addWidget(self._direct)
        flow.addWidget(fill)
        return flow

    @Slot()
    def _toggle(self) -> None:
        self._masked = not self._masked
        self._bsn.set_text(mask_bsn(self._head.bsn) if self._masked else self._head.bsn)
        key = "tester.show_bsn" if self._masked else "tester.hide_bsn"
        self._eye.set_name(self._texts(key, name=self._head.naam))
        self._eye.set_icon("eye" if self._masked else "eye-off")

    def _copy(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(text)
        accessible.announce(self, self._texts("tester.copied"))


class _Row(RowButton):
    """A person who is not chosen: 60 px at 100 %, one button."""

    def __init__(self, head: PersonaHead, name: str, story: str, *, line: bool) -> None:
        super().__init__(f"{name}. {story}", accessible.Role.Button, _ROW, "below" if line else "")
        self.row.setContentsMargins(_SIDE, 8, 13, 8)
        self.row.addWidget(Avatar(initials(head.naam), kind="neutral"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Text(name, "row_strong", wrap=True))
        words.addWidget(Text(story, "meta", "ink2", wrap=True))
        words.addStretch(1)
        self.row.addLayout(words, 1)
        self.seal()


class _Framed(QWidget):
    """The surface under the rows, with a line around it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """One box."""
        box(QPainter(self), self.rect(), "surface", "line")
