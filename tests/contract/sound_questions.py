"""Sound questions about things that exist at a running server, by "registry/face METHOD path"."""

from typing import Any

from tests.helpers.servers import Server

FENNA = "900050342"
RECEIVER = {"X-Ontvanger": f"BSN:{FENNA}"}
CRS = {"Accept-Crs": "EPSG:4326"}
NA, VBO, PAND = "0637200000411800", "0637010000411800", "0637100000411800"
KVK = "00850342"
PERCEEL, WOZ = "63700411870000", "063700041180"
Question = dict[str, Any]
Questions = dict[str, list[Question]]


def sound(running: Server) -> Questions:
    """Return the questions."""
    plain = _bag() | _brk() | _woz() | _brp() | _tabellen() | _nhr(running) | _events(running)
    return plain | _maps(running) | _zgw(running) | _opening(running) | _berichten(running)


def _bag() -> Questions:
    face = "bag/individuelebevragingen GET "
    searches: list[dict[str, Any]] = [
        {"postcode": "2729XY", "huisnummer": 18},
        {"adresseerbaarObjectIdentificatie": VBO},
        {"woonplaatsNaam": "Zoetermeer", "openbareRuimteNaam": "Wilgenkwartier", "huisnummer": 18},
        {"pandIdentificatie": PAND, "expand": "true"},
    ]
    made: Questions = {
        f"{face}/adressen": [{"query": query} for query in searches],
        f"{face}/adressenuitgebreid": [{"query": query} for query in searches[:2]],
    }
    keys = {
        "adressen": ("nummeraanduidingIdentificatie", NA),
        "adressenuitgebreid": ("nummeraanduidingIdentificatie", NA),
        "nummeraanduidingen": ("nummeraanduidingIdentificatie", NA),
        "verblijfsobjecten": ("identificatie", VBO),
        "panden": ("identificatie", PAND),
        "woonplaatsen": ("identificatie", "3295"),
    }
    for name, (key, value) in keys.items():
        path = {key: value}
        made[f"{face}/{name}/{{{key}}}"] = [{"path": path, "query": {}}, {"path": path, "query": {"expand": "true"}}]
    return made


def _brk() -> Questions:
    face, base = "brk/bevragen ", "/kadastraalonroerendezaken"
    one = f"{base}/{{kadastraalOnroerendeZaakIdentificatie}}"
    path = {"kadastraalOnroerendeZaakIdentificatie": PERCEEL}
    made: Questions = {
        f"{face}GET {base}": [
            {"query": {"postcode": "2729XY", "huisnummer": 18}},
            {"query": {"kadastraleAanduiding": "Zoetermeer B 4118", "expand": "true"}},
            {"query": {"nummeraanduidingIdentificatie": NA, "fields": "identificatie,adressen"}},
        ],
        f"{face}POST {base}": [{"body": {"burgerservicenummer": FENNA}}],
        f"{face}GET {one}": [{"path": path, "query": {}}, {"path": path, "query": {"expand": "true"}}],
        f"{face}GET /publiekrechtelijkebeperkingen": [{"query": path}],
    }
    parts = {
        "zakelijkgerechtigden": ("zakelijkGerechtigdeIdentificatie", f"{PERCEEL}101"),
        "hypotheken": ("hypotheekIdentificatie", f"{PERCEEL}201"),
    }
    for name, (key, value) in parts.items():
        made[f"{face}GET {one}/{name}"] = [{"path": path, "query": {}}]
        made[f"{face}GET {one}/{name}/{{{key}}}"] = [{"path": path | {key: value}, "query": {}}]
    return made


def _woz() -> Questions:
    face = "woz/bevragen GET /wozobjecten"
    return {
        face: [
            {"query": {"postcode": "2729XY", "huisnummer": 18}},
            {"query": {"adresseerbaarObjectIdentificatie": VBO, "pageSize": 1}},
            {"query": {"nummeraanduidingIdentificatie": NA, "fields": "waarden"}},
        ],
        f"{face}/{{identificatie}}": [{"path": {"identificatie": WOZ}, "query": {}}],
    }


def _brp() -> Questions:
    fields = ["naam", "geboorte", "verblijfplaats", "adressering", "gezag", "partners", "kinderen", "ouders"]
    every = [*fields, "nationaliteiten", "leeftijd", "burgerservicenummer", "immigratie", "verblijfstitel"]
    limited = ["burgerservicenummer", "naam", "adressering", "geboorte"]
    persons = [
        {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [FENNA], "fields": every},
        {
            "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
            "geslachtsnaam": "Wit",
            "geboortedatum": "1989-03-08",
            "fields": limited,
        },
        {"type": "ZoekMetPostcodeEnHuisnummer", "postcode": "2729XY", "huisnummer": 18, "fields": limited},
        {"type": "ZoekMetAdresseerbaarObjectIdentificatie", "adresseerbaarObjectIdentificatie": VBO,
         "fields": [*limited, "gezag"]},
    ]  # fmt: skip
    stays = [
        {"type": "RaadpleegMetPeildatum", "burgerservicenummer": FENNA, "peildatum": "2024-01-01"},
        {"type": "RaadpleegMetPeriode", "burgerservicenummer": FENNA,
         "datumVan": "2000-01-01", "datumTot": "2027-01-01"},
    ]  # fmt: skip
    there = {"adresseerbaarObjectIdentificatie": VBO}
    lodgings = [
        {"type": "BewoningMetPeildatum", "peildatum": "2024-01-01"} | there,
        {"type": "BewoningMetPeriode", "datumVan": "2000-01-01", "datumTot": "2027-01-01"} | there,
    ]
    papers = [
        {"type": "ZoekMetBurgerservicenummer", "burgerservicenummer": FENNA,
         "fields": ["reisdocumentnummer", "soort", "datumEindeGeldigheid", "houder", "inhoudingOfVermissing"]},
    ]  # fmt: skip
    return {
        "brp/personen POST /personen": [{"body": body} for body in persons],
        "brp/historie POST /verblijfplaatshistorie": [{"body": body} for body in stays],
        "brp/reisdocumenten POST /reisdocumenten": [{"body": body} for body in papers],
        "brp/bewoning POST /bewoningen": [{"body": body} for body in lodgings],
    }


def _tabellen() -> Questions:
    face, table, code = "brp/tabellen GET /tabellen", "tabelidentificatie", {"code": "0637"}
    path = {table: "Gemeenten"}
    return {
        face: [{"query": {}}, {"query": {"omschrijving": "Landen"}}],
        f"{face}/{{{table}}}": [{"path": path}],
        f"{face}/{{{table}}}/waarden": [{"path": path, "query": {"inclusiefbeeindigd": "true"}}],
        f"{face}/{{{table}}}/waarden/{{code}}": [{"path": path | code}],
    }


def _nhr(running: Server) -> Questions:
    """A company of a persona, by every way in."""
    found = running.ask("GET", f"/api/v2/zoeken?kvkNummer={KVK}").json["resultaten"]
    branch = next(one["vestigingsnummer"] for one in found if "vestigingsnummer" in one)
    basis, path = "nhr/basisprofiel GET /basisprofielen/{kvkNummer}", {"kvkNummer": KVK}
    return {
        "nhr/zoeken GET /zoeken": [{"query": {"kvkNummer": KVK}}, {"query": {"vestigingsnummer": branch}}],
        basis: [{"path": path, "query": {}}, {"path": path, "query": {"geoData": "true"}}],
        **{f"{basis}/{part}": [{"path": path, "query": {}}] for part in ("eigenaar", "hoofdvestiging", "vestigingen")},
        "nhr/vestigingsprofiel GET /v1/vestigingsprofielen/{vestigingsnummer}": [
            {"path": {"vestigingsnummer": branch}, "query": {}}
        ],
        "nhr/mijnorganisaties POST /mijnoverheid/mijnorganisaties": [{"query": {}, "body": {"bsn": FENNA}}],
    }


def _maps(running: Server) -> Questions:
    made: Questions = {}
    bases = {"bgt": "/lv/bgt/ogc/v1", "brt": "/brt/top10nl/ogc/v1", "bro": "/tno/bro/ogc/v1"}
    for name, base in bases.items():
        first = running.ask("GET", f"{base}/collections").json["collections"][0]["id"]
        one = running.ask("GET", f"{base}/collections/{first}/items?limit=1").json["features"][0]["id"]
        face, path = f"{name}/features GET /collections", {"collectionId": first}
        made[face] = [{"query": {}}]
        made[f"{face}/{{collectionId}}"] = [{"path": path}]
        made[f"{face}/{{collectionId}}/items"] = [
            {"path": path, "query": query} for query in ({}, {"limit": 3}, {"bbox": "4,52,5,53"})
        ]
        made[f"{face}/{{collectionId}}/items/{{featureId}}"] = [{"path": path | {"featureId": one}}]
    return made


def _zgw(running: Server) -> Questions:
    bases = {
        "zaken": "zaken statussen rollen resultaten zaakinformatieobjecten",
        "catalogi": "zaaktypen statustypen resultaattypen roltypen informatieobjecttypen catalogussen",
        "documenten": "enkelvoudiginformatieobjecten",
    }
    made: Questions = {}
    for face, names in bases.items():
        for name in names.split():
            rows = running.ask("GET", f"/{face}/api/v1/{name}", headers=CRS).json
            address = (rows["results"] if isinstance(rows, dict) else rows)[0]["url"]
            path = {"uuid": address.rpartition("/")[2]}
            made[f"zaken/{face} GET /{name}"] = [{"query": {}}]
            made[f"zaken/{face} GET /{name}/{{uuid}}"] = [{"path": path, "query": {}}]
    one = made["zaken/zaken GET /zaken/{uuid}"][0]
    one["query"] = {"expand": "zaaktype,status,status.statustype,resultaat,rollen"}
    papers = "zaken/documenten GET /enkelvoudiginformatieobjecten/{uuid}"
    made[f"{papers}/download"] = made[papers]
    return made


def _opening(running: Server) -> Questions:
    """A case as an organisation opens it: each step needs the one before, so the first ones are made here."""
    catalogue = "/catalogi/api/v1"
    kind = running.ask("GET", f"{catalogue}/zaaktypen?identificatie=verhuizing", headers=CRS).json["results"][0]["url"]
    parts = {
        name: running.ask("GET", f"{catalogue}/{name}?zaaktype={kind}", headers=CRS).json["results"][0]["url"]
        for name in ("statustypen", "resultaattypen", "roltypen")
    }
    case = {"bronorganisatie": "900100011", "verantwoordelijkeOrganisatie": "900100011", "startdatum": "2027-01-05"}
    case |= {"zaaktype": kind}
    at = running.ask("POST", "/zaken/api/v1/zaken", case, CRS).json["url"]
    role = {
        "zaak": at, "betrokkeneType": "natuurlijk_persoon", "roltype": parts["roltypen"], "roltoelichting": "x",
        "betrokkeneIdentificatie": {"inpBsn": FENNA},
    }  # fmt: skip
    running.ask("POST", "/zaken/api/v1/rollen", role, CRS)
    status = {"zaak": at, "statustype": parts["statustypen"], "datumStatusGezet": "2027-01-05T09:00:00Z"}
    return {
        "zaken/zaken POST /zaken": [{"body": case}],
        "zaken/zaken POST /rollen": [{"body": role}],
        "zaken/zaken POST /statussen": [{"body": status}],
        "zaken/zaken POST /resultaten": [{"body": {"zaak": at, "resultaattype": parts["resultaattypen"]}}],
    }


def _events(running: Server) -> Questions:
    message = {
        "afzender": "00000001900101453000",
        "ontvanger": {"type": "BSN", "waarde": FENNA},
        "onderwerp": "Een bericht",
        "inhoud": "Dag.\n\n# Zo maar\n\nTot ziens.",
    }
    path: Question = {"path": {"burgerservicenummer": FENNA}}
    hook: Question = {"callbackUrl": "http://127.0.0.1:9/", "auth": "x", "kanalen": [{"naam": "geen"}]}
    made = running.ask("POST", "/notificaties/api/v1/abonnement", hook).json["url"].rpartition("/")[2]
    one = {"uuid": made}
    return {
        "digilevering/notificaties GET /kanaal": [{"query": {}}],
        "digilevering/notificaties GET /abonnement/{uuid}": [{"path": one}],
        "digilevering/notificaties PUT /abonnement/{uuid}": [{"path": one, "body": hook}],
        "berichten/aanlevering POST /aanleveringen": [{"body": message}],
        "brp/update PUT /volgindicaties/{burgerservicenummer}": [path | {"body": {}}],
        "brp/update GET /volgindicaties": [{"query": {}}],
        "brp/update GET /wijzigingen": [{"query": {"vanaf": "2027-01-01"}}],
        "digilevering/notificaties POST /abonnement": [{"body": hook}],
        "digilevering/notificaties GET /abonnement": [{"query": {}}],
    }


def _berichten(running: Server) -> Questions:
    base = "/berichten/api/v1/berichten"
    running.ask("GET", f"{base}/_ophalen", headers=RECEIVER)
    rows = running.ask("GET", f"{base}?paginaGrootte=200", headers=RECEIVER).json["berichten"]
    row = next(one for one in rows if one["aantalBijlagen"])
    whole = running.ask("GET", f"{base}/{row['berichtId']}", headers=RECEIVER).json
    path, store = {"berichtId": row["berichtId"]}, {"magazijnId": row["magazijnId"]}
    part = path | {"bijlageId": whole["bijlagen"][0]["bijlageId"]}
    face = "berichten/berichten "
    return {
        f"{face}GET /berichten": [{"query": {}}, {"query": {"pagina": 1, "paginaGrootte": 5}}],
        f"{face}GET /berichten/_zoeken": [{"query": {"q": "dakkapel"}}],
        f"{face}GET /berichten/{{berichtId}}": [{"path": path, "query": {}}],
        f"{face}PATCH /berichten/{{berichtId}}": [
            {"path": path, "query": store, "body": {"status": "gelezen"}},
            {"path": path, "query": store, "body": {"map": "archief"}},
        ],
        f"{face}GET /berichten/{{berichtId}}/bijlagen/{{bijlageId}}": [{"path": part, "query": {}}],
    }
