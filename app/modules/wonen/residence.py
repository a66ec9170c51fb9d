"""Where somebody lives by the BRP, in the few words this screen needs: plain rules without a screen."""

from msgspec import Struct

from services.identifiers import format_postcode, normalise_postcode
from services.registries.brp.records import Adres, Locatie, Persoon, VerblijfplaatsBuitenland


class Home(Struct, frozen=True):
    """Where the citizen lives by the BRP. ``bag`` and ``number`` are BAG ids, empty when the BRP has none.

    ``kind``: "address", "location", "abroad", "unknown" or "company" (acting for one; it lives nowhere).
    """

    kind: str
    street: str = ""
    town: str = ""
    country: str = ""
    bag: str = ""
    number: str = ""
    investigated: bool = False

    @property
    def line(self) -> str:
        """The whole address: "Wilgenkwartier 18, 2729 XY Zoetermeer"."""
        return ", ".join(part for part in (self.street, self.town, self.country) if part)


def home_of(person: Persoon) -> Home:
    """Return where a person lives, as the BRP has it."""
    stay = person.verblijfplaats
    if isinstance(stay, Adres):
        return _dutch(stay)
    if isinstance(stay, Locatie):
        place = stay.verblijfadres
        return Home(
            "location",
            _text(place.locatiebeschrijving) if place else "",
            investigated=bool(stay.in_onderzoek),
        )
    if isinstance(stay, VerblijfplaatsBuitenland):
        place_abroad = stay.verblijfadres
        land = place_abroad.land if place_abroad else None
        lines = (place_abroad.regel1, place_abroad.regel2, place_abroad.regel3) if place_abroad else ()
        street = ", ".join(_text(line) for line in lines if line)
        return Home("abroad", street, country=_text(land.omschrijving) if land else "")
    return Home("unknown")


def _dutch(stay: Adres) -> Home:
    place = stay.verblijfadres
    bag, number = _text(stay.adresseerbaar_object_identificatie), _text(stay.nummeraanduiding_identificatie)
    if not place:
        return Home("address", bag=bag, number=number, investigated=bool(stay.in_onderzoek))
    street = _text(place.officiele_straatnaam) or _text(place.korte_straatnaam)
    house = (
        f"{place.huisnummer or ''}{_before(' ', place.huisletter)}{_before('-', place.huisnummertoevoeging)}"
    )
    beside = _text(place.aanduiding_bij_huisnummer.omschrijving) if place.aanduiding_bij_huisnummer else ""
    code = _text(place.postcode)
    code = format_postcode(normalise_postcode(code)) if code else ""
    return Home(
        "address",
        " ".join(part for part in (street, beside, house) if part),
        " ".join(part for part in (code, _text(place.woonplaats)) if part),
        bag=bag,
        number=number,
        investigated=bool(stay.in_onderzoek or place.in_onderzoek),
    )


def _before(mark: str, text: object) -> str:
    return f"{mark}{text}" if isinstance(text, str) and text else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
