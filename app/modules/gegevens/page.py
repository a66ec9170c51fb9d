"""Draws a tile per theme of personal data, and says where the data come from and what to do when one is wrong."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.doubting import About, Way
from app.kit.loadable import Loaded, Outcome
from app.kit.page import ContentPage
from app.kit.tiles import ThemeTiles
from services.manifest import RegistryManifest
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.layouts import GridColumns
from widgets.link import Link
from widgets.text import Heading, Text

_COLUMN, _GAP = 480, 24
_STEPS = ("first", "second", "third")


class DataPage(ContentPage):
    """The themes on top, the explanation under them."""

    def draw(self) -> None:
        """Lay out the page; the tiles fill themselves."""
        self.begin(self.texts("title"), self.texts("lead"))
        self.body.addWidget(Heading(self.texts("themes"), "section", level=2))
        self.body.addSpacing(12)
        self.body.addWidget(ThemeTiles(self.context))
        self.body.addSpacing(_GAP)
        explained = GridColumns(_COLUMN, _GAP, max_columns=2)
        explained.addWidget(self._sources())
        explained.addWidget(self._wrong())
        self.body.addLayout(explained)
        self.end()

    def _sources(self) -> QWidget:
        card = Card(self.texts("sources.title"))
        card.body.addWidget(Text(self.texts("sources.text"), "body", wrap=True))
        card.body.addSpacing(12)
        card.body.addWidget(DescriptionList([self._entry(one) for one in self._registries()]))
        card.body.addStretch(1)
        return card

    def _wrong(self) -> QWidget:
        card = Card(self.texts("wrong.title"))
        for place, step in enumerate(_STEPS):
            if place:
                card.body.addSpacing(12)
            card.body.addWidget(Heading(self.texts(f"wrong.{step}.title"), "body_strong", level=3, wrap=True))
            card.body.addWidget(Text(self.texts(f"wrong.{step}.text"), "body", wrap=True))
        self._ways = QVBoxLayout()
        card.body.addSpacing(12)
        card.body.addLayout(self._ways)
        card.body.addStretch(1)
        for contribution in self.context.office.contributions("doubted"):
            self.context.run(self, partial(contribution, About("")), self._offered, contribution.manifest.id)
        return card

    def _offered(self, outcome: Outcome[tuple[Way, ...]]) -> None:
        """Add the links that other modules bring; one that fails brings none."""
        for way in outcome.value if isinstance(outcome, Loaded) else ():
            link = Link(way.text, icon_before="arrow-right")
            link.clicked.connect(partial(self.context.go, way.address))
            self._ways.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _registries(self) -> list[RegistryManifest]:
        """Return the sources of the themes that this login may open, each once."""
        named: dict[str, None] = {}
        for contribution in self.context.office.contributions("tile"):
            if contribution.manifest.parent == self.context.manifest.id:
                named |= dict.fromkeys(contribution.manifest.registries)
        found = (self.context.office.registry(one) for one in named)
        return [one for one in found if one is not None]

    def _entry(self, registry: RegistryManifest) -> Entry:
        texts = self.texts
        kept_by = texts("sources.kept_by", who=texts.official(registry.bronhouder or registry.holder))
        return texts.official(registry.short), texts.official(registry.name), kept_by


def create(context: Context) -> DataPage:
    """Return the page for one session."""
    return DataPage(context)
