"""Draws one section of the person as a card: terms with their values, marks and masked numbers."""

from collections.abc import Sequence

from app.kit.context import Context
from app.kit.doubting import About
from app.kit.facts import DOUBT_ICON
from app.kit.source_card import SourceCard
from app.kit.texts import Texts
from app.modules.persoon.rows import Group, Row, Section
from services.http import InOnderzoek
from widgets.badge import Badge
from widgets.description_list import DescriptionList, Entry, beside
from widgets.masked_value import MaskedValue
from widgets.text import Heading, Text

_BETWEEN, _UNDER_TITLE = 16, 4


class SectionCard(SourceCard):
    """A card per section; without ``line`` nothing came from a source and nothing can be corrected.

    ``kept`` is what the section shows, for who wants to report that it is wrong (model.about).
    """

    def __init__(
        self, context: Context, section: Section, line: str = "", explanation: str = "", kept: About | None = None,
        marks: tuple[InOnderzoek, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(context, section.title)
        self.key = section.key
        texts = context.texts
        groups = section.groups_with_rows
        for place, group in enumerate(groups):
            if place:
                self.body.addSpacing(_BETWEEN)
            self._add(group, texts)
        if not groups:
            self.body.addWidget(Text(section.empty, "body", "ink2", wrap=True))
        self.body.addStretch(1)
        if line:
            self.set_source(line, explanation, kept, marks)

    def _add(self, group: Group, texts: Texts) -> None:
        if group.title:
            self.body.addWidget(Heading(group.title, "body_strong", level=3, wrap=True))
            self.body.addSpacing(_UNDER_TITLE)
        self.body.addWidget(rows_list(group.rows, texts, group.who))


def rows_list(rows: Sequence[Row], texts: Texts, who: str = "") -> DescriptionList:
    """Return rows as terms with values; ``who`` goes with the link that shows a masked number."""
    return DescriptionList([_entry(row, texts, who) for row in rows])


def _entry(row: Row, texts: Texts, who: str) -> Entry:
    if row.secret:
        what = texts("of", what=row.label, who=who) if who else row.label
        masked = MaskedValue(row.words, row.secret, texts("show"), texts("hide"), what)
        return row.label, masked, "\n".join(words for words in (row.mark, row.note) if words)
    if row.mark:
        return row.label, beside(row.words, Badge("info", row.mark, DOUBT_ICON)), row.note
    return row.label, row.words, row.note
