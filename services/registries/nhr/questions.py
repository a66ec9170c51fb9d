"""Checks what is asked of the KvK's faces, and refuses in the KvK's own codes."""

import re
from collections.abc import Mapping
from typing import Any

import falcon
from msgspec import Struct, field

from services.registries.nhr.refusals import (
    fout,
    kvk_onjuist,
    ongeldig,
    rsin_onjuist,
    vestiging_onjuist,
)

HAL, JSON = "application/hal+json", "application/json"
TYPES = ("hoofdvestiging", "nevenvestiging", "rechtspersoon")
MAX_PAGINA, MAX_PER_PAGINA, USUAL_PER_PAGINA = 1000, 100, 10
_ANY = r"(?s).{1,500}"
PATTERNS = {
    "kvkNummer": "[0-9]{8}",
    "rsin": "[0-9]{9}",
    "vestigingsnummer": "[0-9]{12}",
    "naam": _ANY,
    "straatnaam": _ANY,
    "plaats": _ANY,
    "postcode": "[0-9]{4}[a-z,A-Z]{2}",
    "huisnummer": "[0-9]{1,5}",
    "huisletter": "[a-z,A-Z]{1}",
    "postbusnummer": "[0-9]{1,5}",
}
_REFINING = {
    "type": _ANY,
    "inclusiefInactieveRegistraties": "true|false",
    "pagina": "0*[1-9][0-9]{0,3}",
    "resultatenPerPagina": "0*[1-9][0-9]{0,2}",
}
_OWN_CODES = {"kvkNummer": kvk_onjuist, "rsin": rsin_onjuist, "vestigingsnummer": vestiging_onjuist}


class Zoekvraag(Struct, frozen=True):
    """A checked search: ``termen`` by their published names, the types wanted, and which page."""

    termen: Mapping[str, str]
    types: frozenset[str] = frozenset(TYPES)
    inactief: bool = False
    pagina: int = 1
    per_pagina: int = USUAL_PER_PAGINA
    verfijning: Mapping[str, str] = field(default_factory=dict)


def zoekvraag(params: Mapping[str, Any]) -> Zoekvraag:
    """Return the checked search; raises Problem with IPD0004, 0006, 0010, 1998, 1999 or 5203."""
    asked = _single(params, PATTERNS | _REFINING)
    _check_patterns(asked)
    termen = {name: text for name, text in asked.items() if name in PATTERNS}
    _check_combinations(termen)
    pagina, per_pagina = int(asked.get("pagina", "1")), int(asked.get("resultatenPerPagina", USUAL_PER_PAGINA))
    if pagina > MAX_PAGINA:
        raise ongeldig(["pagina"])
    if per_pagina > MAX_PER_PAGINA:
        raise ongeldig(["resultatenPerPagina"])
    types = frozenset(asked["type"].split(",")) if "type" in asked else frozenset(TYPES)
    if not types <= set(TYPES):
        raise fout(404, "IPD5203", "Het opgegeven type is niet valide.")
    inactief = asked.get("inclusiefInactieveRegistraties") == "true"
    verfijning = {name: text for name, text in asked.items() if name in ("type", "inclusiefInactieveRegistraties")}
    return Zoekvraag(termen, types, inactief, pagina, per_pagina, verfijning)


def geo_data(params: Mapping[str, Any]) -> bool:
    """Return whether BAG ids and coordinates are asked for; raises Problem IPD1999."""
    asked = _single(params, {"geoData": "true|false"})
    if asked.get("geoData", "false") not in ("true", "false"):
        raise ongeldig(["geoData"])
    return asked.get("geoData") == "true"


def kvk_nummer(text: str) -> str:
    """Return the number; raises Problem IPD0004 unless it is eight digits."""
    if not re.fullmatch("[0-9]{8}", text):
        raise kvk_onjuist(text[:40])
    return text


def vestigingsnummer(text: str) -> str:
    """Return the number; raises Problem IPD0006 unless it is twelve digits."""
    if not re.fullmatch("[0-9]{12}", text):
        raise vestiging_onjuist(text[:40])
    return text


def media(req: falcon.Request) -> str:
    """Return the kind of answer the caller takes: HAL where possible; raises Problem 406."""
    if req.client_accepts(HAL):
        return HAL
    if req.client_accepts(JSON):
        return JSON
    raise fout(406, "406", "De gevraagde vorm van antwoord wordt niet ondersteund.")


def _single(params: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters as text; one that is unknown, empty or given twice is refused (but ``type`` may be)."""
    wrong = [name[:40] for name in params if name not in known]
    asked: dict[str, str] = {}
    for name, value in params.items():
        texts = [str(part) for part in value] if isinstance(value, list) else [str(value)]
        if name in known and ((len(texts) > 1 and name != "type") or not all(texts)):
            wrong.append(name)
        asked[name] = ",".join(texts)
    if wrong:
        raise ongeldig(wrong[:10])
    return asked


def _check_patterns(asked: Mapping[str, str]) -> None:
    wrong = [name for name, text in asked.items() if not re.fullmatch((PATTERNS | _REFINING)[name], text)]
    for name in wrong:
        if name in _OWN_CODES:
            raise _OWN_CODES[name](asked[name][:40])
    if wrong:
        raise ongeldig(wrong)


def _check_combinations(termen: Mapping[str, str]) -> None:
    has = termen.keys()
    wrong = ""
    if not termen:
        wrong = "geef ten minste één zoekparameter"
    elif "postcode" in has and not has & {"huisnummer", "postbusnummer"}:
        wrong = "postcode kan alleen met huisnummer of postbusnummer"
    elif "postcode" not in has and has & {"huisnummer", "postbusnummer"}:
        wrong = "huisnummer en postbusnummer kunnen alleen met postcode"
    elif "huisletter" in has and "huisnummer" not in has:
        wrong = "huisletter kan alleen met huisnummer"
    if wrong:
        raise fout(400, "IPD1998", f"Algemene invoer parameter fout: {wrong}.")
