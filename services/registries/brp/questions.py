"""The questions the three BRP faces know, with the published pattern of every parameter."""

from collections.abc import Callable
from functools import cache
from typing import Any

from services.registries.brp.fields_filter import Fields, Path
from services.registries.brp.query import Check, Question, boolean, day, number, several, text
from services.registries.brp.records import GezagPersoonBeperkt, Persoon, PersoonBeperkt, Reisdocument

_BSN = text(r"^[0-9]{9}$")
_BAG_ID = text(r"^(?!0{16})[0-9]{16}$", r"^[0-9]{16}$")
_NAME = text(r"^[a-zA-Z0-9À-ž \.\-\']{1,200}$|^[a-zA-Z0-9À-ž \.\-\']{3,199}\*{1}$")
_GIVEN_OPTIONAL = text(r"^[a-zA-Z0-9À-ž \.\-\']{1,199}\*{0,1}$")
_STREET = text(r"^[a-zA-Z0-9À-ž \-\'\.]{1,80}$|^[a-zA-Z0-9À-ž \-\'\.]{7,79}\*{1}$|^\*{1}[a-zA-Z0-9À-ž \-\'\.]{7,79}$")
_MUNICIPALITY = text(r"^[0-9]{4}$")
_HOUSE: dict[str, Check] = {
    "huisnummer": number(1, 99999),
    "huisletter": text(r"^[a-zA-Z]{1}$"),
    "huisnummertoevoeging": text(r"^[a-zA-Z0-9 \-]{1,4}$"),
}
_POSTCODE = text(r"^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$")
_PERSON: dict[str, Check] = {
    "geslachtsnaam": _NAME,
    "geslacht": text(r"^([Mm]|[Vv]|[Oo])$"),
    "voorvoegsel": text(r"^[a-zA-Z \']{1,10}$"),
}
_SEARCH: dict[str, Check] = {"inclusiefOverledenPersonen": boolean, "gemeenteVanInschrijving": _MUNICIPALITY}
_MOST_FIELDS = 130


def _search(required: tuple[str, ...], checks: dict[str, Check], order: tuple[str, ...] = ()) -> Question:
    every = checks | _SEARCH
    full = (*order, *sorted(name for name in every if name not in order)) if order else ()
    return Question(every, frozenset(required), _MOST_FIELDS, full)


RAADPLEEG = "RaadpleegMetBurgerservicenummer"
PERSONEN = {
    RAADPLEEG: Question(
        {"burgerservicenummer": several(_BSN, 20), "gemeenteVanInschrijving": _MUNICIPALITY},
        frozenset({"burgerservicenummer"}),
        _MOST_FIELDS,
    ),
    "ZoekMetGeslachtsnaamEnGeboortedatum": _search(
        ("geslachtsnaam", "geboortedatum"),
        _PERSON | {"geboortedatum": day, "voornamen": _GIVEN_OPTIONAL},
    ),
    "ZoekMetNaamEnGemeenteVanInschrijving": _search(
        ("geslachtsnaam", "voornamen", "gemeenteVanInschrijving"),
        _PERSON | {"voornamen": _NAME},
    ),
    "ZoekMetPostcodeEnHuisnummer": _search(
        ("postcode", "huisnummer"),
        _HOUSE | {"postcode": _POSTCODE, "geboortedatum": day, "geslachtsnaam": _NAME},
        order=("postcode", "huisnummer"),
    ),
    "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving": _search(
        ("straat", "huisnummer", "gemeenteVanInschrijving"),
        _HOUSE | {"straat": _STREET},
    ),
    "ZoekMetNummeraanduidingIdentificatie": _search(
        ("nummeraanduidingIdentificatie",), {"nummeraanduidingIdentificatie": _BAG_ID}
    ),
    "ZoekMetAdresseerbaarObjectIdentificatie": _search(
        ("adresseerbaarObjectIdentificatie",), {"adresseerbaarObjectIdentificatie": _BAG_ID}
    ),
}
HISTORIE = {
    "RaadpleegMetPeildatum": Question(
        {"burgerservicenummer": _BSN, "peildatum": day}, frozenset({"burgerservicenummer", "peildatum"})
    ),
    "RaadpleegMetPeriode": Question(
        {"burgerservicenummer": _BSN, "datumVan": day, "datumTot": day},
        frozenset({"burgerservicenummer", "datumVan", "datumTot"}),
        period=("datumVan", "datumTot"),
    ),
}
_OBJECT = text(r"^(?!0{16})[0-9]{16}$")
BEWONING = {
    "BewoningMetPeildatum": Question(
        {"adresseerbaarObjectIdentificatie": _OBJECT, "peildatum": day},
        frozenset({"adresseerbaarObjectIdentificatie", "peildatum"}),
    ),
    "BewoningMetPeriode": Question(
        {"adresseerbaarObjectIdentificatie": _OBJECT, "datumVan": day, "datumTot": day},
        frozenset({"adresseerbaarObjectIdentificatie", "datumVan", "datumTot"}),
        period=("datumVan", "datumTot"),
    ),
}
REISDOCUMENTEN = {
    "RaadpleegMetReisdocumentnummer": Question(
        {"reisdocumentnummer": several(text(r"^[A-Z0-9]{9}$"), 1)}, frozenset({"reisdocumentnummer"}), 25
    ),
    "ZoekMetBurgerservicenummer": Question({"burgerservicenummer": _BSN}, frozenset({"burgerservicenummer"}), 25),
}

FULL = Fields(Persoon, complete=True)
LIMITED = Fields(PersoonBeperkt)
LIMITED_CUSTODY = Fields(GezagPersoonBeperkt)
DOCUMENT = Fields(Reisdocument)


def fields_of(kind: str) -> Fields:
    """Return the paths that the answer to this kind of question knows."""
    if kind == RAADPLEEG:
        return FULL
    if kind in REISDOCUMENTEN:
        return DOCUMENT
    return LIMITED_CUSTODY if kind == "ZoekMetAdresseerbaarObjectIdentificatie" else LIMITED


@cache
def allowed(kind: str) -> Callable[[str], str | None]:
    """Return the function that says why a path may not be asked for in this kind of question."""
    return Allowing(fields_of(kind))


class Allowing:
    """Says why a path may not be asked for; remembers the paths that may, of which there are some hundreds."""

    def __init__(self, known: Fields) -> None:
        self._known = known
        self._good: set[str] = set()

    def __call__(self, path: str) -> str | None:
        """Return the reason, or None."""
        if path in self._good:
            return None
        found = self._known.check(path)
        if found is Path.UNKNOWN:
            return "Parameter bevat een niet bestaande veldnaam."
        if found is Path.AUTOMATIC:
            return "Parameter bevat een niet toegestane veldnaam."
        self._good.add(path)
        return None

    def all_of(self, paths: list[Any]) -> bool:
        """True when every path was asked for before and may be."""
        try:
            return self._good.issuperset(paths)
        except TypeError:  # something that is no string, and no value of a set
            return False
