"""The facts of the home in words, the same on the screen and on paper: plain rules without a screen."""

from msgspec import Struct

from app.kit.texts import Texts
from app.modules.wonen import model, ownership
from app.modules.wonen.load import Holding
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.brk.records import Bedrag, Zaak
from services.registries.woz.records import Taxatieverslag

_PROVISIONAL = "Voorlopig"


class Fact(Struct, frozen=True):
    """A term with its words; ``doubted`` shows that it is under investigation, ``note`` stands below."""

    term: str
    words: str
    note: str = ""
    doubted: bool = False


def report(texts: Texts, found: Taxatieverslag) -> list[Fact]:
    """Return what the municipality valued: kind and year, floor area, sheds and the like."""
    kind = texts("report.home", kind=texts.official(found.woningtype), year=found.bouwjaar)
    floor = model.size(texts, found.oppervlakte)
    return [
        Fact(texts("term.home"), kind),
        Fact(texts("term.floor"), floor, model.reported(texts, found), found.oppervlakte_in_onderzoek),
        *(Fact(texts.official(one.soort), model.size(texts, one.oppervlakte)) for one in found.bijgebouwen),
    ]


def valued_on(texts: Texts, found: Taxatieverslag) -> list[Fact]:
    """Return the days and the parcel a report rests on; the screen has no room for them, the document has."""
    facts = []
    if found.vastgestelde_waarde is not None:
        facts.append(Fact(texts("card.value"), texts.money(found.vastgestelde_waarde)))
    if found.waardepeildatum:
        facts.append(Fact(texts("term.valued_on"), texts.date(found.waardepeildatum)))
    if found.toestandsdatum:
        facts.append(Fact(texts("term.state_on"), texts.date(found.toestandsdatum)))
    if found.kadastrale_aanduiding:
        facts.append(Fact(texts("term.parcel"), found.kadastrale_aanduiding))
    return facts


def parcel(texts: Texts, holding: Holding, bsn: str) -> list[Fact]:
    """Return the facts of one parcel in the order of picture 06."""
    zaak = holding.zaak
    term, paid = ownership.bought(texts, holding, bsn)
    shared = texts("parcel.shared_price") if zaak.koopsom.indicatie_met_meer_objecten_verkregen else ""
    mortgages = len(zaak.hypotheek_identificaties)
    seizures = len(zaak.beslag_identificaties)
    facts = [
        Fact(texts("term.parcel"), zaak.kadastrale_aanduiding),
        _size(texts, zaak),
        Fact(texts("term.right"), ownership.right(texts, holding, bsn)),
        Fact(texts("term.marital"), texts.official(ownership.marital(holding, bsn))),
        *(Fact(name, who) for name, who in ownership.other_rights(texts, holding, bsn)),
        Fact(term, paid, shared),
        Fact(
            texts("term.mortgage"),
            texts("entries", n=mortgages) if mortgages else texts("parcel.no_mortgage"),
        ),
        Fact(texts("term.seizure"), texts("entries", n=seizures) if seizures else ""),
        Fact(texts("term.use"), texts.official(ownership.used_for(holding))),
    ]
    return [one for one in facts if one.words]


def building(texts: Texts, found: AdresUitgebreid, shown: VerblijfsobjectAntwoord | None) -> list[Fact]:
    """Return what the BAG keeps of address and building, with what is under investigation."""
    doubt = found.inonderzoek
    case = shown.onderzoek("oppervlakte") if shown else None
    since = (
        texts("building.since", date=texts.date(case.documentdatum)) if case and case.documentdatum else ""
    )
    floor = model.size(texts, found.oppervlakte) if found.oppervlakte is not None else ""
    years = ", ".join(found.oorspronkelijk_bouwjaar)
    facts = [
        Fact(texts("term.address"), found.regel),
        Fact(texts("term.floor"), floor, since if doubt.oppervlakte else "", doubt.oppervlakte),
        Fact(texts("term.built"), years, doubted=doubt.oorspronkelijk_bouwjaar),
        Fact(texts("term.use"), ", ".join(map(texts.official, found.gebruiksdoelen)), doubted=doubt.gebruiksdoelen),
        Fact(
            texts("term.status"),
            texts.official(found.adresseerbaar_object_status),
            doubted=doubt.adresseerbaar_object_status,
        ),
        Fact(
            texts("term.kind_of_address"),
            texts("building.side_address" if found.indicatie_nevenadres else "building.main_address"),
        ),
    ]
    return [one if one.words else Fact(one.term, texts("unknown"), one.note, one.doubted) for one in facts]


def mortgages(texts: Texts, holdings: tuple[Holding, ...]) -> list[tuple[str, str, str]]:
    """Return (lender, parcel, amount) of every mortgage."""
    return [
        (
            ", ".join(who.omschrijving or texts("someone") for who in one.hypotheekhouders)
            or texts("someone"),
            holding.zaak.kadastrale_aanduiding,
            _secured(texts, one.bedrag_zekerheidsstelling),
        )
        for holding in holdings
        for one in holding.mortgages
    ]


def _size(texts: Texts, zaak: Zaak) -> Fact:
    size = zaak.kadastrale_grootte
    words = model.size(texts, size.waarde) if size.waarde is not None else ""
    return Fact(
        texts("term.size"),
        words,
        texts("parcel.provisional") if size.soort_grootte.waarde == _PROVISIONAL else "",
    )


def _secured(texts: Texts, amount: Bedrag) -> str:
    if amount.som is None:
        return texts("unknown")
    if amount.valuta.code in ("", "EUR"):
        return texts.money(amount.som)
    return f"{amount.valuta.waarde or amount.valuta.code} {texts.number(amount.som)}"
