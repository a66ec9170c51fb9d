"""A card of personal data: where it comes from at the bottom, and who corrects it when something is wrong."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context, Contribution
from app.kit.doubting import About, Way
from app.kit.facts import DOUBT_ICON
from app.kit.loadable import Loaded, Outcome
from app.kit.marked import Marked, marked
from services.http import InOnderzoek
from widgets.badge import Badge
from widgets.card import Card
from widgets.dialog import Dialog
from widgets.layouts import FlowLayout
from widgets.plain import one_line
from widgets.text import Text

_CLOSE = "close"


class SourceCard(Card):
    """A card that ends with its source and "Klopt er iets niet?", which opens an explanation in plain words.

    With ``about`` the explanation offers what other modules can do about these data (contribution "doubted"), and
    the data of it that the registry marked beside its answer stand above the source, as in onderzoek.
    """

    def __init__(self, context: Context, title: str, link_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, link_text, parent=parent)
        self._context = context
        self._texts = context.texts
        self._subject = title
        self._explanation = ""
        self._about: About | None = None

    def set_source(
        self, line: str, explanation: str, about: About | None = None, marks: tuple[InOnderzoek, ...] = ()
    ) -> None:
        """Say where the data come from (``Context.source_line``), and who corrects them and how. Call it once."""
        self._explanation = explanation
        self._about = about
        link = self.set_source_line(line, self._texts("source.wrong"), self._subject)
        if link is not None:
            link.clicked.connect(self._explain)
        if about is not None and marks:
            told = (about, self._context.session.subject.id, marks, self._texts.language)
            self._context.run(self, partial(marked, *told), self._mark, "own")

    def _mark(self, outcome: Outcome[list[Marked]]) -> None:
        for one in outcome.value if isinstance(outcome, Loaded) else []:
            said = self._texts("source.doubted", name=one.name, date=self._texts.date(one.since))
            row = FlowLayout(8, 4)
            row.addWidget(Badge("info", self._texts("source.in_doubt"), DOUBT_ICON))
            row.addWidget(Text(one_line(said), "meta", "ink2", wrap=True))
            self.body.addSpacing(8)
            self.body.addLayout(row)

    @Slot()
    def _explain(self) -> None:
        offering = self._context.office.contributions("doubted") if self._about is not None else []
        if not offering:
            self._show([])
            return
        self._context.run(self, partial(_ways, offering, self._about), self._arrived, "own")

    def _arrived(self, outcome: Outcome[list[Way]]) -> None:
        self._show(outcome.value if isinstance(outcome, Loaded) else [])

    def _show(self, ways: list[Way]) -> None:
        title = self._texts("source.wrong_title", subject=self._subject)
        said = [self._explanation, *(way.text for way in ways if not way.address)]
        offered = [(way.address, way.text) for way in ways if way.address]
        offered.append((_CLOSE, self._texts("source.wrong_close")))
        buttons = [(key, words, "secondary" if place else "primary") for place, (key, words) in enumerate(offered)]
        dialog = Dialog(title, "\n\n".join(said), buttons, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(self._answered)
        dialog.open()

    @Slot(str)
    def _answered(self, key: str) -> None:
        if key != _CLOSE:
            self._context.go(key)


def _ways(offering: Sequence[Contribution], about: About | None) -> list[Way]:
    """Return what the other modules can do about these data; runs on a worker."""
    return [way for contribution in offering for way in contribution(about)]
