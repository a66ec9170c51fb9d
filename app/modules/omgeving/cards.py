"""The cards of this screen: the ground around the home, its place on the map, and what lies under it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.doubting import About
from app.kit.source_card import SourceCard
from app.modules.omgeving.load import Place, Surface, Underground
from services.http import Sourced
from services.registries.bro.records import Boring, Put
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.record_table import SimpleTable
from widgets.text import Text


def ground_card(context: Context, found: Sourced[tuple[Surface, ...]]) -> QWidget:
    """Return the parts of the ground with their sizes, the home first."""
    texts = context.texts
    rows = [(_kind(context, one), _cover(context, one), f"{texts.number(one.area)} m²") for one in found.value]
    headers = (texts("ground.what"), texts("ground.cover"), texts("ground.size"))
    return _card(context, "ground", found, SimpleTable(headers, rows, align_right=(2,), name=texts("ground.title")))


def map_card(context: Context, found: Sourced[Place]) -> QWidget:
    """Return where the home lies on the map of the Netherlands."""
    texts, told = context.texts, found.value
    facts = (
        ("town", told.town),
        ("municipality", told.municipality),
        ("use", texts.maybe(f"use.{told.use.replace(' ', '_')}") or told.use),
        ("water", texts("map.near" if told.water else "map.none")),
        ("drawn", texts.date(told.drawn) if told.drawn else ""),
    )
    entries: list[Entry] = [(texts(f"map.{key}"), words) for key, words in facts if words]
    return _card(context, "map", found, DescriptionList(entries))


def soil_card(context: Context, found: Sourced[Underground]) -> QWidget:
    """Return the layers of the nearest boring."""
    parts = [part for boring in found.value.borings[:1] for part in _boring(context, boring)]
    return _card(context, "soil", found, *parts or [Text(context.texts("soil.nothing"), "body", wrap=True)])


def water_card(context: Context, found: Sourced[Underground]) -> QWidget:
    """Return the groundwater levels of the nearest well."""
    parts = [_levels(context, well) for well in found.value.wells[:1]]
    return _card(context, "water", found, *parts or [Text(context.texts("water.nothing"), "body", wrap=True)])


def nowhere_card(context: Context) -> QWidget:
    """Return why there is nothing to look around at."""
    card = Card(context.texts("nowhere.title"))
    card.body.addWidget(Text(context.texts("nowhere.text"), "body", wrap=True))
    return card


def _card(context: Context, key: str, found: Sourced[Any], *parts: QWidget) -> SourceCard:
    texts = context.texts
    card = SourceCard(context, texts(f"{key}.title"))
    card.body.addWidget(Text(texts(f"{key}.lead"), "body", "ink2", wrap=True))
    for part in parts:
        card.body.addSpacing(8)
        card.body.addWidget(part)
    card.body.addStretch(1)
    line = context.source_line(found.source, found.holder, found.retrieved)
    about = About(found.source, thing=key, holder=found.holder)
    card.set_source(line, texts(f"wrong.{found.source}"), about, found.marks)
    return card


def _boring(context: Context, one: Boring) -> list[QWidget]:
    texts = context.texts
    rows = [(_depth(context, layer.van, layer.tot), _soil(context, layer.grondsoort)) for layer in one.lagen]
    day, height = texts.date(one.onderzoeksdatum), _metres(context, one.maaiveld_nap)
    said = texts("soil.about", date=day, height=height, number=one.bro_id)
    table = SimpleTable((texts("soil.depth"), texts("soil.kind")), rows, name=texts("soil.title"))
    return [table, Text(said, "meta", "ink2", wrap=True)]


def _levels(context: Context, well: Put) -> QWidget:
    texts = context.texts
    rows = [(texts.date(one.datum), texts("water.below", depth=_metres(context, one.diepte))) for one in well.standen]
    return SimpleTable((texts("water.day"), texts("water.level")), rows, name=texts("water.title"))


def _kind(context: Context, one: Surface) -> str:
    key = (one.kind or one.collection).replace(" ", "_")
    return context.texts.maybe(f"kind.{key}") or one.kind or one.collection


def _cover(context: Context, one: Surface) -> str:
    return context.texts.maybe(f"cover.{one.cover.replace(' ', '_')}") or one.cover


def _soil(context: Context, kind: str) -> str:
    return context.texts.maybe(f"kind_of_soil.{kind.replace(' ', '_')}") or kind


def _depth(context: Context, top: float, bottom: float) -> str:
    return context.texts("soil.from_to", top=_metres(context, top), bottom=_metres(context, bottom))


def _metres(context: Context, metres: float) -> str:
    return context.texts.number(metres, 1)
