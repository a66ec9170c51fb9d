"""Draws what every module finds for the words in the address; each module's hits come as it answers."""

from functools import partial

from PySide6.QtCore import Slot

from app.kit.context import Context
from app.kit.contributions import Hit
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.navigation import Address
from app.kit.page import ContentPage, failure_text
from widgets.banner import Banner
from widgets.card import Card
from widgets.list_row import ListRow
from widgets.search_field import SearchField
from widgets.state_view import Loading
from widgets.text import Text

_FIELD_WIDTH = 640


class SearchPage(ContentPage):
    """Asks again for every new address; answers to older words are dropped."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._answers: dict[str, Outcome[tuple[Hit, ...]]] = {}
        self._asked: list[str] = []

    def enter(self, address: Address) -> None:
        """Search for the words of the address."""
        self.address = address
        self._answers = {}
        self._asked = []
        words = address.part(0).strip()
        if words:
            for contribution in self.context.office.contributions("search"):
                module = contribution.manifest.id
                self._asked.append(module)
                done = partial(self._arrived, words, module)
                self.context.run(self, partial(contribution, words), done, module)
        self.draw()

    def title(self) -> str:
        """Name the words in the window title."""
        words = self.address.part(0)
        return self.texts("title_words", words=words) if words else self.texts("title")

    def draw(self) -> None:
        """Field, number of results, and one card with all rows."""
        self.begin(self.title())
        field = SearchField(self.texts("field"), self.texts("field"), self.texts("clear"), height=44)
        field.set_text(self.address.part(0))
        field.setMaximumWidth(_FIELD_WIDTH)
        field.searched.connect(self._search)
        self.body.addWidget(field)
        self.body.addSpacing(16)
        if not self._asked:
            self.body.addWidget(Text(self.texts("start"), "body", "ink2", wrap=True))
        else:
            self._results()
        self.end()

    def _results(self) -> None:
        hits = [hit for answer in self._answers.values() if isinstance(answer, Loaded) for hit in answer.value]
        for answer in self._answers.values():
            if isinstance(answer, Failed):
                self.body.addWidget(Banner("info", failure_text(self.context, answer, ""), icon="cloud-off"))
                self.body.addSpacing(12)
        waiting = len(self._answers) < len(self._asked)
        if hits:
            self.body.addWidget(Text(self.texts("found", n=len(hits)), "body", "ink2"))
            self.body.addSpacing(12)
            self.body.addWidget(self._card(hits))
        elif not waiting and not any(isinstance(answer, Failed) for answer in self._answers.values()):
            self.body.addWidget(Text(self.texts("none"), "body", "ink", wrap=True))
        if waiting:
            self.body.addWidget(Loading(lines=3, text=self.texts("state.loading")))

    def _card(self, hits: list[Hit]) -> Card:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        for number, hit in enumerate(hits):
            row = ListRow(hit.title, hit.meta, date=hit.date, icon=hit.icon, line=number > 0)
            row.clicked.connect(partial(self.context.go, hit.address))
            card.body.addWidget(row)
        return card

    def _arrived(self, words: str, module: str, outcome: Outcome[tuple[Hit, ...]]) -> None:
        if words == self.address.part(0).strip():
            self._answers[module] = outcome
            self.draw()

    @Slot(str)
    def _search(self, words: str) -> None:
        self.context.go(f"zoeken/{words.replace('/', ' ')}")


def create(context: Context) -> SearchPage:
    """Return the page for one session."""
    return SearchPage(context)
