"""Draws a card per day: who used which data, and why; a search field narrows it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.page import ContentPage, SourceSlot, clear
from app.kit.source_card import SourceCard
from app.modules.inzage import load, wording
from services.http import Sourced
from services.registries.logboek.records import Verwerking
from widgets import accessible
from widgets.card import Card
from widgets.description_list import DescriptionList
from widgets.search_field import SearchField
from widgets.state_view import Empty
from widgets.text import Heading, Text
from widgets.theme import theme

SOURCE = "logboek"
_FIELD, _GAP, _INNER = 480, 20, 14
Found = Sourced[tuple[Verwerking, ...]]


class InzagePage(ContentPage):
    """Keeps what it found and what was searched, so that a change of language asks nothing again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: Found | None = None
        self._words = ""
        self._list = QVBoxLayout()

    def title(self) -> str:
        """Return the whole question; the navigation has room for fewer words."""
        return self.texts("heading")

    def draw(self) -> None:
        """Lay out the page; the days appear when the log answers."""
        self.begin(self.title(), self.texts("lead"))
        if self._found is None:
            work = partial(load.lines, self.context.client)
            self.body.addWidget(SourceSlot(self.context, SOURCE, work, self._arrived))
        else:
            self.body.addWidget(self._content())
        self.body.addSpacing(_GAP)
        self.body.addWidget(self._rights())
        self.end()

    def _arrived(self, found: Found) -> QWidget:
        self._found = found
        return self._content()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        field = SearchField(self.texts("search"), self.texts("search"), self.texts("clear"), height=44)
        field.set_text(self._words)
        field.setMaximumWidth(theme().px(_FIELD))
        field.changed.connect(self._narrow)
        field.searched.connect(self._narrow)
        column.addWidget(field)
        column.addSpacing(_GAP)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(_GAP))
        column.addLayout(self._list)
        self._fill()
        return content

    def _fill(self) -> int:
        clear(self._list)
        found = load.days(self._found.value, self._fits) if self._found is not None else ()
        for day in found:
            self._list.addWidget(self._day(day))
        if not found:
            key = "none_found" if self._words else "none"
            self._list.addWidget(Empty(self.texts(key, words=self._words), "eye"))
        return sum(len(uses) for day in found for _, uses in day.organisations)

    def _day(self, day: load.Day) -> QWidget:
        card = SourceCard(self.context, self.texts.date(day.day))
        for number, (organisation, uses) in enumerate(day.organisations):
            if number:
                card.body.addSpacing(_INNER)
            card.body.addWidget(Heading(wording.who(organisation, self.texts), "body_strong", level=3, wrap=True))
            card.body.addSpacing(4)
            card.body.addWidget(DescriptionList([self._entry(one) for one in uses]))
        if self._found is not None:
            line = self.context.source_line(SOURCE, self._found.holder, self._found.retrieved)
            card.set_source(line, self.texts("wrong"))
        return card

    def _entry(self, use: load.Use) -> tuple[str, str, str]:
        what = wording.what(use.line, self.texts, self.context.source_name)
        return self.texts.time(use.last), what, wording.note(use, self.texts)

    def _rights(self) -> QWidget:
        card = Card(self.texts("rights.title"))
        for part in ("all", "wrong", "practice"):
            card.body.addWidget(Text(self.texts(f"rights.{part}"), "body", wrap=True))
            card.body.addSpacing(8)
        return card

    def _fits(self, line: Verwerking) -> bool:
        said = wording.everything(line, self.texts, self.context.source_name).casefold()
        return all(word in said for word in self._words.casefold().split())

    @Slot(str)
    def _narrow(self, words: str) -> None:
        if words.strip() != self._words:
            self._words = words.strip()
            accessible.announce(self, self.texts("found", n=self._fill()))


def create(context: Context) -> InzagePage:
    """Return the page for one session."""
    return InzagePage(context)
