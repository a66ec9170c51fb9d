"""What the form in the tour is about: the company, else the home, else the name of the one it is shown for."""

from app.kit.contributions import Scene
from app.kit.doubting import About
from services.errors import ServiceError
from services.identity.session import Party
from services.registries.bag.client import Client as Bag
from services.registries.brp.client import Client as Brp
from services.registries.brp.records import Adres
from services.registries.nhr.client import Client as Nhr


def about(scene: Scene) -> About:
    """Return data as a card of this person or company offers them; raises ServiceError when no register answers."""
    subject = scene.session.subject
    return _company(scene, subject) if subject.kind == "company" else _home(scene, subject) or _name(scene, subject)


def _company(scene: Scene, subject: Party) -> About:
    library: Nhr = scene.client("nhr")
    found = library.basisprofiel(subject.id).value
    names = ", ".join(one.naam for one in found.handelsnamen)
    told = (("totaalWerkzamePersonen", str(found.totaal_werkzame_personen or "")), ("handelsnamen", names))
    return About("nhr", told, subject.id)


def _home(scene: Scene, subject: Party) -> About | None:
    """Return the home as the BAG knows it; None for who has no address there."""
    residents: Brp = scene.client("brp")
    stay = residents.person(subject.id, ("verblijfplaats",)).value.verblijfplaats
    key = stay.nummeraanduiding_identificatie if isinstance(stay, Adres) else ""
    if not key:
        return None
    library: Bag = scene.client("bag")
    try:
        found = library.adres(key).value
    except ServiceError:
        return None
    floor = f"{found.oppervlakte} m²" if found.oppervlakte is not None else ""
    told = (("oppervlakte", floor), ("oorspronkelijkBouwjaar", ", ".join(found.oorspronkelijk_bouwjaar)))
    holder = scene.texts("municipality", town=found.woonplaats_naam)
    return About("bag", told, found.adresseerbaar_object_identificatie, holder)


def _name(scene: Scene, subject: Party) -> About:
    residents: Brp = scene.client("brp")
    found = residents.person(subject.id, ("naam",)).value.naam
    return About("brp", (("naam.voornamen", (found.voornamen if found else "") or ""),))
