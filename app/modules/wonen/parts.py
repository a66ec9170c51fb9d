"""What the cards of the home are made of: the card with its head, a column, facts, a sentence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.data_page import TitleLine
from app.kit.source_card import SourceCard
from app.kit.texts import Texts
from app.modules.wonen import model
from app.modules.wonen.facts import Fact
from app.modules.wonen.load import Absent
from widgets.badge import Badge
from widgets.description_list import DescriptionList, Entry, beside
from widgets.plain import one_line
from widgets.text import Text
from widgets.theme import theme

MARK_ICON = "zoom-question"
FLUSH = (0, 0, 0, 0)
UNDER_TITLE = 6
_NATURAL = 320  # px at 100 %


class Column(QWidget):
    """A card's content: parts under each other, at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(*FLUSH)
        self.rows.setSpacing(0)

    def add(self, part: QWidget, gap: int = 0) -> None:
        """Add a part, ``gap`` px under the one before."""
        self.rows.addSpacing(gap)
        self.rows.addWidget(part)

    def end(self) -> "Column":
        """Leave the rest empty."""
        self.rows.addStretch(1)
        return self


class HomeCard(SourceCard):
    """A card whose title stands on one line with chips or a link, close above its content (picture 06)."""

    def __init__(
        self, context: Context, title: str, subject: str = "", level: int = 2, gap: int = UNDER_TITLE
    ) -> None:
        """``subject`` tells cards with the same title apart in the name of their link."""
        super().__init__(context, "")
        self._subject = subject or title
        self.body.setContentsMargins(20, 12, 20, 12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TitleLine(title, level), 1)
        row.addLayout(self.head_right)
        self.body.addLayout(row)
        self.body.addSpacing(gap)


def absent(texts: Texts, part: str, why: Absent, gap: int = 0) -> QWidget:
    """Return the sentence that says why a part has nothing to show, ``gap`` px lower."""
    return sentence(model.absent(texts, part, why), gap)


def sentence(words: str, gap: int = 0) -> QWidget:
    """Return one wrapped sentence as the content of a card."""
    column = Column()
    column.add(Text(one_line(words, 600), "body", "ink2", wrap=True), gap)
    return column.end()


class _Facts(DescriptionList):
    """Its natural width leaves room for values beside their terms; otherwise its hint is that of the stacked form."""

    def natural_width(self) -> int:
        """Wide enough for two columns, however short the values are."""
        return max(super().natural_width(), theme().px(_NATURAL))


def facts_list(texts: Texts, rows: Sequence[Fact]) -> DescriptionList:
    """Return facts as terms with values; what is under investigation has a badge beside it."""
    return _Facts([_entry(texts, one) for one in rows])


def _entry(texts: Texts, one: Fact) -> Entry:
    if not one.doubted:
        return one.term, one.words, one.note
    return one.term, beside(one.words, Badge("info", texts("in_onderzoek"), MARK_ICON)), one.note
