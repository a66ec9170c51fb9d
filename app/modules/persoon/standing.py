"""The sections about the citizen's standing: nationality, votes, and the registration itself."""

from app.modules.persoon.reading import Piece, Reader, joined
from app.modules.persoon.rows import Group, Rows, Section

_OF_CUSTODY = ("datumIngangOnderzoekGezag",)
_OF_MUNICIPALITY = ("datumIngangOnderzoekGemeente",)
_PLACE = ("datum", "plaats", "land")


def nationalities(person: Reader) -> Section:
    """Return every nationality, since when and why."""
    groups = tuple(_nationality(one) for one in person.each("nationaliteiten"))
    return Section("nationaliteit", person.texts("section.nationaliteit"), groups, person.texts("no_nationality"))


def votes(person: Reader) -> Section:
    """Return what limits the right to vote."""
    texts, rows = person.texts, Rows(person.texts)
    out, europe = person.at("uitsluitingKiesrecht"), person.at("europeesKiesrecht")
    name = "uitgeslotenVanKiesrecht"
    rows.add(name, out.said(name, texts("excluded")))
    rows.add("uitgeslotenTot", out.date("einddatum"))
    rows.add("europeesKiesrecht", europe.coded("aanduiding", "europees_kiesrecht"))
    rows.add("europeesUitgeslotenTot", europe.date("einddatumUitsluiting"))
    return Section("kiesrecht", texts("section.kiesrecht"), _groups(rows))


def registration(person: Reader) -> Section:
    """Return where and since when the citizen is registered, and everything special about it."""
    texts, rows = person.texts, Rows(person.texts)
    town = person.mark("gemeenteVanInschrijving", since=_OF_MUNICIPALITY)
    rows.add("gemeente", person.coded("gemeenteVanInschrijving", "gemeente"), town)
    since = person.mark("datumInschrijvingInGemeente", since=_OF_MUNICIPALITY)
    rows.add("inGemeenteSinds", person.date("datumInschrijvingInGemeente"), since)
    rows.add("eersteInschrijving", person.date("datumEersteInschrijvingGBA"))
    died = person.at("overlijden")
    where = joined(died.coded("plaats", "gemeente"), died.coded("land", "land"), by=", ")
    rows.add("overleden", joined(died.date("datum"), where, by=f" {texts('in')} "), died.mark(*_PLACE))
    stopped = person.at("opschortingBijhouding")
    rows.add("opgeschort", stopped.coded("reden", "opschorting"), note=texts("stopped"))
    rows.add("opgeschortSinds", stopped.date("datum"))
    _special(rows, person)
    suppliers = tuple(_supplier(one) for one in person.each("rni"))
    return Section("inschrijving", texts("section.inschrijving"), (*_groups(rows), *suppliers))


def _special(rows: Rows, person: Reader) -> None:
    """Add what most people do not have: secrecy, guardianship, and a check abroad."""
    texts = person.texts
    name = "geheimhoudingPersoonsgegevens"
    rows.add(name, person.said(name, texts("secrecy")), note=texts("secrecy_explained"))
    name = "indicatieCurateleRegister"
    rows.add(name, person.said(name, texts("guardianship")), person.mark(name, since=_OF_CUSTODY))
    checked = person.at("verificatie")
    rows.add("gecontroleerd", joined(checked.date("datum"), checked.text("omschrijving"), by=", "))


def _nationality(one: Reader) -> Group:
    texts, rows = one.texts, Rows(one.texts)
    kind = str(one.value.get("type", "Nationaliteit"))
    known = kind == "Nationaliteit"
    words = one.coded("nationaliteit", "nationaliteit") if known else one.said("type", texts(f"said.{kind}"))
    # For a known nationality the label is the type's presentation.
    label = one.said("type", texts("row.nationaliteit")).shows if known else ()
    marks = (one.mark("type", "nationaliteit"),) if known else (one.mark("type"),)
    rows.add("nationaliteit", Piece(words.words, words.shows + label), *marks, missing=texts("unknown"))
    rows.add("sinds", one.date("datumIngangGeldigheid"), missing=texts("no_nationality_since"))
    rows.add("reden", one.coded("redenOpname", "reden_nationaliteit"), one.mark("redenOpname"))
    return rows.group()


def _supplier(one: Reader) -> Group:
    rows = Rows(one.texts)
    rows.add("geleverdDoor", one.coded("deelnemer", "rni_deelnemer"), note=one.texts("supplied"))
    rows.add("categorie", one.text("categorie"))
    rows.add("verdrag", one.text("omschrijvingVerdrag"))
    return rows.group()


def _groups(rows: Rows) -> tuple[Group, ...]:
    return (rows.group(),) if rows.made else ()
