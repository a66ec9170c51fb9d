"""Checks questions to the BAG the way the publisher does: same order, codes and reasons."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from services.mockkit.problem import Problem

_MAX_INTEGER_LENGTH = 15


class Param(Struct, frozen=True):
    """What one parameter must look like."""

    kind: Literal["text", "integer", "boolean", "date", "timestamp"] = "text"
    pattern: str = ""
    low: int | None = None
    high: int | None = None
    longest: int | None = None


NUMMERAANDUIDING = Param(pattern=r"^[0-9]{4}20[0-9]{10}$")
OPENBARE_RUIMTE = Param(pattern=r"^[0-9]{4}30[0-9]{10}$")
WOONPLAATS = Param(pattern=r"^[0-9]{4}$")
PAND = Param(pattern=r"^[0-9]{4}10[0-9]{10}$")
VERBLIJFSOBJECT = Param(pattern=r"^[0-9]{4}01[0-9]{10}$")
ADRESSEERBAAR = Param(pattern=r"^[0-9]{4}(01|02|03)[0-9]{10}$")
ADDRESS_ID = Param(pattern=r"^[0-9]{16}$")
TIME_TRAVEL: Mapping[str, Param] = {"geldigOp": Param("date"), "beschikbaarOp": Param("timestamp")}
SEARCH: Mapping[str, Param] = {
    "zoekresultaatIdentificatie": Param(longest=255),
    "postcode": Param(pattern=r"^[1-9]{1}[0-9]{3}[a-zA-Z]{2}$"),
    "huisnummer": Param("integer", low=1, high=99999),
    "huisnummertoevoeging": Param(pattern=r"^[0-9a-zA-Z]{1,4}$"),
    "huisletter": Param(pattern=r"^[a-zA-Z]{1}$"),
    "exacteMatch": Param("boolean"),
    "adresseerbaarObjectIdentificatie": ADRESSEERBAAR,
    "woonplaatsNaam": Param(longest=80),
    "openbareRuimteNaam": Param(longest=80),
}
SEARCH_PAGED: Mapping[str, Param] = {
    **SEARCH,
    "pandIdentificatie": PAND,
    "page": Param("integer", low=1),
    "pageSize": Param("integer", low=10, high=100),
}
_ENTRANCES = (
    {"postcode", "huisnummer"},
    {"woonplaatsNaam", "openbareRuimteNaam", "huisnummer"},
    {"adresseerbaarObjectIdentificatie"},
    {"pandIdentificatie"},
    {"zoekresultaatIdentificatie"},
)
_KEYS = frozenset().union(*_ENTRANCES)


def checked(params: Mapping[str, Param], given: Mapping[str, Any]) -> dict[str, str]:
    """Return the parameters that have a value; raises Problem 400 with every wrong one named."""
    asked = {name: str(_last(given[name])) for name in params if name in given and str(_last(given[name]))}
    faults = [fault for name, text in asked.items() if (fault := _type_fault(name, text, params[name]))]
    if faults:
        raise Problem(400, "paramsValidation", _detail(faults[:1]), params=faults[:1])
    faults = [fault for name, text in asked.items() if (fault := _range_fault(name, text, params[name]))]
    if faults:
        raise Problem(400, "paramsValidation", _detail(faults), params=faults)
    return asked


def entrance(asked: Mapping[str, str]) -> None:
    """Refuse a search that uses no way in, half a way in, or two of them."""
    keys = _KEYS & asked.keys()
    if not keys:
        raise Problem(400, "paramsRequired", title="Ten minste één parameter moet worden opgegeven.")
    if any(keys == way for way in _ENTRANCES):
        return
    if any(keys < way for way in _ENTRANCES):
        raise Problem(400, "paramsCombination", title="Minimale combinatie van parameters moet worden opgegeven.")
    raise Problem(400, "unsupportedCombination", title="De combinatie van opgegeven parameters is niet toegestaan.")


def expand(given: Mapping[str, Any], allowed: frozenset[str]) -> frozenset[str]:
    """Return the related resources to embed; ``true`` means all. Fields within one are not narrowed."""
    text = str(_last(given.get("expand", "")))
    if text in ("", "false"):
        return frozenset()
    if text == "true":
        return allowed
    names = [part.split(".", 1)[0] for part in text.split(",")]
    wrong = [name for name in names if name not in allowed]
    if wrong:
        reason = f"Deel van de parameterwaarde is niet correct: {wrong[0]}."
        fault = {"name": "expand", "code": "expand", "reason": reason}
        raise Problem(400, "paramsValidation", _detail([fault]), params=[fault])
    return frozenset(names)


def _last(value: Any) -> Any:
    return value[-1] if isinstance(value, list) else value


def _detail(faults: list[dict[str, Any]]) -> str:
    return f"De foutieve parameter(s) zijn: {', '.join(str(fault['name']) for fault in faults)}."


def _type_fault(name: str, text: str, param: Param) -> dict[str, Any] | None:
    if param.kind == "integer" and not re.fullmatch(rf"-?[0-9]{{1,{_MAX_INTEGER_LENGTH}}}", text):
        return {"name": name, "code": "integer", "reason": "Waarde is geen geldige integer."}
    if param.kind == "boolean" and text not in ("true", "false"):
        return {"name": name, "code": "boolean", "reason": "Waarde is geen geldige boolean."}
    if param.kind == "date" and not _is_day(text):
        return {"name": name, "code": "date", "reason": "Waarde is geen geldige datum."}
    if param.kind == "timestamp" and not _is_moment(text):
        return {"name": name, "code": "timestamp", "reason": "Waarde is geen geldig tijdstip."}
    return None


def _range_fault(name: str, text: str, param: Param) -> dict[str, Any] | None:
    if param.low is not None and int(text) < param.low:
        return {"name": name, "code": "minimum", "reason": f"Waarde is lager dan minimum {param.low}."}
    if param.high is not None and int(text) > param.high:
        return {"name": name, "code": "maximum", "reason": f"Waarde is hoger dan maximum {param.high}."}
    if param.longest is not None and len(text) > param.longest:
        reason = f"Waarde is langer dan maximale lengte {param.longest}."
        return {"name": name, "code": "maxLength", "reason": reason}
    if param.pattern and not re.fullmatch(param.pattern, text):
        return {"name": name, "code": "pattern", "reason": f"Waarde voldoet niet aan patroon {param.pattern}."}
    return None


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
