"""Draws the tester's choices: a rehearsal with what the participant will see, and buttons that let time pass."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Loaded, Outcome
from app.kit.page import ContentPage, SourceSlot
from app.modules.testleider import load
from services.identity.jumps import JUMPS
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.layouts import FlowLayout, GridColumns, clear
from widgets.text import Text


class TesterPage(ContentPage):
    """What is chosen holds from now on, also after logging out, until the next participant."""

    def draw(self) -> None:
        """Lay out both cards."""
        self.begin(self.texts("title"), self.texts("lead"))
        grid = GridColumns(400, 24, max_columns=2)
        grid.addWidget(SourceSlot(self.context, load.SOURCE, self._choices, self._draw_choices, lines=8))
        grid.addWidget(self._time())
        self.body.addLayout(grid)
        self.end()

    def _choices(self) -> load.Choices:
        return load.choices(self.context.client, self.texts.language)

    def _draw_choices(self, choices: load.Choices) -> QWidget:
        card = Card(self.texts("practise"))
        self._explanations = {key: words for key, _, words in choices.options}
        options = [("", self.texts("nothing")), *((key, name) for key, name, _ in choices.options)]
        group = RadioGroup(self.texts("practise"), options)
        group.label.hide()   # the card says it already; assistive technology still hears it
        group.set_key(choices.chosen)
        group.chosen.connect(self._choose)
        card.body.addWidget(group)
        self._explained = QVBoxLayout()
        card.body.addLayout(self._explained)
        self._explain(choices.chosen)
        return card

    def _time(self) -> Card:
        card = Card(self.texts("time"))
        card.body.addWidget(Text(self.texts("time_lead"), "body", "ink2", wrap=True))
        card.body.addSpacing(12)
        row = FlowLayout(12, 12)
        for jump in JUMPS:
            button = Button(self.texts(f"later.{jump.unit}", n=jump.n), kind="secondary", small=True)
            button.clicked.connect(partial(self._jump, jump.minutes))
            row.addWidget(button)
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def _explain(self, rehearsal: str) -> None:
        clear(self._explained)
        words = self._explanations.get(rehearsal, "")
        if words:
            self._explained.addWidget(Text(words, "meta", "ink2", wrap=True))

    @Slot(str)
    def _choose(self, rehearsal: str) -> None:
        work = partial(load.rehearse, self.context.client, rehearsal)
        self.context.run(self, work, self._chosen, load.SOURCE)

    def _chosen(self, outcome: Outcome[str]) -> None:
        if isinstance(outcome, Loaded):
            self._explain(outcome.value)
            self.context.office.notify(self.texts("chosen" if outcome.value else "chosen_nothing"))

    def _jump(self, minutes: int) -> None:
        self.context.run(self, partial(load.jump, self.context.client, minutes), self._jumped, load.SOURCE)

    def _jumped(self, outcome: Outcome[int]) -> None:
        if isinstance(outcome, Loaded):
            now = self.context.clock.now()
            said = {"date": self.texts.date(now.date()), "time": self.texts.time(now)}
            self.context.office.notify(self.texts("jumped", **said))


def create(context: Context) -> TesterPage:
    """Return the page for one session."""
    return TesterPage(context)
