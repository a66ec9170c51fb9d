"""What this screen reads: the person, the home in the BAG and the former addresses; runs on a worker."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from services.errors import NotFound
from services.http import Sourced
from services.identity.session import Session
from services.registries.bag.records import AdresUitgebreid
from services.registries.brp.records import Adres, Persoon, Verblijfplaatshistorie

if TYPE_CHECKING:
    from services.registries.bag.client import Client as Bag
    from services.registries.brp.client import Client as Brp

_HOME = ("verblijfplaats.nummeraanduidingIdentificatie",)


def person(session: Session, client: Callable[[str], Any]) -> Sourced[Persoon]:
    """Return everything the BRP delivers about the citizen; raises ServiceError."""
    brp: Brp = client("brp")
    return brp.person(session.subject.id)


def history(session: Session, client: Callable[[str], Any]) -> Sourced[Verblijfplaatshistorie]:
    """Return where the citizen lived, latest first, the present home included; raises ServiceError."""
    brp: Brp = client("brp")
    return brp.history(session.subject.id)


def home(session: Session, client: Callable[[str], Any]) -> Sourced[AdresUitgebreid] | None:
    """Return what the BAG knows of the home; None without an address that the BAG can know.

    Raises ServiceError, also when the BRP does not say where the citizen lives.
    """
    brp: Brp = client("brp")
    stay = brp.person(session.subject.id, _HOME).value.verblijfplaats
    if not isinstance(stay, Adres) or not isinstance(stay.nummeraanduiding_identificatie, str):
        return None
    bag: Bag = client("bag")
    try:
        return bag.adres(stay.nummeraanduiding_identificatie)
    except NotFound:
        return None
