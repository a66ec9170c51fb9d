"""Checks what callers ask of the ZGW faces: paging, references by address, ``expand``, and Accept-Crs."""

import re
import uuid
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import falcon

from services.mockkit.problem import Problem

PAGE_SIZE = 100
CRS = "EPSG:4326"
_ROLES = "adviseur behandelaar belanghebbende beslisser initiator klantcontacter zaakcoordinator mede_initiator"
_KINDS = "natuurlijk_persoon niet_natuurlijk_persoon vestiging organisatorische_eenheid medewerker"
_CHOICES = {
    "omschrijvingGeneriek": _ROLES,
    "betrokkeneType": _KINDS,
    "archiefnominatie": "blijvend_bewaren vernietigen",
    "archiefstatus": "nog_te_archiveren gearchiveerd gearchiveerd_procestermijn_onbekend overgedragen",
    "maximaleVertrouwelijkheidaanduiding": "openbaar beperkt_openbaar intern zaakvertrouwelijk vertrouwelijk"
    " confidentieel geheim zeer_geheim",
    "objectinformatieobjecten_objectType": "besluit zaak verzoek",
}
_LONGEST = {
    "inpBsn": 9,
    "inpA_nummer": 10,
    "anpIdentificatie": 17,
    "annIdentificatie": 17,
    "vestigingsNummer": 24,
    "medewerker__identificatie": 254,
}
"""What a query parameter may hold, by its name or the end of it (ZGW 1.7.0 and 1.3.3)."""


def invalid(name: str, code: str, reason: str) -> Problem:
    """Return the published refusal of one wrong value (ValidatieFout)."""
    return Problem(
        400,
        "invalid",
        title="Invalid input.",
        params=[{"name": name, "code": code, "reason": reason}],
    )


def need_crs(req: falcon.Request) -> None:
    """Refuse with 412 without Accept-Crs and with 406 for another system than EPSG:4326."""
    wanted = req.get_header("Accept-Crs")
    if wanted is None:
        title = "Voorwaarde is niet vervuld"
        raise Problem(412, "precondition_failed", "'Accept-Crs' header ontbreekt", title=title)
    if wanted.upper() != CRS:
        raise Problem(406, "not_acceptable", f"CRS {wanted[:40]!r} wordt niet ondersteund", title="Niet acceptabel")


def only(req: falcon.Request, known: Collection[str]) -> None:
    """Refuse query parameters that this operation does not have, and any that is given twice."""
    for name, value in req.params.items():
        if name not in known:
            raise invalid("nonFieldErrors", "unknown-parameters", f"Onbekende query parameter: {name[:60]}")
        if isinstance(value, list):
            raise invalid(name, "invalid", "Geef deze parameter één keer.")
        _fits(name, value)


def _fits(name: str, value: str) -> None:
    """Refuse a value that is none of the choices, or longer than it can be. An empty one is not given."""
    choices = _CHOICES.get(name.removeprefix("rol__"), "")
    if value and choices and value not in choices.split():
        raise invalid(name, "invalid-choice", f"{value[:60]!r} is geen geldige keuze.")
    most = next((many for end, many in _LONGEST.items() if name.endswith(f"__{end}")), len(value))
    if len(value) > most:
        raise invalid(name, "max-length", f"Zorg ervoor dat deze waarde niet meer dan {most} tekens bevat.")


def key_in(req: falcon.Request, name: str) -> str | None:
    """Return the uuid at the end of the address in parameter ``name``; None when it is not asked."""
    text = req.params.get(name)
    return None if text is None else key_of(str(text), name)


def key_of(address: str, name: str) -> str:
    """Return the uuid at the end of an address; a published refusal when it is no such address."""
    try:
        parts = urlsplit(address)
        if not parts.scheme:
            raise ValueError
        return str(uuid.UUID(parts.path.rstrip("/").rpartition("/")[2]))
    except ValueError as error:
        raise invalid(name, "bad-url", "Geef een geldige URL.") from error


def expands(req: falcon.Request, known: Collection[str]) -> frozenset[str]:
    """Return what to embed, for example ``{"status", "status.statustype"}``; parents come with their children."""
    asked = [part.strip() for part in str(req.params.get("expand", "")).split(",") if part.strip()]
    for part in asked:
        if part not in known:
            raise invalid("expand", "invalid-choice", f"{part[:60]!r} is geen geldige keuze.")
    return frozenset(asked) | {part.split(".")[0] for part in asked}


def page(req: falcon.Request, address: str, rows: Sequence[Any]) -> dict[str, Any]:
    """Return one page of ``rows`` as the contract's list; a page that does not exist is refused."""
    text = str(req.params.get("page", "1"))
    last = max(1, -(-len(rows) // PAGE_SIZE))
    if not re.fullmatch(r"[1-9]\d{0,6}", text, re.ASCII) or int(text) > last:
        raise invalid("page", "invalid", "Ongeldige pagina.")
    number = int(text)
    return {
        "count": len(rows),
        "next": _link(req, address, number + 1) if number < last else None,
        "previous": _link(req, address, number - 1) if number > 1 else None,
        "results": list(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
    }


def _link(req: falcon.Request, address: str, number: int) -> str:
    return f"{address}?{urlencode({**req.params, 'page': number})}"
