"""The cards of the home: what each shows once its source has answered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.context import Context
from app.kit.source_card import SourceCard
from app.kit.texts import Texts
from app.modules.wonen import doubts, facts, model
from app.modules.wonen.load import Absent, Holding
from app.modules.wonen.parts import Column, absent, facts_list, sentence
from app.modules.wonen.sketch import map_data
from services.http import Sourced
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.woz.records import Taxatieverslag, WozObject
from widgets.link import Link
from widgets.map_sketch import MapLegend, MapSketch
from widgets.plain import one_line
from widgets.record_table import SimpleTable
from widgets.text import Heading, Text

_WIDEST_MAP = 992  # px: beyond twice its size the sketch does not grow


def report_card(
    context: Context, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent
) -> QWidget:
    """Return the content of the valuation report card, and give the card its link and source."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "report", found)
    one = found.value[0]
    report, town = one.taxatieverslag, one_line(model.town(texts, one))
    line, wrong = context.source_line("woz", town, found.retrieved), texts("wrong.report", holder=town)
    card.set_source(line, wrong, doubts.report(texts, one), found.marks)
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
    about = doubts.parcel(texts, here[0], found.holder) if here else None
    source = texts("parcel.source", holder=found.holder, moment=moment)
    card.set_source(source, texts("wrong.parcel"), about, found.marks)
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
    about = doubts.mortgage(found.value[0], found.holder)
    source = texts("parcel.source", holder=found.holder, moment=moment)
    card.set_source(source, texts("wrong.mortgage"), about, found.marks)


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
    line, wrong = context.source_line("bag", holder, found.retrieved), texts("wrong.building", holder=holder)
    card.set_source(line, wrong, doubts.building(texts, found.value), found.marks)
    column = Column()
    column.add(facts_list(texts, facts.building(texts, found.value, shown)))
    return column.end()


def _report(texts: Texts, report: Taxatieverslag) -> QWidget:
    column = Column()
    column.add(facts_list(texts, facts.report(texts, report)))
    if report.vergelijkbaar:
        headers = [texts(f"sale.{key}") for key in ("home", "size", "month", "price")]
        rows = model.sales(texts, report)
        column.add(SimpleTable(headers, rows, align_right=(3,), small=True, name=texts("sale.home")), 12)
    return column.end()
