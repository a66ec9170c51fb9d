"""The cards of the home: what each shows once its source has answered; a card that waits is empty but for its title."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.source_card import SourceCard
from app.kit.texts import Texts
from app.modules.wonen import facts, model
from app.modules.wonen.facts import Fact
from app.modules.wonen.load import Absent, Holding
from app.modules.wonen.sketch import map_data
from services.http import Sourced
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.woz.records import Taxatieverslag, WozObject
from widgets.badge import Badge
from widgets.chart import BarChart
from widgets.chip import ChipGroup
from widgets.description_list import DescriptionList, Entry, beside
from widgets.link import Link
from widgets.map_sketch import MapLegend, MapSketch
from widgets.plain import one_line
from widgets.record_table import SimpleTable
from widgets.text import Heading, Text
from widgets.theme import theme

MARK_ICON = "zoom-question"
_WIDEST_MAP = 992  # px: beyond twice its size the sketch does not grow
CHART, TABLE = "chart", "table"
_FLUSH = (0, 0, 0, 0)
_CHIP, UNDER_TITLE = 32, 6
_NATURAL = 320  # px at 100 %


class Column(QWidget):
    """A card's content: parts under each other, at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(*_FLUSH)
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
        row.addWidget(_TitleLine(title, level), 1)
        row.addLayout(self.head_right)
        self.body.addLayout(row)
        self.body.addSpacing(gap)


class _TitleLine(Heading):
    """A card title that is as high as the chips beside it."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__(title, "section", level, wrap=True)

    def heightForWidth(self, width: int) -> int:
        """What its lines need, but at least a chip."""
        return max(super().heightForWidth(width), theme().px(_CHIP))

    def minimumSizeHint(self) -> QSize:
        """At least as high as a chip."""
        return super().minimumSizeHint().expandedTo(QSize(0, theme().px(_CHIP)))


class ValueView(QWidget):
    """The amount with its date, what changed, and all years as a chart or as a table."""

    def __init__(self, context: Context, found: WozObject) -> None:
        super().__init__()
        self._texts = context.texts
        texts = self._texts
        column = QVBoxLayout(self)
        column.setContentsMargins(*_FLUSH)
        column.setSpacing(0)
        column.addLayout(self._amount(found))
        said = [
            model.difference(texts, found, context.clock.today()),
            model.role(texts, found, context.session.subject.id),
        ]
        for words in filter(None, said):
            column.addWidget(Text(one_line(words), "body", "ink2", wrap=True))
        status = model.contested(texts, found)
        if status:
            column.addSpacing(8)
            column.addWidget(Badge("info", status, MARK_ICON), 0, Qt.AlignmentFlag.AlignLeft)
        self.chart, self.table = self._chart(found), self._value_table(found)
        column.addSpacing(14)
        column.addWidget(self.chart)
        column.addWidget(self.table)
        column.addWidget(Text(texts("value.caption"), "meta", "ink2", wrap=True))
        column.addStretch(1)
        self.show_as(CHART)

    @Slot(str)
    def show_as(self, key: str) -> None:
        """Show the years as ``chart`` or ``table``."""
        self.chart.setVisible(key == CHART)
        self.table.setVisible(key == TABLE)

    def _amount(self, found: WozObject) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        newest = found.actueel
        amount = self._texts.money(newest.vastgestelde_waarde) if newest else self._texts("value.none")
        row.addWidget(Text(amount, "amount"))
        if newest:
            day = Text(
                self._texts("value.on", date=self._texts.date(newest.waardepeildatum)),
                "body",
                "ink2",
                wrap=True,
            )
            day.setAlignment(Qt.AlignmentFlag.AlignBottom)
            holder = QVBoxLayout()
            holder.setContentsMargins(0, 0, 0, 3)
            holder.addWidget(day)
            row.addLayout(holder, 1)
        return row

    def _chart(self, found: WozObject) -> BarChart:
        values = found.reeks[-model.CHART_BARS :]
        bars = [
            (
                str(one.waardepeildatum.year),
                float(one.vastgestelde_waarde),
                self._texts.number(one.vastgestelde_waarde),
            )
            for one in values
        ]
        return BarChart(bars, self._texts("value.chart_name", place=one_line(model.place_of(found))))

    def _value_table(self, found: WozObject) -> SimpleTable:
        texts = self._texts
        rows = [
            (texts.date(one.waardepeildatum), texts.money(one.vastgestelde_waarde))
            for one in reversed(found.reeks)
        ]
        name = texts("value.chart_name", place=one_line(model.place_of(found)))
        return SimpleTable(
            (texts("value.day"), texts("card.value")), rows, align_right=(1,), small=True, name=name
        )


def value_card(context: Context, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent) -> QWidget:
    """Return the content of a WOZ card for the first property found, and give the card its chips and source."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "value", found, UNDER_TITLE)
    one = found.value[0]
    view = ValueView(context, one)
    if len(one.waarden) > 1:
        items = [(CHART, texts("value.as_chart"), "chart-bar"), (TABLE, texts("value.as_table"), "table")]
        chips = ChipGroup(items, name=texts("value.view"))
        chips.set_chosen(CHART)
        chips.chosen.connect(view.show_as)
        card.head_right.addWidget(chips)
    town = one_line(model.town(texts, one))
    card.set_source(context.source_line("woz", town, found.retrieved), texts("wrong.value", holder=town))
    return view


def report_card(
    context: Context, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent
) -> QWidget:
    """Return the content of the valuation report card, and give the card its link and source."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "report", found)
    one = found.value[0]
    report, town = one.taxatieverslag, one_line(model.town(texts, one))
    card.set_source(context.source_line("woz", town, found.retrieved), texts("wrong.report", holder=town))
    if report is None:
        owner = one.belanghebbende_eigenaar
        theirs = owner is not None and owner.burgerservicenummer != context.session.subject.id
        key = "report.with_owner" if theirs else "report.none"
        return sentence(texts(key, owner=model.name_of(owner, texts) if owner else ""))
    link = Link(texts("report.whole"), icon_before="file-text")
    link.set_context(texts("report.of", place=one_line(model.place_of(one))))
    link.clicked.connect(partial(context.go, f"wonen/taxatieverslag/{one.identificatie}"))
    card.head_right.addWidget(link)
    return _report(texts, report)


def parcel_card(
    context: Context,
    card: SourceCard,
    here: Sequence[Holding],
    found: Sourced[tuple[Holding, ...]],
    resident: bool = True,
) -> QWidget:
    """Return the parcels as facts, one group per parcel, and give the card its source."""
    texts, bsn = context.texts, context.session.subject.id
    moment = texts.retrieved(found.retrieved, context.clock.today())
    card.set_source(texts("parcel.source", holder=found.holder, moment=moment), texts("wrong.parcel"))
    if not here:
        none = "parcel.none" if resident else "parcel.none_abroad"
        return sentence(texts("parcel.elsewhere" if found.value else none))
    column = Column()
    for number, holding in enumerate(here):
        if len(here) > 1:
            column.add(
                Heading(one_line(holding.zaak.kadastrale_aanduiding), "body_strong", 3, wrap=True),
                16 * (number > 0),
            )
        column.add(facts_list(texts, facts.parcel(texts, holding, bsn)))
    return column.end()


def mortgage_card(context: Context, card: SourceCard, found: Sourced[tuple[Holding, ...]]) -> None:
    """Fill the card with every mortgage: the lender, the parcel and the amount that was registered."""
    texts = context.texts
    rows = facts.mortgages(texts, found.value)
    headers = (texts("mortgage.lender"), texts("term.parcel"), texts("mortgage.amount"))
    card.body.addWidget(SimpleTable(headers, rows, align_right=(2,), small=True, name=texts("card.mortgage")))
    card.body.addSpacing(12)
    card.body.addWidget(Text(texts("mortgage.explained"), "meta", "ink2", wrap=True))
    card.body.addStretch(1)
    moment = texts.retrieved(found.retrieved, context.clock.today())
    card.set_source(texts("parcel.source", holder=found.holder, moment=moment), texts("wrong.mortgage"))


def map_card(
    context: Context, card: SourceCard, found: Sourced[VerblijfsobjectAntwoord] | Absent, line: str
) -> QWidget:
    """Return the sketch of the street, and give the card its source; the legend is up to the page."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "map", found)
    sketch = found.value.voorportaal.schets
    if sketch is None:
        card.set_source(context.source_line("bag", found.holder, found.retrieved), texts("wrong.map"))
        return sentence(texts("map.none"))
    card.set_source(texts("map.source"), texts("wrong.map"))
    data = map_data(sketch)
    streets = ", ".join(label.text for label in data.labels)
    described = texts("map.described", address=one_line(line), streets=streets)
    sketch_view = MapSketch(data, texts("map.name"), described)
    sketch_view.setMaximumWidth(_WIDEST_MAP)
    column = Column()
    row = QHBoxLayout()
    row.addWidget(sketch_view, 1)
    row.addStretch(0)
    column.rows.addLayout(row)
    return column.end()


def legend(texts: Texts, owned: bool) -> MapLegend:
    """Return what the colours on the map mean; the parcel is only called yours when you have a right on it."""
    return MapLegend(texts("map.house"), texts("map.own_parcel" if owned else "map.parcel"))


def building_card(
    context: Context,
    card: SourceCard,
    found: Sourced[AdresUitgebreid] | Absent,
    shown: VerblijfsobjectAntwoord | None,
) -> QWidget:
    """Return what the BAG keeps of address and building, with what is under investigation."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "building", found)
    holder = texts("municipality", town=one_line(found.value.woonplaats_naam))
    card.set_source(
        context.source_line("bag", holder, found.retrieved), texts("wrong.building", holder=holder)
    )
    column = Column()
    column.add(facts_list(texts, facts.building(texts, found.value, shown)))
    return column.end()


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


def _report(texts: Texts, report: Taxatieverslag) -> QWidget:
    column = Column()
    column.add(facts_list(texts, facts.report(texts, report)))
    if report.vergelijkbaar:
        headers = [texts(f"sale.{key}") for key in ("home", "size", "month", "price")]
        rows = model.sales(texts, report)
        column.add(SimpleTable(headers, rows, align_right=(3,), small=True, name=texts("sale.home")), 12)
    return column.end()
