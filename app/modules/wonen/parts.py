"""What the cards of the home are made of: a column, facts, a sentence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.contributions import Mark
from app.kit.data_page import facts_list as drawn
from app.kit.facts import DOUBT_ICON, Fact as Drawn
from app.kit.texts import Texts
from app.modules.wonen import model
from app.modules.wonen.facts import Fact
from app.modules.wonen.load import Absent
from widgets.description_list import DescriptionList
from widgets.plain import one_line
from widgets.text import Text

FLUSH = (0, 0, 0, 0)


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


def absent(texts: Texts, part: str, why: Absent, gap: int = 0) -> QWidget:
    """Return the sentence that says why a part has nothing to show, ``gap`` px lower."""
    return sentence(model.absent(texts, part, why), gap)


def sentence(words: str, gap: int = 0) -> QWidget:
    """Return one wrapped sentence as the content of a card."""
    column = Column()
    column.add(Text(one_line(words, 600), "body", "ink2", wrap=True), gap)
    return column.end()


def facts_list(texts: Texts, rows: Sequence[Fact]) -> DescriptionList:
    """Return facts as terms with values; what is under investigation has a badge beside it."""
    mark = Mark("info", texts("in_onderzoek"), DOUBT_ICON)
    return drawn([Drawn(one.term, one.words, one.note, mark if one.doubted else None) for one in rows])
