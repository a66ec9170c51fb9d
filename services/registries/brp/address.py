"""Builds address lines (NEN 5825) from a residence as the personen contract shapes it."""

from typing import Any


def lines(residence: dict[str, Any] | None, municipality: str = "") -> dict[str, Any]:
    """Return adresregel1–3 and land for a ``verblijfplaats``; empty when too little is known.

    ``municipality`` is the name that stands in for a missing woonplaats.
    """
    address = (residence or {}).get("verblijfadres", {})
    kind = (residence or {}).get("type")
    if kind == "Adres":
        return _dutch(address, municipality)
    if kind == "Locatie":
        return _filled(adresregel1=address.get("locatiebeschrijving"), adresregel2=municipality.upper())
    if kind == "VerblijfplaatsBuitenland":
        return _foreign(address)
    return {}


def _dutch(address: dict[str, Any], municipality: str) -> dict[str, Any]:
    street, number = address.get("korteStraatnaam"), address.get("huisnummer")
    if not street or not number:
        return {}
    near = {"by": "bij ", "to": "t/o "}.get(address.get("aanduidingBijHuisnummer", {}).get("code", ""), "")
    first = f"{street} {near}{number}{_addition(address)}"
    place = (address.get("woonplaats") or municipality).upper()
    return _filled(adresregel1=first, adresregel2=_postcode_line(address.get("postcode", ""), place))


def _addition(address: dict[str, Any]) -> str:
    letter, addition = address.get("huisletter", ""), address.get("huisnummertoevoeging", "")
    if letter:
        return f" {letter}{addition}"
    if not addition:
        return ""
    return f"-{addition}" if addition[0].isdigit() else f" {addition}"


def _postcode_line(postcode: str, place: str) -> str:
    """Return the second line; the features know none without a postcode, and RvIG's service delivers none."""
    compact = postcode.replace(" ", "").upper()
    return f"{compact[:4]} {compact[4:]}  {place}" if compact else ""


def _foreign(address: dict[str, Any]) -> dict[str, Any]:
    if not any(address.get(f"regel{number}") for number in (1, 2, 3)):
        return {}
    made = {f"adresregel{number}": address.get(f"regel{number}") for number in (1, 2, 3)}
    return _filled(**made, land=address.get("land"))


def _filled(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
