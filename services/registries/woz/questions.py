"""Checks questions to the WOZ the way the publisher's error scenarios describe."""

import re
from collections.abc import Mapping
from typing import Any

import falcon

from services.mockkit.problem import Problem

FIELDS = frozenset(
    "aanduiding adresseerbaarObjectIdentificaties belanghebbendeEigenaar belanghebbendeGebruiker grondoppervlakte "
    "identificatie kadastraalOnroerendeZaken pandIdentificaties verantwoordelijkeGemeente waarden".split()
)
_ENTRANCES = ("rsin", "kvkNummer", "adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie")
DIGITS = {**dict.fromkeys(_ENTRANCES, 16), "rsin": 9, "kvkNummer": 8}
PATTERNS = {
    "postcode": r"[1-9][0-9]{3}[A-Z]{2}",
    "huisnummertoevoeging": r"[0-9a-zA-Z]{1,4}",
    "huisletter": r"[a-zA-Z]",
}
NUMBERS = {"huisnummer": (1, 99999), "page": (1, None), "pageSize": (1, 100)}
_NAMES = (*_ENTRANCES, *PATTERNS, *NUMBERS, "fields")
_WAYS = "'rsin', 'kvkNummer', 'adresseerbaarObjectIdentificatie', 'nummeraanduidingIdentificatie' of"
Fault = dict[str, Any]


def search(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the checked search; raises Problem 400 as the scenarios say."""
    asked = {name: _last(given[name]) for name in _NAMES if name in given}
    faults = [fault for name, text in asked.items() if (fault := _fault(name, text))]
    if faults:
        raise invalid(faults)
    ways = [name for name in _ENTRANCES if name in asked]
    address = [name for name in ("postcode", "huisnummer") if name in asked]
    if len(ways) + bool(address) > 1:
        detail = "Er zijn meerdere zoekingangen opgegeven. Graag 1 zoekingang gebruiken."
        title = "De combinatie van opgegeven parameters is niet toegestaan."
        raise Problem(400, "unsupportedCombi", detail, title=title)
    if len(address) == 1:
        missing = "huisnummer" if "postcode" in asked else "postcode"
        fault = {"name": missing, "code": "required", "reason": "parameter is verplicht"}
        title = "Minimale combinatie van parameters moet worden opgegeven."
        raise Problem(400, "paramsCombination", title=title, params=[fault])
    if not ways and not address:
        detail = f"Er moet minimaal één van de parameters {_WAYS} 'postcode' met 'huisnummer' worden opgegeven"
        raise Problem(400, "paramsRequired", detail, title="Tenminste één parameter moet worden opgegeven.")
    return asked


def one(key: str, given: Mapping[str, Any]) -> str:
    """Return the checked ``fields`` of a question for one property; raises Problem 400."""
    faults: list[Fault] = []
    if not re.fullmatch(r"[0-9]{12}", key):
        reason = f"waarde '{key}' is geen 12 cijferig getal"
        faults.append({"name": "identificatie", "code": "pattern", "reason": reason})
    fields = _last(given["fields"]) if "fields" in given else None
    if fields is not None and (fault := _fault("fields", fields)):
        faults.append(fault)
    if faults:
        raise invalid(faults)
    return fields or ""


def narrowed(body: Mapping[str, Any], fields: str) -> dict[str, Any]:
    """Return ``body`` with only the members named in ``fields``, links always."""
    if not fields:
        return dict(body)
    wanted = {name.strip().split(".")[0] for name in fields.split(",")} | {"_links"}
    return {name: value for name, value in body.items() if name in wanted}


def accepts(req: falcon.Request) -> None:
    """Refuse with 406 when the caller takes neither JSON nor HAL."""
    if not (req.client_accepts("application/hal+json") or req.client_accepts("application/json")):
        raise Problem(406)


def invalid(faults: list[Fault]) -> Problem:
    """Return the refusal that names every wrong parameter."""
    names = ", ".join(str(fault["name"]) for fault in faults)
    return Problem(400, "paramsValidation", f"De foutieve parameter(s) zijn: {names}.", params=faults)


def _fault(name: str, text: str) -> Fault | None:
    if not text:
        return {"name": name, "code": "required", "reason": "geen waarde opgegeven"}
    if name == "fields":
        return _unknown_fields(text)
    if name in NUMBERS:
        return _number_fault(name, text)
    if name in DIGITS and not re.fullmatch(rf"[0-9]{{{DIGITS[name]}}}", text):
        reason = f"waarde '{text}' is geen {DIGITS[name]} cijferig getal"
        return {"name": name, "code": "pattern", "reason": reason}
    if name in PATTERNS and not re.fullmatch(PATTERNS[name], text):
        return {"name": name, "code": "pattern", "reason": f"waarde '{text}' voldoet niet aan het patroon"}
    return None


def _number_fault(name: str, text: str) -> Fault | None:
    low, high = NUMBERS[name]
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        ends = f"tussen {low} en {high}" if high else f"vanaf {low}"
        return {"name": name, "code": "integer", "reason": f"waarde '{text}' is geen getal {ends}"}
    if int(text) < low:
        reason = f"waarde '{text}' is kleiner dan de toegestane minimum waarde ({low})"
        return {"name": name, "code": "minimum", "reason": reason}
    if high is not None and int(text) > high:
        reason = f"waarde '{text}' is groter dan de toegestane maximum waarde ({high})"
        return {"name": name, "code": "maximum", "reason": reason}
    return None


def _unknown_fields(text: str) -> Fault | None:
    unknown = [name.strip() for name in text.split(",") if name.strip().split(".")[0] not in FIELDS]
    if not unknown:
        return None
    word = "ongeldige waarde" if len(unknown) == 1 else "ongeldige waarden"
    reason = f"{word}: {', '.join(repr(name) for name in unknown)} opgegeven"
    return {"name": "fields", "code": "fields", "reason": reason}


def _last(value: Any) -> str:
    return str(value[-1] if isinstance(value, list) else value)
