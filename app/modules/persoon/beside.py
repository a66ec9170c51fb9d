"""The two sections of other sources: the home as the BAG knows it, and the former addresses of the BRP."""

from collections.abc import Iterable

from app.kit.doubting import About
from app.kit.texts import Texts
from app.modules.persoon.home import dutch_lines
from app.modules.persoon.reading import NO_MARK, Mark, Piece, Reader, joined
from app.modules.persoon.rows import Group, Rows, Section
from services.registries.bag.records import AdresUitgebreid
from services.registries.brp.records import Verblijfplaatshistorie, to_json


def home(found: AdresUitgebreid | None, texts: Texts) -> Section:
    """Return size, year, use and status of the home; without one, why there is none to show."""
    title = texts("section.woning")
    if found is None:
        return Section("woning", title, (), texts("home.none"))
    rows, under = Rows(texts), found.inonderzoek
    size = texts("home.size", n=found.oppervlakte) if found.oppervlakte is not None else ""
    rows.add("adres", Piece(f"{found.straatregel}\n{found.plaatsregel}"))
    unknown = texts("home.unknown")
    rows.add("oppervlakte", Piece(size), _mark(under.oppervlakte, texts), missing=unknown)
    years = _mark(under.oorspronkelijk_bouwjaar, texts)
    rows.add("bouwjaar", _listed(found.oorspronkelijk_bouwjaar), years, missing=unknown)
    uses = _listed(map(texts.official, found.gebruiksdoelen))
    rows.add("gebruiksdoel", uses, _mark(under.gebruiksdoelen, texts), missing=unknown)
    status = _mark(under.adresseerbaar_object_status, texts)
    state = Piece(texts.official(found.adresseerbaar_object_status))
    rows.add("status", state, status, note="\n".join(under.toelichting))
    return Section("woning", title, (rows.group(),))


def about(found: AdresUitgebreid, holder: str) -> About:
    """Return the data of the home, for who wants to report that one is wrong."""
    data = (
        ("oppervlakte", "" if found.oppervlakte is None else f"{found.oppervlakte} m²"),
        ("oorspronkelijkBouwjaar", ", ".join(found.oorspronkelijk_bouwjaar)),
        ("huisnummer", str(found.huisnummer)),
        ("postcode", found.postcode),
        ("gebruiksdoelen", ", ".join(found.gebruiksdoelen)),
        ("status", found.adresseerbaar_object_status),
    )
    return About("bag", data, found.adresseerbaar_object_identificatie, holder)


def former(found: Verblijfplaatshistorie, texts: Texts) -> Section:
    """Return every residence that has ended, latest first."""
    stays = [one for one in Reader(to_json(found), texts).each("verblijfplaatsen") if "datumTot" in one.value]
    return Section("eerder", texts("section.eerder"), tuple(map(_stay, stays)), texts("former.none"))


def _stay(stay: Reader) -> Group:
    texts, rows = stay.texts, Rows(stay.texts)
    place = stay.at("verblijfadres")
    whole = place.mark(*(name for name in place.at("inOnderzoek").value if place.at("inOnderzoek").value[name] is True))
    rows.add("adres", Piece() if not whole.words else _where(stay), Mark(whole.words), stay.mark("type"))
    rows.add("van", stay.date("datumVan"), stay.mark("datumVan"), missing=texts("unknown"))
    rows.add("tot", stay.date("datumTot"), stay.mark("datumTot"))
    name = "gemeenteVanInschrijving"
    rows.add("gemeente", stay.coded(name, "gemeente"), stay.mark(name))
    if stay.code("functieAdres") != "W":
        rows.add("functieAdres", stay.coded("functieAdres", "functie_adres"), stay.mark("functieAdres"))
    rows.add("nietMeerVanaf", stay.date("verblijftNietOpAdresVanaf"))
    supplier = stay.at("rni")
    rows.add("geleverdDoor", supplier.coded("deelnemer", "rni_deelnemer"))
    rows.add("verdrag", supplier.text("omschrijvingVerdrag"))
    return rows.group(_where(stay).words.replace("\n", ", ") or texts("former.unknown"))


def _where(stay: Reader) -> Piece:
    place, kind = stay.at("verblijfadres"), stay.value.get("type")
    if kind == "Adres":
        return dutch_lines(place)
    if kind == "Locatie":
        return place.text("locatiebeschrijving")
    lines = (place.text(name) for name in ("regel1", "regel2", "regel3"))
    return joined(*lines, place.coded("land", "land"), by="\n")


def _mark(under: bool, texts: Texts) -> Mark:
    return Mark(texts("mark")) if under else NO_MARK


def _listed(words: Iterable[str]) -> Piece:
    return Piece(", ".join(words))
