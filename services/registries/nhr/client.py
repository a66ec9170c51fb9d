"""Asks the KvK: companies by name, number or address, their profiles, and a person's own organisations."""

from urllib.parse import quote

from services.errors import BadReply, NotFound
from services.http import Line, Sourced
from services.registries.nhr.records import (
    Basisprofiel,
    MijnOrganisaties,
    Organisatie,
    Resultaat,
    Vestiging,
    Vestigingenlijst,
    VestigingKort,
)

_HEADERS = {"Accept": "application/hal+json"}
_NOTHING = "IPD5200"
_MOST_PAGES = 100


class Client:
    """The trade register for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._search = line.face("zoeken")
        self._profiles = line.face("basisprofiel")
        self._places = line.face("vestigingsprofiel")
        self._own = line.face("mijnorganisaties")

    def zoeken(
        self,
        *,
        naam: str = "",
        kvk_nummer: str = "",
        rsin: str = "",
        vestigingsnummer: str = "",
        straatnaam: str = "",
        plaats: str = "",
        postcode: str = "",
        huisnummer: int | None = None,
        huisletter: str = "",
        inactief: bool = False,
        pagina: int = 1,
        per_pagina: int = 10,
    ) -> Sourced[Resultaat]:
        """Return one page of what fits all that is given; nothing found is a Resultaat with ``totaal`` 0.

        ``postcode`` goes with ``huisnummer``; ``per_pagina`` is at most 100. ``inactief``: ended ones as well.
        """
        asked = {
            "naam": naam,
            "kvkNummer": kvk_nummer,
            "rsin": rsin,
            "vestigingsnummer": vestigingsnummer,
            "straatnaam": straatnaam,
            "plaats": plaats,
            "postcode": postcode,
            "huisnummer": "" if huisnummer is None else str(huisnummer),
            "huisletter": huisletter,
            "inclusiefInactieveRegistraties": "true" if inactief else "",
        }
        params = {name: text for name, text in asked.items() if text}
        params |= {"pagina": str(pagina), "resultatenPerPagina": str(per_pagina)}
        try:
            reply = self._search.get("/zoeken", params, _HEADERS)
        except NotFound as error:
            if not _says_nothing_found(error):
                raise
            empty = Resultaat(pagina=pagina, resultaten_per_pagina=per_pagina)
            manifest = self._line.manifest
            return Sourced(empty, manifest.id, manifest.holder, self._line.clock.now())
        return self._line.sourced(reply.decode(Resultaat), reply)

    def basisprofiel(self, kvk: str, *, geo: bool = False) -> Sourced[Basisprofiel]:
        """Return one company with its owner and main place of business; ``geo`` adds BAG ids to addresses."""
        reply = self._profiles.get(f"/{_part(kvk)}", _geo(geo), _HEADERS)
        return self._line.sourced(reply.decode(Basisprofiel), reply)

    def vestigingen(self, kvk: str) -> Sourced[tuple[VestigingKort, ...]]:
        """Return all places of business of a company, the main one first; raises NotFound when it has none."""
        reply = self._profiles.get(f"/{_part(kvk)}/vestigingen", headers=_HEADERS)
        return self._line.sourced(reply.decode(Vestigingenlijst).vestigingen, reply)

    def vestiging(self, nummer: str, *, geo: bool = False) -> Sourced[Vestiging]:
        """Return one place of business; ``geo`` adds BAG ids and coordinates to its addresses."""
        reply = self._places.get(f"/{_part(nummer)}", _geo(geo), _HEADERS)
        return self._line.sourced(reply.decode(Vestiging), reply)

    def mijn_organisaties(self, bsn: str) -> Sourced[tuple[Organisatie, ...]]:
        """Return the organisations in which this person has a function, by KvK number; empty when there are none."""
        found: list[Organisatie] = []
        for page in range(1, _MOST_PAGES + 1):
            reply = self._own.post(f"/mijnorganisaties?taal=nl&page={page}", {"bsn": bsn})
            answer = reply.decode(MijnOrganisaties)
            found += answer.organisaties
            if page >= answer.pagination.last_page:
                return self._line.sourced(tuple(found), reply)
        raise BadReply(self._line.manifest.id, f"meer dan {_MOST_PAGES} bladzijden organisaties")


def _part(number: str) -> str:
    return quote(number, safe="")


def _geo(wanted: bool) -> dict[str, str]:
    return {"geoData": "true"} if wanted else {}


def _says_nothing_found(error: NotFound) -> bool:
    faults = error.problem.get("fout")
    return isinstance(faults, list) and any(isinstance(one, dict) and one.get("code") == _NOTHING for one in faults)
