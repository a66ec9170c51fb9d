"""Reads a person in the form the registry itself keeps (the mock's input form) as the block of a persona."""

from typing import Any

_RENAMED = {
    "aanduidingGegevensInOnderzoek": "gegeven",
    "datumIngangOnderzoek": "sinds",
    "straat": "korteStraatnaam",
    "naamOpenbareRuimte": "straat",
    "datumAanvangAdreshouding": "datumVan",
    "datumAanvangAdresBuitenland": "datumVan",
    "persoonInOnderzoek": "inOnderzoek",
}


def block_of(registered: dict[str, Any]) -> dict[str, Any]:
    """Return the table ``[brp]`` for one registered person; custody is left out, it names no block words."""
    made: dict[str, Any] = _renamed(registered)
    for name in ("burgerservicenummer", "gezag"):
        made.pop(name, None)
    made["geheimhoudingPersoonsgegevens"] = made.pop("geheimhoudingPersoonsgegevens", "0") != "0"
    name = made.get("naam", {})
    if "aanduidingNaamgebruik" in name:
        made["naamgebruik"] = name.pop("aanduidingNaamgebruik")
    stay = made.get("verblijfplaats", {})
    if "huisnummer" in stay:
        stay["huisnummer"] = int(stay["huisnummer"])
    return made


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_RENAMED.get(name, name): _renamed(child) for name, child in value.items()}
    return [_renamed(one) for one in value] if isinstance(value, list) else value
