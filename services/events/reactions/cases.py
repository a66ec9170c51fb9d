"""Opens a case or sets its next step, over the ZGW faces as published: zaak, rol, status, resultaat."""

from typing import Any

from services.events.party import PartyLine
from services.events.reactions.template import TemplateError
from services.events.reactions.written import RSIN
from services.identifiers import is_kvk

_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}
_ROLE = "initiator"


def role_filter(person: str) -> str:
    """Return by which parameter the cases of a citizen (BSN) or a company (KvK number) are asked."""
    one = "nietNatuurlijkPersoon__innNnpId" if is_kvk(person) else "natuurlijkPersoon__inpBsn"
    return f"rol__betrokkeneIdentificatie__{one}"


def act(line: PartyLine, part: dict[str, Any], data: dict[str, Any]) -> None:
    """Do it; ``data["zaak"]`` becomes the case's uuid, so that a message that follows can point there."""
    case = _existing(line, part["adres"]) if part["adres"] else _opened(line, part, data)
    data["zaak"] = case["uuid"]
    if part["resultaat"]:
        kind = _find(line, "resultaattypen", case["zaaktype"], part["resultaat"])
        body = {"zaak": case["url"], "resultaattype": kind, "toelichting": part["toelichting"]}
        line.send("POST", "zaken", "zaken", "/resultaten", body, _CRS)
    now = {"zaak": case["url"], "datumStatusGezet": f"{data['vandaag']}T09:00:00+01:00"}
    step = _find(line, "statustypen", case["zaaktype"], part["stap"])
    line.send("POST", "zaken", "zaken", "/statussen", now | _step(step, part), _CRS)


def _step(step: str, part: dict[str, Any]) -> dict[str, Any]:
    told = {"statustype": step, "statustoelichting": part["toelichting"]}
    return told | ({"voorportaal": {"kort": part["kort"]}} if part["kort"] else {})


def _existing(line: PartyLine, address: str) -> dict[str, Any]:
    key = address.rstrip("/").rpartition("/")[2]
    found: dict[str, Any] = line.get("zaken", "zaken", f"/zaken/{key}", {}, _CRS)
    return found


def _opened(line: PartyLine, part: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    kinds = line.get("zaken", "catalogi", "/zaaktypen", {"identificatie": part["zaaktype"]}, {})["results"]
    if not kinds:
        raise TemplateError(f"er is geen zaaktype {part['zaaktype']!r}")
    kind = kinds[0]["url"]
    rsin = line.oin[RSIN]
    body = {
        "bronorganisatie": rsin,
        "verantwoordelijkeOrganisatie": rsin,
        "zaaktype": kind,
        "startdatum": data["vandaag"],
        "omschrijving": part["omschrijving"],
        "identificatie": part["identificatie"],
        "voorportaal": {"naam": part["sleutel"], "kort": part["kort"], "vestiging": part["vestiging"]},
    }
    case: dict[str, Any] = line.send("POST", "zaken", "zaken", "/zaken", body, _CRS)
    company = is_kvk(data["persoon"])
    role = {
        "zaak": case["url"],
        "betrokkeneType": "niet_natuurlijk_persoon" if company else "natuurlijk_persoon",
        "roltype": _find(line, "roltypen", kind, _ROLE, "omschrijvingGeneriek"),
        "roltoelichting": "Initiator",
        "betrokkeneIdentificatie": {"innNnpId" if company else "inpBsn": data["persoon"]},
    }
    line.send("POST", "zaken", "zaken", "/rollen", role, _CRS)
    return _existing(line, case["url"])


def _find(line: PartyLine, collection: str, kind: str, wanted: str, member: str = "omschrijving") -> str:
    rows = line.get("zaken", "catalogi", f"/{collection}", {"zaaktype": kind}, {})["results"]
    found = next((str(row["url"]) for row in rows if row[member] == wanted), None)
    if found is None:
        raise TemplateError(f"zaaktype {kind} heeft geen {wanted!r} bij {collection}")
    return found
