"""Draws the overview; every part appears as soon as the module that brings it has its answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.context import Context, Contribution
from app.kit.contributions import Attention, Panel
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.page import ContentPage, clear
from app.kit.tiles import ThemeTiles, missing_banner
from app.modules.overzicht import load
from app.modules.overzicht.mandate import MandateCard
from app.modules.overzicht.parts import AttentionCard, HeadRow, PanelCard, deadline_mark
from widgets.banner import Banner
from widgets.layouts import GridColumns
from widgets.state_view import Loading
from widgets.text import Heading, Text

_MOST_WAITING = 32
Part = tuple[object, Callable[[], QWidget]]


class OverviewPage(ContentPage):
    """Keeps every answer by kind and module, so that a redraw asks nothing again; the tiles ask for themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._answers: dict[tuple[str, str], Outcome[object]] = {}
        self._asked = ""
        self._waits = [object() for _ in range(_MOST_WAITING)]   # what stands for an answer that is still to come
        self._fills: dict[str, Callable[[], None]] = {
            "greeting": self._fill_greeting,
            "attention": self._fill_attention,
            "panel": self._fill_panel,
        }

    def draw(self) -> None:
        """Lay out the parts and fill each with what is there."""
        clear(self.body)
        self.body.addWidget(self._head())
        another = not self.context.session.for_self
        if another:
            self.body.addSpacing(16)
            self.body.addWidget(MandateCard(self.texts, self.context.session))
        self._attention_head = QHBoxLayout()
        self._attention_head.setSpacing(16)
        self._attention = GridColumns(320, 24, 16, max_columns=3)
        self._panels = GridColumns(400, 24, max_columns=2)
        self.body.addSpacing(20 if another else 16)
        self.body.addLayout(self._attention_head)
        self._attention_count = self._fill_attention_head()
        self.body.addSpacing(16 if another else 12)
        self.body.addLayout(self._attention)
        self.body.addSpacing(24)
        self.body.addLayout(self._panels)
        self.body.addSpacing(24)
        if self.context.office.contributions("tile"):
            self.body.addWidget(Heading(self.texts(self._themes_key()), "section", level=2))
            self.body.addSpacing(12)
            self.body.addWidget(ThemeTiles(self.context))
        self.end()
        if self._asked != self.texts.language:
            self._ask_everything()
        for fill in self._fills.values():
            fill()

    def _fill_attention_head(self) -> Text:
        key = "attention" if self.context.session.for_self else "attention_other"
        count = Text("", "body", "ink2")
        self._attention_head.addWidget(Heading(self.texts(key), "section", level=2))
        self._attention_head.addWidget(count, 0, Qt.AlignmentFlag.AlignBottom)
        self._attention_head.addStretch(1)
        return count

    def _themes_key(self) -> str:
        return "themes" if self.context.session.for_self else "themes_other"

    def _head(self) -> HeadRow:
        self._greeting = Heading("", "title", level=1, wrap=True)
        today = Text(self.texts.long_date(self.context.clock.today()), "body", "ink2")
        return HeadRow(self._greeting, today)

    def _ask_everything(self) -> None:
        """What the modules bring comes in words, so another language means asking again."""
        self._asked = self.texts.language
        self._answers.clear()
        for kind in self._fills:
            for contribution in self.context.office.contributions(kind):
                self._ask(kind, contribution)

    def _ask(self, kind: str, contribution: Contribution) -> None:
        module = contribution.manifest.id
        done = partial(self._arrived, kind, module, self._asked)
        self.context.run(self, contribution, done, module)

    def _arrived(self, kind: str, module: str, language: str, outcome: Outcome[object]) -> None:
        if language == self._asked:
            self._answers[kind, module] = outcome
            self._fills[kind]()

    def _values(self, kind: str) -> list[object]:
        return [
            outcome.value
            for (of, _), outcome in self._answers.items()
            if of == kind and isinstance(outcome, Loaded)
        ]

    def _waiting(self, kind: str) -> int:
        asked = len(self.context.office.contributions(kind))
        return asked - sum(1 for of, _ in self._answers if of == kind)

    def _failed(self, *kinds: str) -> list[Failed]:
        return [
            outcome for (of, _), outcome in self._answers.items() if of in kinds and isinstance(outcome, Failed)
        ]

    def _fill_greeting(self) -> None:
        session = self.context.session
        if not session.for_self:
            self._greeting.set_text(self.texts("title_other", name=session.subject.name))
            return
        hello = self.texts(load.part_of_day(self.context.clock.now()))
        names = [str(name) for name in self._values("greeting") if name]
        self._greeting.set_text(self.texts("greeting", hello=hello, name=names[0]) if names else hello)

    def _fill_attention(self) -> None:
        found: list[Attention] = []
        for value in self._values("attention"):
            found += value  # type: ignore[arg-type]
        cards = load.ordered(found)
        if not self.context.session.for_self:
            self._attention.set_max_columns(max(1, min(3, len(cards))))
        self._attention_count.set_text(self._attention_words(len(cards)))
        parts = self._banners("attention")
        parts += [(one, partial(self._attention_card, one)) for one in cards]
        if not cards and self._waiting("attention"):
            parts.append((self._waits[0], partial(Loading, self.texts("state.loading"), 3)))
        self._attention.show_parts(parts)

    def _attention_card(self, one: Attention) -> AttentionCard:
        until = self.texts("until", date=self.texts.date(one.deadline)) if one.deadline else ""
        card = AttentionCard(one, deadline_mark(self.texts, one.deadline, self.context.clock.today()), until)
        card.asked.connect(self.context.go)
        return card

    def _attention_words(self, count: int) -> str:
        if not self.context.session.for_self and count:
            return ""
        if self._waiting("attention") or (not count and self._failed("attention")):
            return ""
        return self.texts("attention_count", n=count) if count else self.texts("attention_none")

    def _fill_panel(self) -> None:
        panels = [panel for panel in self._values("panel") if isinstance(panel, Panel)]
        parts: list[Part] = [(panel, partial(self._panel_card, panel)) for panel in sorted(panels, key=_order)]
        parts += self._banners("panel")
        waits = self._waits[: self._waiting("panel")]
        parts += [(wait, partial(Loading, self.texts("state.loading"), 4)) for wait in waits]
        self._panels.show_parts(parts)

    def _panel_card(self, panel: Panel) -> PanelCard:
        card = PanelCard(panel, self.texts)
        card.asked.connect(self.context.go)
        return card

    def _banners(self, kind: str) -> list[Part]:
        return [(failure, partial(self._missing_banner, failure.source)) for failure in self._failed(kind)]

    def _missing_banner(self, source: str) -> Banner:
        banner = missing_banner(self.context, source)
        banner.link_clicked.connect(self._retry)
        return banner

    @Slot()
    def _retry(self) -> None:
        """Ask again whatever failed; what is there stays."""
        for (kind, module), outcome in list(self._answers.items()):
            if isinstance(outcome, Failed):
                for contribution in self.context.office.contributions(kind):
                    if contribution.manifest.id == module:
                        self._ask(kind, contribution)


def create(context: Context) -> OverviewPage:
    """Return the page for one session."""
    return OverviewPage(context)


def _order(one: Panel) -> int:
    return one.order
