"""Which data stand on each card of the home, for who wants to report that one is wrong: without a screen."""

from app.kit.doubting import About
from app.kit.texts import Texts
from app.modules.wonen import model
from app.modules.wonen.load import Holding
from services.registries.bag.records import AdresUitgebreid
from services.registries.woz.records import WozObject


def value(texts: Texts, found: WozObject) -> About:
    """Return the data of the card with the WOZ value."""
    data = [("aanduiding", model.place_of(found))]
    newest = found.actueel
    if newest is not None:
        data.insert(0, ("vastgesteldeWaarde", texts.money(newest.vastgestelde_waarde)))
        data.append(("waardepeildatum", texts.date(newest.waardepeildatum)))
    owner = found.belanghebbende_eigenaar
    data.append(("belanghebbendeEigenaar", owner.naam if owner else ""))
    return About("woz", tuple(data), found.identificatie, model.town(texts, found))


def report(texts: Texts, found: WozObject) -> About:
    """Return the data of the card with the valuation report."""
    told, data = found.taxatieverslag, [("oppervlakte", "")]
    if told is not None:
        sheds = ", ".join(f"{one.soort} {model.size(texts, one.oppervlakte)}" for one in told.bijgebouwen)
        data = [
            ("oppervlakte", model.size(texts, told.oppervlakte)),
            ("woningtype", texts("report.home", kind=told.woningtype, year=told.bouwjaar)),
            ("bijgebouwen", sheds),
        ]
    return About("woz", tuple(data), found.identificatie, model.town(texts, found))


def parcel(texts: Texts, holding: Holding, holder: str) -> About:
    """Return the data of the card with the parcel."""
    zaak = holding.zaak
    size, paid = zaak.kadastrale_grootte.waarde, zaak.koopsom.koopsom
    data = (
        ("kadastraleAanduiding", zaak.kadastrale_aanduiding),
        ("kadastraleGrootte", "" if size is None else model.size(texts, size)),
        ("zakelijkGerechtigde", ""),
        ("aanvangsdatum", ""),
        ("koopsom", "" if paid is None else texts.money(paid)),
        ("hypotheek", texts("entries", n=len(zaak.hypotheek_identificaties)) if zaak.hypotheek_identificaties else ""),
    )
    return About("brk", data, zaak.kadastrale_aanduiding or zaak.identificatie, holder)


def mortgage(holding: Holding, holder: str) -> About:
    """Return the data of the card with the mortgages."""
    return About("brk", (("hypotheek", ""),), holding.zaak.kadastrale_aanduiding or holding.zaak.identificatie, holder)


def building(texts: Texts, found: AdresUitgebreid) -> About:
    """Return the data of the card with address and building."""
    floor = model.size(texts, found.oppervlakte) if found.oppervlakte is not None else ""
    data = (
        ("oppervlakte", floor),
        ("oorspronkelijkBouwjaar", ", ".join(found.oorspronkelijk_bouwjaar)),
        ("huisnummer", str(found.huisnummer)),
        ("postcode", found.postcode),
        ("gebruiksdoelen", ", ".join(found.gebruiksdoelen)),
        ("status", found.adresseerbaar_object_status),
    )
    thing = found.adresseerbaar_object_identificatie or found.nummeraanduiding_identificatie
    return About("bag", data, thing, texts("municipality", town=found.woonplaats_naam))
