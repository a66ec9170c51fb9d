"""Takes a published answer apart: only what is registered is left, as a block has it, for our rules to build on again.

Everything the API derives (initials, whole names, salutation, address lines, age, long dates, types) is thrown away.
"""

from collections.abc import Mapping
from typing import Any

from services.registries.brp.days import unshape

_DERIVED = ("voorletters", "volledigeNaam", "inOnderzoek", "leeftijd", "adressering", "burgerservicenummer")
_STATES = {"Staatloos": "0499", "BehandeldAlsNederlander": "0002", "VastgesteldNietNederlander": "0500"}
_LISTS = ("ouders", "partners", "kinderen", "nationaliteiten")
_SAME = (
    "aNummer", "geslacht", "geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie",
    "gemeenteVanInschrijving", "verblijfstitel", "europeesKiesrecht", "uitsluitingKiesrecht", "overlijden",
    "indicatieCurateleRegister", "indicatieGezagMinderjarige", "datumEersteInschrijvingGBA",
    "datumInschrijvingInGemeente", "geboorte", "immigratie",
)  # fmt: skip


def facts(answer: Mapping[str, Any], marked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table ``[brp]`` of one answer.

    ``marked`` is the same person as imported: a mark of investigation cannot be read back from the flags it sets.
    """
    made: dict[str, Any] = {"letterlijk": True, **{one: _plain(answer[one]) for one in _SAME if one in answer}}
    name = _plain(answer.get("naam", {}))
    made |= {"naamgebruik": name.pop("aanduidingNaamgebruik", None), "naam": name or None}
    made["verblijfplaats"] = _stay(answer.get("verblijfplaats"))
    for one in ("ouders", "partners", "kinderen"):
        made[one] = [_plain(each, keep=("burgerservicenummer",)) for each in answer.get(one, ())]
    made["nationaliteiten"] = [_nationality(each) for each in answer.get("nationaliteiten", ())]
    made["gezag"] = [_custody(each) for each in answer.get("gezag", ())]
    _settled(made.get("immigratie"))
    _mark(made, marked)
    return {name: value for name, value in made.items() if value is not None}


def _plain(value: Any, keep: tuple[str, ...] = ()) -> Any:
    if not isinstance(value, dict):
        return value
    if "langFormaat" in value:
        return unshape(value)
    return {name: _plain(each) for name, each in value.items() if name not in _DERIVED or name in keep}


def _stay(shaped: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if shaped is None:
        return None
    made: dict[str, Any] = _plain(shaped)
    made |= made.pop("verblijfadres", {})
    made.pop("indicatieVastgesteldVerblijftNietOpAdres", None)
    kind, street = made.pop("type"), made.pop("officieleStraatnaam", None)
    made |= {"straat": street} if street else {}
    if kind == "Adres" and "straat" not in made:
        made.setdefault("korteStraatnaam", ".")
    return made | ({"land": {"code": "0000"}} if kind == "VerblijfplaatsOnbekend" else {})


def _nationality(shaped: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = _plain(shaped)
    kind = made.pop("type")
    return made if "nationaliteit" in made else made | {"nationaliteit": {"code": _STATES.get(kind, "0000")}}


def _custody(shaped: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": shaped["type"], "uitgave": "2.6"}
    made |= {name: shaped[name] for name in ("toelichting", "inOnderzoek") if name in shaped}
    made["minderjarige"] = shaped["minderjarige"]["burgerservicenummer"]
    for one, many in (("ouder", "ouders"), ("derde", "derden")):
        people = [shaped[one]] if one in shaped else shaped.get(many, ())
        made[many] = [each["burgerservicenummer"] for each in people if "burgerservicenummer" in each]
    return made


def _settled(made: dict[str, Any] | None) -> None:
    if made is not None:
        made.pop("indicatieVestigingVanuitBuitenland", None)
        if made.pop("vanuitVerblijfplaatsOnbekend", False):
            made["landVanwaarIngeschreven"] = {"code": "0000"}


def _mark(made: dict[str, Any], marked: Mapping[str, Any]) -> None:
    for name in ("inOnderzoek", "gezagInOnderzoek"):
        if name in marked:
            made[name] = marked[name]
    for name in ("verblijfplaats", "overlijden", "verblijfstitel"):
        if name in made and (made[name] is not None) and "inOnderzoek" in marked.get(name, {}):
            made[name]["inOnderzoek"] = marked[name]["inOnderzoek"]
    for name in _LISTS:
        for one, other in zip(made[name], marked.get(name, ()), strict=False):
            if "inOnderzoek" in other:
                one["inOnderzoek"] = other["inOnderzoek"]
