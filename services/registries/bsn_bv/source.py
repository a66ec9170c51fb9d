"""Persons and documents from the BRP, over its published faces: what the Beheervoorziening is fed by."""

from datetime import date
from typing import Any, cast

from services.errors import BadReply
from services.mockkit.world import Ask
from services.stelsel.bsn.people import Document, Identity, Sex

_FIELDS = ["burgerservicenummer", "naam", "geboorte", "geslacht"]   # why a list is closed comes along
_DOCUMENT = ["reisdocumentnummer", "datumEindeGeldigheid", "inhoudingOfVermissing", "houder"]
_DIED, _NOT_A_NAME = "O", "paramsValidation"


class BrpSource:
    """Fulfils PersonSource. A search answers less than a question by number, so what it finds is asked by number."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def by_number(self, bsn: str) -> Identity | None:
        """Return the person with this number, or None; raises ServiceError."""
        body = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": _FIELDS}
        found = self._ask("brp", "personen", "/personen", body)["personen"]
        return identity(found[0]) if found else None

    def by_name_and_birth(self, surname: str, born: date) -> list[Identity]:
        """Return the persons with this surname and date of birth, also who died; raises ServiceError."""
        body = {
            "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
            "geslachtsnaam": surname,
            "geboortedatum": born.isoformat(),
            "inclusiefOverledenPersonen": True,
            "fields": ["burgerservicenummer"],
        }
        try:
            found = self._ask("brp", "personen", "/personen", body)["personen"]
        except BadReply as refused:
            if refused.problem.get("code") != _NOT_A_NAME:
                raise
            return []   # the BRP says that no name has these signs: then nobody is called so
        whole = [self.by_number(str(one["burgerservicenummer"])) for one in found]
        return [one for one in whole if one is not None]

    def document(self, number: str) -> Document | None:
        """Return the document with this number, or None; raises ServiceError."""
        body = {"type": "RaadpleegMetReisdocumentnummer", "reisdocumentnummer": [number], "fields": _DOCUMENT}
        found = self._ask("brp", "reisdocumenten", "/reisdocumenten", body)["reisdocumenten"]
        return _document(found[0]) if found else None


def identity(told: dict[str, Any]) -> Identity:
    """Return the identifying data in a person as the BRP answers."""
    name, birth = told.get("naam", {}), told.get("geboorte", {})
    place = birth.get("plaats", {})
    return Identity(
        bsn=str(told["burgerservicenummer"]),
        surname=str(name.get("geslachtsnaam", "")),
        born=_day(birth.get("datum", {})),
        sex=cast(Sex, told.get("geslacht", {}).get("code", "O")),
        prefix=str(name.get("voorvoegsel", "")),
        given=str(name.get("voornamen", "")),
        birthplace=str(place.get("omschrijving", "")),
        deceased=told.get("opschortingBijhouding", {}).get("reden", {}).get("code") == _DIED,
    )


def _day(told: dict[str, Any]) -> str:
    """Return the part of a date that is known: 2027-01-05, 2027-01, 2027 or nothing."""
    if "datum" in told:
        return str(told["datum"])
    if "maand" in told:
        return f"{told['jaar']:04d}-{told['maand']:02d}"
    return f"{told['jaar']:04d}" if "jaar" in told else ""


def _document(told: dict[str, Any]) -> Document:
    gone, until = told.get("inhoudingOfVermissing", {}), _day(told.get("datumEindeGeldigheid", {}))
    since = _day(gone.get("datum", {}))
    return Document(
        number=str(told.get("reisdocumentnummer", "")),
        holder=str(told.get("houder", {}).get("burgerservicenummer", "")),
        until=_whole(until),
        lost=bool(gone),
        lost_since=_whole(since),
    )


def _whole(day: str) -> date | None:
    return date.fromisoformat(day) if len(day) == len("2027-01-05") else None
