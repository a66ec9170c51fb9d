"""Draws the list of terms with a search field and a choice of registry, or one term."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Loaded, Outcome
from app.kit.navigation import Address
from app.kit.page import ContentPage
from app.modules.catalogus import load
from app.modules.catalogus.term import term_view
from services.manifest import RegistryManifest
from services.stelsel.stelselcatalogus.catalogue import Catalogue
from services.stelsel.stelselcatalogus.terms import Term
from widgets.card import Card
from widgets.layouts import FlowLayout, clear
from widgets.link import Link
from widgets.list_row import ListRow
from widgets.plain import one_line
from widgets.search_field import SearchField
from widgets.select import Select
from widgets.state_view import Empty, Loading
from widgets.text import Text
from widgets.theme import theme

LIST, ALL = "lijst", "alles"
_FIELD, _CHOICE, _MOST = 420, 280, 50


class TermsPage(ContentPage):
    """``catalogus``, ``catalogus/lijst/<registry>/<words>`` or ``catalogus/<registry>.<key>``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, str] = {}
        self._catalogue: Catalogue | None = None

    def enter(self, address: Address) -> None:
        """Show what the address asks for, and ask the modules once which data they show."""
        super().enter(address)
        if not self._known:
            for contribution in self.context.office.contributions("shows"):
                key = contribution.manifest.id
                self._known[key] = contribution.scene.texts("title")
                self.context.run(self, contribution, partial(self._told, key), key)

    def title(self) -> str:
        """Name the term in the window title."""
        told = self._told_now()
        term = told.find(self.address.part(0)) if told else None
        if term is not None:
            return term.field.name
        manifest = self.context.office.registry(self.address.part(1)) if self.address.part(1) else None
        return self.texts("title_of", registry=self._short(manifest)) if manifest else self.texts("title")

    def draw(self) -> None:
        """Show the list or the term; the catalogue is read beside the window, the first time in a language."""
        told = self._told_now()
        if told is None:
            self.begin(self.texts("title"))
            self.body.addWidget(Loading(self.texts("state.loading"), lines=6))
            self.end()
            self.context.run(self, partial(load.terms, self.texts.language), self._read)
            return
        first = self.address.part(0)
        term = told.find(first)
        if term is not None:
            self._draw_term(term)
        elif first in ("", LIST):
            self._draw_list()
        else:
            self.begin(self.texts("title"))
            self.body.addWidget(Empty(self.texts("unknown"), "book", explanation=self.texts("unknown_what")))
        self.end()

    def _read(self, outcome: Outcome[Catalogue]) -> None:
        if isinstance(outcome, Loaded):
            self._catalogue = outcome.value
            self.draw()
            self.retitled.emit()

    def _told_now(self) -> Catalogue | None:
        """The catalogue, once it was read in the chosen language."""
        told = self._catalogue
        return told if told is not None and told.language == self.texts.language else None

    def _short(self, registry: RegistryManifest) -> str:
        return load.short(registry, self.texts.language)

    def _draw_term(self, term: Term) -> None:
        self.begin(term.field.name)
        back = Link(self.texts("back"), icon_before="arrow-left")
        back.clicked.connect(partial(self.context.go, f"catalogus/{LIST}/{term.registry.id}"))
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(12)
        screens = [(key, self._known[key]) for key, shown in self._shown.items() if term.id in shown]
        self.body.addWidget(term_view(self.context, term, sorted(screens)))

    def _draw_list(self) -> None:
        self.begin(self.title(), self.texts("lead"))
        row = FlowLayout(20, 12)
        field = SearchField(self.texts("field"), self.texts("field"), self.texts("clear"), height=44)
        field.set_text(self.address.part(2))
        field.setFixedWidth(theme().px(_FIELD))
        field.searched.connect(self._search)
        options = [(ALL, self.texts("every")), *load.registries(self.texts.language)]
        choice = Select(self.texts("registry"), options)
        choice.setFixedWidth(theme().px(_CHOICE))
        choice.set_key(self.address.part(1) or ALL)
        choice.chosen.connect(self._choose)
        row.addWidget(choice)
        row.addWidget(field)
        self.body.addLayout(row)
        self.body.addSpacing(16)
        self._results = QWidget()
        QVBoxLayout(self._results).setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._results)
        self._fill()

    def _fill(self) -> None:
        """Show what fits; the catalogue is in memory, so nothing waits."""
        registry = self.address.part(1)
        words = self.address.part(2)
        found = load.found(self.texts.language, words, "" if registry == ALL else registry)
        column = self._results.layout()
        assert isinstance(column, QVBoxLayout)
        clear(column)
        column.addWidget(Text(self.texts("count", n=len(found)), "body", "ink2"))
        if not found:
            column.addWidget(Empty(self.texts("none"), "book", explanation=self.texts("none_what")))
            return
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        for place, term in enumerate(found[:_MOST]):
            card.body.addWidget(self._row(term, place))
        column.addWidget(card)
        if len(found) > _MOST:
            column.addWidget(Text(self.texts("more", n=len(found) - _MOST), "body", "ink2", wrap=True))

    def _row(self, term: Term, place: int) -> ListRow:
        told = term.field
        badge = ("ok", self.texts("term.authentic"), "shield-check", False) if told.authentic else None
        short = self._short(term.registry)
        name = one_line(f"{told.name}, {short}")
        row = ListRow(
            told.name if self.address.part(1) not in ("", ALL) else f"{told.name} · {short}",
            one_line(told.definition, 300),
            badge=badge,
            name=name,
            line=place > 0,
        )
        row.clicked.connect(partial(self.context.go, f"catalogus/{term.id}"))
        return row

    def _told(self, module: str, outcome: Outcome[tuple[str, ...]]) -> None:
        """Remember what a module shows; a term on the screen gets its links once all have told."""
        self._shown[module] = outcome.value if isinstance(outcome, Loaded) else ()
        if len(self._shown) == len(self._known) and self._told_now() and self.address.part(0) not in ("", LIST):
            self.draw()

    @Slot(str)
    def _search(self, words: str) -> None:
        self.context.go(f"catalogus/{LIST}/{self.address.part(1) or ALL}/{words.replace('/', ' ')}")

    @Slot(str)
    def _choose(self, registry: str) -> None:
        self.context.go(f"catalogus/{LIST}/{registry}/{self.address.part(2)}")


def create(context: Context) -> TermsPage:
    """Return the page for one session."""
    return TermsPage(context)
