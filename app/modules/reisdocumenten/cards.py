"""The cards of travel documents: one per document, or one that says there are none."""

from msgspec import UNSET

from app.kit.context import Context
from app.kit.doubting import About
from app.kit.facts import DOUBT_ICON
from app.kit.source_card import SourceCard
from app.modules.reisdocumenten import load, wording
from services.http import InOnderzoek
from services.registries.brp.records import Day, Reisdocument
from widgets.badge import Badge
from widgets.description_list import DescriptionList, Entry, Value, beside
from widgets.masked_value import MaskedValue
from widgets.state_view import Empty

Marks = tuple[InOnderzoek, ...]


class _DocumentsCard(SourceCard):
    """Ends with the source and with who corrects a document's data."""

    def set_holder(self, line: str, about: About | None = None, marks: Marks = ()) -> None:
        """Add the line with the source."""
        parts = (self._texts(f"wrong.{part}") for part in ("who", "how", "practice"))
        self.set_source(line, "\n\n".join(parts), about, marks)


class DocumentCard(_DocumentsCard):
    """One document: how it stands at the right of its name, then number, end and what was reported."""

    def __init__(self, context: Context, document: Reisdocument, line: str, marks: Marks = ()) -> None:
        self._document, self._today = document, context.clock.today()
        self._name = wording.kind(document, context.texts)
        super().__init__(context, self._name)
        badge = wording.badge(document, self._today, context.texts)
        self.head_right.addWidget(Badge(badge.kind, badge.text, badge.icon))
        self.body.addWidget(DescriptionList([*self._known(), *self._gone()]))
        self.body.addStretch(1)
        self.set_holder(line, self._kept(), marks)

    def _kept(self) -> About:
        document, texts = self._document, self._texts
        number = load.masked(document.reisdocumentnummer) if document.reisdocumentnummer else ""
        data = (
            ("reisdocumenten.soort", self._name),
            ("reisdocumenten.reisdocumentnummer", number),
            ("reisdocumenten.datumEindeGeldigheid", wording.day(document.datum_einde_geldigheid, texts)),
        )
        return About("brp", data, holder=texts("holder"))

    def _known(self) -> list[Entry]:
        """Return kind (when under investigation), number and last day."""
        texts, document, under = self._texts, self._document, self._document.in_onderzoek
        since = under.datum_ingang_onderzoek if under else UNSET
        entries: list[Entry] = []
        if under and under.soort:
            entries.append((texts("kind"), self._marked(self._name, under.soort, since)))
        marked = wording.mark(under.reisdocumentnummer if under else UNSET, since, texts)
        entries.append((texts("number"), self._number(), marked))
        end = wording.day(document.datum_einde_geldigheid, texts) or texts("unknown")
        flagged = under.datum_einde_geldigheid if under else UNSET
        short = load.state(document, self._today) in ("soon", "short")
        advice = texts("advice", n=load.days_left(document, self._today)) if short else ""
        return [*entries, (texts("until"), self._marked(end, flagged, since), advice)]

    def _gone(self) -> list[Entry]:
        """Return what was reported about the document, and since when."""
        texts, loss = self._texts, self._document.inhouding_of_vermissing
        if not loss:
            return []
        under = loss.in_onderzoek
        since = under.datum_ingang_onderzoek if under else UNSET
        what = wording.meaning(loss.aanduiding, texts) or texts("unknown")
        when = wording.day(loss.datum, texts) or texts("unknown")
        return [
            (texts("reported"), self._marked(what, under.aanduiding if under else UNSET, since)),
            (texts("reported_on"), self._marked(when, under.datum if under else UNSET, since)),
        ]

    def _number(self) -> Value:
        number = self._document.reisdocumentnummer
        if not number:
            return self._texts("number_unknown")
        context = self._texts("number_of", kind=self._name)
        return MaskedValue(load.masked(number), number, self._texts("show"), self._texts("hide"), context)

    def _marked(self, words: str, flagged: object, since: Day) -> Value:
        mark = wording.mark(flagged, since, self._texts)
        return beside(words, Badge("info", mark, DOUBT_ICON)) if mark else words


class NoDocumentsCard(_DocumentsCard):
    """That the BRP knows no travel document in the citizen's possession."""

    def __init__(self, context: Context, line: str) -> None:
        super().__init__(context, context.texts("none_title"))
        self.body.addWidget(Empty(context.texts("none"), "plane", explanation=context.texts("none_explained")))
        self.set_holder(line)
