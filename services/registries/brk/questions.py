"""Checks questions to the BRK: parameters, one way in per search, ``fields`` and ``expand``."""

import json
import re
from collections.abc import Mapping
from typing import Any

import falcon

from services.mockkit.problem import Problem

PATTERNS = {
    "kadastraleAanduiding": (
        r"[a-zA-Z0-9'][a-zA-Z0-9' ,-]*[a-zA-Z0-9] [A-IK-Z]{1,2} [1-9][0-9]{0,4}( A[1-9][0-9]{0,3})?"
    ),
    "kadastraleAanduidingMetGemeentecode": r"[A-Z]{3}[0-9]{2} [A-IK-Z]{1,2} [1-9][0-9]{0,4}( A[1-9][0-9]{0,3})?",
    "persoon__identificatie": r".{1,60}",
    "postcode": r"[1-9][0-9][0-9][0-9][A-Z][A-Z]",
    "huisnummer": r"[0-9]{1,15}",
    "huisletter": r"[a-zA-Z]",
    "huisnummertoevoeging": r"[a-zA-Z0-9]{1,4}",
    "nummeraanduidingIdentificatie": r"[0-9]{16}",
    "inclusiefKadastraalOnroerendeZakenUitSplitsing": r"true|false",
}
_ENTRANCES = (
    "kadastraleAanduiding",
    "kadastraleAanduidingMetGemeentecode",
    "persoon__identificatie",
    "postcode",
    "nummeraanduidingIdentificatie",
)
_ADDRESS = ("huisnummer", "huisletter", "huisnummertoevoeging")
MAX_HUISNUMMER = 99999
_MAX_BODY = 64 * 1024
Fault = dict[str, Any]


def search(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the checked search; raises Problem 400 unless exactly one way in is used."""
    asked = {name: str(last(given[name])) for name in PATTERNS if name in given}
    faults = [fault for name, text in asked.items() if (fault := _fault(name, text))]
    if faults:
        raise invalid(faults)
    ways = [name for name in _ENTRANCES if name in asked]
    if len(ways) > 1:
        raise Problem(400, "unsupportedCombi", title="De combinatie van opgegeven parameters is niet toegestaan.")
    if not ways and any(name in asked for name in _ADDRESS):
        fault = {"name": "postcode", "code": "required", "reason": "Parameter is verplicht."}
        raise Problem(
            400, "paramsCombination", title="Minimale combinatie van parameters moet worden opgegeven.", params=[fault]
        )
    if not ways:
        raise Problem(400, "paramsRequired", title="Ten minste één parameter moet worden opgegeven.")
    if ways != ["postcode"] and any(name in asked for name in _ADDRESS):
        raise Problem(400, "unsupportedCombi", title="De combinatie van opgegeven parameters is niet toegestaan.")
    return asked


def body(req: falcon.Request) -> tuple[str, str]:
    """Return BSN and ``fields`` of a POST; raises Problem 400, 413 or 415."""
    if (req.content_type or "application/json").split(";")[0].strip().lower() != "application/json":
        raise Problem(415)
    raw = req.bounded_stream.read(_MAX_BODY + 1)
    if len(raw) > _MAX_BODY:
        raise Problem(413)
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError):
        raise Problem(400, "paramsValidation", "De vraag is geen geldige JSON.") from None
    if not isinstance(parsed, dict):
        raise Problem(400, "paramsValidation", "De vraag is geen JSON-object.")
    bsn, fields = parsed.get("burgerservicenummer"), parsed.get("fields", "")
    if bsn is None:
        raise invalid([{"name": "burgerservicenummer", "code": "required", "reason": "Parameter is verplicht."}])
    faults: list[Fault] = []
    if not isinstance(bsn, str) or not re.fullmatch(r"[0-9]{9}", bsn):
        faults.append(_pattern("burgerservicenummer", "^[0-9]{9}$"))
    if not isinstance(fields, str):
        faults.append({"name": "fields", "code": "string", "reason": "Waarde is geen geldige string."})
    if faults:
        raise invalid(faults)
    return str(bsn), str(fields)


def narrowed(found: Mapping[str, Any], fields: str, known: frozenset[str]) -> dict[str, Any]:
    """Return ``found`` with only the members named in ``fields`` (and the links); raises Problem 400."""
    if not fields:
        return dict(found)
    wanted = [name.strip().split(".")[0] for name in fields.split(",")]
    if unknown := [name for name in wanted if name not in known]:
        reason = f"Deel van de parameterwaarde is niet correct: {unknown[0]}."
        raise invalid([{"name": "fields", "code": "fields", "reason": reason}])
    return {name: value for name, value in found.items() if name in wanted or name in ("_links", "_embedded")}


def expand(given: Mapping[str, Any], allowed: frozenset[str]) -> frozenset[str]:
    """Return the related resources to embed; ``true`` means all; raises Problem 400."""
    text = str(last(given.get("expand", "")))
    if text in ("", "false"):
        return frozenset()
    if text == "true":
        return allowed
    names = [part.strip().split(".")[0] for part in text.split(",")]
    if unknown := [name for name in names if name not in allowed]:
        reason = f"Deel van de parameterwaarde is niet correct: {unknown[0]}."
        raise invalid([{"name": "expand", "code": "expand", "reason": reason}])
    return frozenset(names)


def accepts(req: falcon.Request) -> None:
    """Refuse with 406 when the caller takes neither JSON nor HAL, or another coordinate system."""
    if not (req.client_accepts("application/hal+json") or req.client_accepts("application/json")):
        raise Problem(406)
    if (req.get_header("Accept-Crs") or "epsg:28992") != "epsg:28992":
        raise Problem(406, "crsNotAcceptable", title="CRS niet ondersteund.")


def invalid(faults: list[Fault]) -> Problem:
    """Return the refusal that names every wrong parameter."""
    names = ", ".join(str(fault["name"]) for fault in faults)
    return Problem(400, "paramsValidation", f"De foutieve parameter(s) zijn: {names}.", params=faults)


def last(value: Any) -> Any:
    """Return the last of a repeated parameter."""
    return value[-1] if isinstance(value, list) else value


def _fault(name: str, text: str) -> Fault | None:
    if not text:
        return {"name": name, "code": "required", "reason": "Parameter is verplicht."}
    if not re.fullmatch(PATTERNS[name], text):
        if name == "huisnummer":
            return {"name": name, "code": "integer", "reason": "Waarde is geen geldige integer."}
        if "|" in PATTERNS[name]:
            return {"name": name, "code": "boolean", "reason": "Waarde is geen geldige boolean."}
        return _pattern(name, f"^{PATTERNS[name]}$")
    if name == "huisnummer" and int(text) < 1:
        return {"name": name, "code": "minimum", "reason": "Waarde is lager dan minimum 1."}
    if name == "huisnummer" and int(text) > MAX_HUISNUMMER:
        return {"name": name, "code": "maximum", "reason": f"Waarde is hoger dan maximum {MAX_HUISNUMMER}."}
    return None


def _pattern(name: str, pattern: str) -> Fault:
    return {"name": name, "code": "pattern", "reason": f"Waarde voldoet niet aan patroon {pattern}."}
