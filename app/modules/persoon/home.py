"""The sections about where the citizen lives: the address, and the settling here."""

from app.modules.persoon.reading import NOTHING, Piece, Reader, joined
from app.modules.persoon.rows import Rows, Section
from services.identifiers import format_postcode, normalise_postcode

_STREET = ("officieleStraatnaam", "korteStraatnaam")
_NUMBER = ("aanduidingBijHuisnummer", "huisnummer", "huisletter", "huisnummertoevoeging")
_TOWN = ("postcode", "woonplaats")
_LINES = ("regel1", "regel2", "regel3")
_LABELS = {
    "Adres": "adres",
    "Locatie": "locatie",
    "VerblijfplaatsBuitenland": "buitenland",
    "VerblijfplaatsOnbekend": "onbekend",
}


def address(person: Reader) -> Section:
    """Return where the citizen lives now."""
    texts, stay = person.texts, person.at("verblijfplaats")
    rows = Rows(texts)
    kind = str(stay.value.get("type", ""))
    if kind:
        _residence(rows, stay, kind)
    else:
        rows.add("adres", NOTHING, missing=texts("no_residence"))
    return Section("adres", texts("section.adres"), (rows.group(),))


def settled(person: Reader) -> Section:
    """Return when and from where the citizen came to the Netherlands, and by which title."""
    texts = person.texts
    came, title = person.at("immigratie"), person.at("verblijfstitel")
    rows = Rows(texts)
    marks = (title.mark("aanduiding"), title.mark("datumIngang"), title.mark("datumEinde"))
    rows.add("verblijfstitel", title.coded("aanduiding", "verblijfstitel"), marks[0])
    rows.add("titelSinds", title.date("datumIngang"), marks[1])
    held = texts("no_end") if title.value.get("aanduiding") else ""
    rows.add("titelTot", title.date("datumEinde"), marks[2], missing=held)
    date = "datumVestigingInNederland"
    rows.add("vestiging", came.date(date), came.mark(date))
    country = "landVanwaarIngeschreven"
    rows.add("vestigingVanuit", came.coded(country, "land"), came.mark(country))
    for name in ("indicatieVestigingVanuitBuitenland", "vanuitVerblijfplaatsOnbekend"):
        rows.add(name, came.said(name, texts(f"said.{name}")), came.mark(name))
    return Section("vestiging", texts("section.vestiging"), (rows.group(),))


def dutch_lines(place: Reader) -> Piece:
    """Return a Dutch address in two lines: street and number, postcode and town."""
    beside = place.coded("aanduidingBijHuisnummer", "huisnummer")
    number, letter, extra = (place.text(name) for name in _NUMBER[1:])
    dashed = Piece(f"-{extra.words}" if extra.words else "", extra.shows)
    house = joined(joined(number, letter), dashed, by="")
    code = place.text("postcode")
    spaced = Piece(_postcode(code.words), tuple((path, _postcode(words)) for path, words in code.shows))
    return joined(joined(_street(place), beside, house), joined(spaced, place.text("woonplaats")), by="\n")


def _street(place: Reader) -> Piece:
    """Return the street: the official name, which covers a short name that is the same."""
    official, short = (place.text(name) for name in _STREET)
    if not official.words:
        return short
    return Piece(official.words, official.shows + (short.shows if short.words == official.words else ()))


def _postcode(words: str) -> str:
    return format_postcode(normalise_postcode(words)) if words else ""


def _residence(rows: Rows, stay: Reader, kind: str) -> None:
    texts, place = rows.texts, stay.at("verblijfadres")
    label = _LABELS[kind]
    words, names = _place(place, kind)
    named = stay.said("type", texts(f"row.{label}"))
    where = Piece(words.words or texts("unknown_place"), words.shows + named.shows)
    rows.add(label, where, place.mark(*names), stay.mark("type"))
    gone = stay.said("indicatieVastgesteldVerblijftNietOpAdres", texts("not_at_address"))
    rows.add("verblijftNietOpAdres", gone)
    rows.add("functieAdres", stay.coded("functieAdres", "functie_adres"), stay.mark("functieAdres"))
    rows.add("woontSinds", stay.date("datumVan"), stay.mark("datumVan"), missing=texts("no_since"))
    rows.add("geldigSinds", stay.date("datumIngangGeldigheid"), stay.mark("datumIngangGeldigheid"))
    for name in ("adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"):
        rows.add(name, stay.text(name), stay.mark(name))


def _place(place: Reader, kind: str) -> tuple[Piece, tuple[str, ...]]:
    """Return the words of a place of this kind, and the names of the data they are made of."""
    if kind == "Adres":
        return dutch_lines(place), (*_STREET, *_NUMBER, *_TOWN)
    if kind == "Locatie":
        return place.text("locatiebeschrijving"), ("locatiebeschrijving",)
    if kind == "VerblijfplaatsBuitenland":
        lines = joined(*(place.text(name) for name in _LINES), place.coded("land", "land"), by="\n")
        return lines, (*_LINES, "land")
    return NOTHING, ()
