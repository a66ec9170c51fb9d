"""Tells which minors somebody has custody of, by the BRP (services.identity.subjects)."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import UNSET, UnsetType

from services.identity.session import Ground, Party
from services.identity.subjects import Represented
from services.registries.brp.client import Client
from services.registries.brp.custody import (
    AnyGezag,
    EenhoofdigOuderlijkGezag,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    TweehoofdigOuderlijkGezag,
    Voogdij,
)
from services.registries.brp.records import Persoon
from services.registries.brp.relations import Kind

FIELDS = ("burgerservicenummer", "gezag", "kinderen")
_PARENTAL = (EenhoofdigOuderlijkGezag, GezamenlijkOuderlijkGezag, TweehoofdigOuderlijkGezag, GezamenlijkGezag)


class Persons:
    """Fulfils PersonSource with the custody on somebody's own list."""

    def __init__(self, client: Client, bsn: str) -> None:
        self._client, self._bsn = client, bsn

    def represented(self) -> Sequence[Represented]:
        """Return the minors over whom this citizen has custody."""
        return list(_minors(self._client.person(self._bsn, FIELDS).value, self._bsn))


def persons(client: Client, bsn: str) -> Persons:
    """Return the source for one citizen."""
    return Persons(client, bsn)


def _minors(person: Persoon, bsn: str) -> Iterator[Represented]:
    for one in person.gezag or ():
        minor = one.minderjarige
        if minor.burgerservicenummer == bsn or bsn not in _holders(one):
            continue
        child = _child(person, minor.burgerservicenummer)
        told = minor.naam.volledige_naam if not isinstance(minor.naam, UnsetType) else UNSET
        name = _called(child) or (told if isinstance(told, str) else minor.burgerservicenummer)
        ground: Ground = "ouderlijk-gezag" if isinstance(one, _PARENTAL) else "voogdij"
        yield Represented(Party("citizen", minor.burgerservicenummer, name), ground, "kind", _born(child))


def _holders(one: AnyGezag) -> set[str]:
    if isinstance(one, GezamenlijkOuderlijkGezag | TweehoofdigOuderlijkGezag):
        people = list(one.ouders or ())
        return {str(part.burgerservicenummer) for part in people}
    if isinstance(one, EenhoofdigOuderlijkGezag):
        return {str(one.ouder.burgerservicenummer)} if one.ouder else set()
    if isinstance(one, GezamenlijkGezag):
        return {str(part.burgerservicenummer) for part in (one.ouder, one.derde) if part}
    return {str(part.burgerservicenummer) for part in one.derden or ()} if isinstance(one, Voogdij) else set()


def _child(person: Persoon, bsn: str) -> Kind | None:
    return next((one for one in person.kinderen or () if one.burgerservicenummer == bsn), None)


def _called(child: Kind | None) -> str:
    """Return "Noor Verhoef": the first given name with the surname; the BRP knows no name people are called by."""
    if child is None or not child.naam:
        return ""
    given = str(child.naam.voornamen or "").split()[:1]
    surname = (str(child.naam.voorvoegsel or ""), str(child.naam.geslachtsnaam or ""))
    return " ".join(part for part in (*given, *surname) if part)


def _born(child: Kind | None) -> date | None:
    if child is None or not child.geboorte:
        return None
    return getattr(child.geboorte.datum, "datum", None)
