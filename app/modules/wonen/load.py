"""What this screen reads: where the citizen lives, its value, who owns it, what stands there; runs on a worker."""

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct

from app.modules.wonen.residence import Home, home_of
from services.errors import Forbidden, NotFound
from services.http import Sourced
from services.http.once import Once
from services.identity.session import Session
from services.registries.bag.client import Client as Bag
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.brk.client import Client as Brk
from services.registries.brk.records import Gerechtigde, Hypotheek, Zaak
from services.registries.brp.client import Client as Brp
from services.registries.woz.client import Client as Woz
from services.registries.woz.records import WozObject

Ask = Callable[[str], Any]
_FIELDS = ("verblijfplaats",)
_REFUSED = 403


class Absent(Struct, frozen=True):
    """Why there is nothing to show: a kind of Home, "no_id", "refused", "nothing"."""

    reason: str
    country: str = ""


class Holding(Struct, frozen=True):
    """One parcel or flat with everyone who has a right on it and its mortgages."""

    zaak: Zaak
    rights: tuple[Gerechtigde, ...]
    mortgages: tuple[Hypotheek, ...]


class Sources:
    """Everything one visit to this screen asks. Every method runs on a worker and raises ServiceError."""

    def __init__(self, session: Session, client: Ask) -> None:
        self.session = session
        self._client = client
        self.home = Once(partial(home, session, client))
        self.value: Once[Sourced[tuple[WozObject, ...]] | Absent] = Once(self._value)
        self.holdings: Once[Sourced[tuple[Holding, ...]] | Absent] = Once(partial(holdings, session, client))
        self.object: Once[Sourced[VerblijfsobjectAntwoord] | Absent] = Once(self._object)
        self.address: Once[Sourced[AdresUitgebreid] | Absent] = Once(self._address)

    def building(self) -> tuple[Sourced[AdresUitgebreid] | Absent, VerblijfsobjectAntwoord | None]:
        """Return the address with what the BAG says of the building itself."""
        found, shown = self.address(), self.object()
        return found, None if isinstance(shown, Absent) else shown.value

    def value_of(self, bag: str) -> Sourced[tuple[WozObject, ...]] | Absent:
        """Return the values of another building of the citizen."""
        return valued(self._client, bag)

    def property_of(self, number: str) -> WozObject | None:
        """Return a property by its number of twelve digits (empty: the one at home); None when there is none."""
        if number:
            woz: Woz = self._client("woz")
            try:
                return woz.wozobject(number).value
            except NotFound:
                return None
        found = self.value()
        return None if isinstance(found, Absent) else found.value[0]

    def _value(self) -> Sourced[tuple[WozObject, ...]] | Absent:
        place = self.home()
        return valued(self._client, place.bag) if place.bag else without_id(place)

    def _object(self) -> Sourced[VerblijfsobjectAntwoord] | Absent:
        place = self.home()
        return building(self._client, place.bag) if place.bag else without_id(place)

    def _address(self) -> Sourced[AdresUitgebreid] | Absent:
        place = self.home()
        return address(self._client, place.number) if place.number else without_id(place)


def home(session: Session, client: Ask) -> Home:
    """Return where the citizen lives; raises ServiceError."""
    if session.subject.kind != "citizen":
        return Home("company")
    brp: Brp = client("brp")
    return home_of(brp.person(session.subject.id, _FIELDS).value)


def valued(client: Ask, bag: str) -> Sourced[tuple[WozObject, ...]] | Absent:
    """Return the values of a building by its BAG id, as the WOZ demands; raises ServiceError.

    The WOZ answers 403 to who is neither owner nor user: that is no failure but an answer.
    """
    woz: Woz = client("woz")
    try:
        found = woz.van_woning(bag)
    except Forbidden as error:
        if error.status != _REFUSED:
            raise
        return Absent("refused")
    return found if found.value else Absent("nothing")


def holdings(session: Session, client: Ask) -> Sourced[tuple[Holding, ...]] | Absent:
    """Return every parcel on which the citizen has a right; empty when there are none. Raises ServiceError."""
    if session.subject.kind != "citizen":
        return Absent("company")
    brk: Brk = client("brk")
    found = brk.mijn_percelen(session.subject.id)
    made = tuple(_holding(brk, zaak) for zaak in found.value)
    return Sourced(made, found.source, found.holder, found.retrieved, found.marks)


def building(client: Ask, bag: str) -> Sourced[VerblijfsobjectAntwoord] | Absent:
    """Return what stands there, with the sketch of the street; raises ServiceError."""
    registry: Bag = client("bag")
    try:
        return registry.verblijfsobject(bag)
    except NotFound:
        return Absent("nothing")


def address(client: Ask, number: str) -> Sourced[AdresUitgebreid] | Absent:
    """Return what the BAG keeps of an address; raises ServiceError."""
    registry: Bag = client("bag")
    try:
        return registry.adres(number)
    except NotFound:
        return Absent("nothing")


def without_id(place: Home) -> Absent:
    """Return why a home has no number in the BAG."""
    return Absent("no_id" if place.kind == "address" else place.kind, place.country)


def _holding(brk: Brk, zaak: Zaak) -> Holding:
    rights = brk.gerechtigden(zaak.identificatie).value
    mortgages = brk.hypotheken(zaak.identificatie).value if zaak.hypotheek_identificaties else ()
    return Holding(zaak, rights, mortgages)
