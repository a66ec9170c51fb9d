"""The card "Wat er is gebeurd": statuses, letters, own acts and what comes, filtered by chips."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.kit.texts import Texts
from app.modules.zaken import model
from app.modules.zaken.parts import Beside
from services.registries.zaken.records import CaseDetail, Event
from widgets.banner import Banner
from widgets.card import Card
from widgets.chip import ChipGroup
from widgets.link import Link
from widgets.text import Heading
from widgets.timeline import FUTURE, LETTER, OWN, STATUS, Timeline, TimelineEntry

ALL = "all"
_KINDS = {"status": STATUS, "letter": LETTER, "own": OWN, "planned": FUTURE}
_CHIPS = ((ALL, ""), (STATUS, "check"), (LETTER, "mail"), (OWN, "user"))


class History(Card):
    """``read(message)`` asks to open a letter, ``retry`` to ask the Berichtenbox again."""

    read = Signal(str)
    retry = Signal()

    def __init__(self, detail: CaseDetail, texts: Texts, today: date) -> None:
        super().__init__()
        self._detail, self._texts, self._today = detail, texts, today
        self._notice: Banner | None = None
        items = [(key, texts(f"chip.{key}"), icon) for key, icon in _CHIPS]
        self._chips = ChipGroup(items, name=texts("chip.name"))
        self._chips.set_chosen(ALL)
        self._chips.chosen.connect(self._filter)
        self.body.setContentsMargins(20, 10, 20, 12)
        self.body.addWidget(Beside(Heading(texts("history"), "section", 2, wrap=True), self._chips))
        self.body.addSpacing(10)
        words = {kind: texts(f"kind.{kind}") for kind in (STATUS, LETTER, OWN, FUTURE)}
        self._line = Timeline((), words, texts("history"))
        self._line.link_clicked.connect(self.read)
        self.body.addWidget(self._line)
        self.body.addStretch(1)
        self.show_letters({}, known=False)

    def show_letters(self, folders: Mapping[str, str], known: bool = True) -> None:
        """Put a link at every letter that is in the Berichtenbox; ``known`` False while that is not told yet."""
        self._line.set_entries([self._entry(event, folders, known) for event in self._detail.timeline])
        self._order()

    def show_missing(self, sentence: str) -> None:
        """Say that the letters cannot be opened now; the rest stays."""
        if self._notice is not None:
            self.drop_missing()
        self._notice = Banner(
            "info", sentence, link_text=self._texts("state.retry"), link_icon="refresh", icon="cloud-off"
        )
        self._notice.link_clicked.connect(self.retry)
        self.body.insertWidget(1, self._notice)
        self._order()

    def drop_missing(self) -> None:
        """The letters are there again."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def _order(self) -> None:
        """Let Tab go from the chips to the notice and the links, although those were made later."""
        previous: QWidget = self._chips.chip(OWN)
        links = [self._notice.link] if self._notice is not None else []
        links += [link for link in self._line.findChildren(Link) if link.isVisibleTo(self._line)]
        for link in links:
            QWidget.setTabOrder(previous, link)
            previous = link

    def _entry(self, event: Event, folders: Mapping[str, str], known: bool) -> TimelineEntry:
        there = event.message in folders
        addition = event.addition
        if known and event.message and not there:
            addition = self._texts("letter_gone")
        elif event.kind == "planned" and event.day < self._today:
            addition = self._texts("planned_past")
        return TimelineEntry(
            self._texts.date(event.day),
            model.entry_title(self._texts, event),
            addition,
            _KINDS[event.kind],
            self._texts("read") if there else "",
            event.message,
            self._icon(event),
        )

    def _icon(self, event: Event) -> str:
        decision = event.day == self._detail.case.last_day
        return "calendar-event" if event.kind == "planned" and not decision else ""

    @Slot(str)
    def _filter(self, key: str) -> None:
        self._line.show_kinds(None if key == ALL else (key,))
