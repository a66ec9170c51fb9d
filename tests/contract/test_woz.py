"""The WOZ mock against the published document and scenarios, and through its client."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from services.errors import Forbidden, InputError, NotFound
from services.identity.tokens import HEADER
from services.registries.woz.block import Block, Waarde
from services.registries.woz.client import Client
from services.registries.woz.values import contested, relevant
from tests.contract.published import SPECS, Asker, Contract
from tests.helpers.worlds import Bench

BSN, PARTNER, STRANGER = "900050354", "900050366", "900050378"
BASE = "/woz/api/v1"
KEY, VBO, NA = "999900041180", "9999010000000018", "9999200000000018"
OBJECT: dict[str, Any] = {
    "identificatie": KEY,
    "aanduiding": {
        "straat": "Elzenpad",
        "huisnummer": 7,
        "huisletter": "A",
        "postcode": "2729AB",
        "woonplaats": "Oefenstad",
        "nummeraanduidingIdentificatie": NA,
    },
    "adresseerbaarObjectIdentificaties": [VBO],
    "pandIdentificaties": ["9999100000000001"],
    "grondoppervlakte": 142,
    "kadastraleAanduiding": "Oefenstad B 4118",
    "kadastraalOnroerendeZaak": "99900411870000",
    "gemeente": {"code": "9999", "omschrijving": "Oefenstad"},
    "eigenaar": {"bsn": BSN, "naam": "F. de Wit"},
    "gebruiker": {"naam": "Winkel Voorbeeld B.V.", "rsin": "999990019", "kvkNummer": "99999019"},
    "medebelanghebbenden": [PARTNER],
    "waarden": [
        {"peildatum": "2023-01-01", "waarde": 371000, "statussen": ["bezwaar_ingediend"]},
        {"peildatum": "2025-01-01", "waarde": 412000},
        {"peildatum": "2024-01-01", "waarde": 380000, "statussen": ["beschikking_vernietigd"]},
        {"peildatum": "2024-01-01", "waarde": 389000},
    ],
    "taxatieverslag": {
        "woningtype": "Tussenwoning",
        "bouwjaar": 1988,
        "oppervlakte": 118,
        "oppervlakteInOnderzoek": True,
        "melding": {"bsn": BSN, "datum": "2026-12-14", "oppervlakte": 109},
        "bijgebouwen": [{"soort": "Berging", "oppervlakte": 6}],
        "vergelijkbaar": [{"adres": "Elzenpad 9", "oppervlakte": 121, "verkocht": "2025-02", "prijs": 418500}],
    },
}
SHOP = {
    "identificatie": "999900041181",
    "aanduiding": {"straat": "Brink", "huisnummer": 1, "postcode": "2729AA", "woonplaats": "Oefenstad"},
    "gemeente": {"code": "9999", "omschrijving": "Oefenstad"},
    "eigenaar": {"naam": "Winkel Voorbeeld B.V.", "rsin": "999990027", "kvkNummer": "99999027"},
    "medebelanghebbenden": [BSN],
}
TABLE = {"objecten": [OBJECT, SHOP]}


def bench(*tables: dict[str, Any]) -> Bench:
    people = (BSN, PARTNER, STRANGER)
    blocks = {bsn: msgspec.convert(table, Block) for bsn, table in zip(people, tables, strict=False)}
    return Bench("woz", blocks)


def asker(bsn: str) -> Asker:
    one = bench(TABLE)
    contract = Contract("woz/woz-bevragen-v1.0.0.openapi.yaml", f"http://registry.example{BASE}")
    return Asker(one.app("bevragen"), BASE, {HEADER: one.session(bsn).token}, contract)


@pytest.fixture
def ask() -> Asker:
    return asker(BSN)


@pytest.mark.parametrize(
    "params",
    [
        {"adresseerbaarObjectIdentificatie": VBO},
        {"nummeraanduidingIdentificatie": NA},
        {"postcode": "2729AB", "huisnummer": "7"},
        {"postcode": "2729AB", "huisnummer": "7", "huisletter": "a"},
    ],
)
def test_every_published_way_in_finds_the_house(ask: Asker, params: dict[str, str]) -> None:
    found = ask.get("/wozobjecten", 200, **params)
    (one,) = found["_embedded"]["wozObjecten"]
    assert one["identificatie"] == KEY
    assert [value["vastgesteldeWaarde"] for value in one["waarden"]] == [412000, 389000, 371000]
    assert [value.get("indicatieBezwaarBeroep") for value in one["waarden"]] == [None, None, True]
    assert ask.headers["api-version"] == "1.0.0"


def test_company_objects_are_found_by_rsin_and_kvk(ask: Asker) -> None:
    for params in ({"rsin": "999990027"}, {"kvkNummer": "99999027"}):
        found = ask.get("/wozobjecten", 200, **params)
        assert [one["identificatie"] for one in found["_embedded"]["wozObjecten"]] == ["999900041181"]


def test_nothing_found_is_an_empty_embedded(ask: Asker) -> None:
    assert ask.get("/wozobjecten", 200, postcode="1234AB", huisnummer=99)["_embedded"] == {}
    assert ask.get("/wozobjecten", 200, postcode="2729AB", huisnummer=7, page=2)["_embedded"] == {}


def test_one_object_and_its_fields(ask: Asker) -> None:
    ask.get(f"/wozobjecten/{KEY}", 200)
    assert ask.get(f"/wozobjecten/{KEY}", 200, fields="waarden,identificatie").keys() == {
        "waarden",
        "identificatie",
        "_links",
    }


_ONE_WAY = "Er zijn meerdere zoekingangen opgegeven. Graag 1 zoekingang gebruiken."


@pytest.mark.parametrize(
    ("params", "title", "faults"),
    [
        ({}, "Tenminste één parameter moet worden opgegeven.", {}),
        ({"bestaatniet": "1"}, "Tenminste één parameter moet worden opgegeven.", {}),
        ({"rsin": ""}, "Een of meerdere parameters zijn niet correct.", {"rsin": "geen waarde opgegeven"}),
        (
            {"rsin": "999990019", "fields": "bestaatniet,bestaatookniet"},
            "Een of meerdere parameters zijn niet correct.",
            {"fields": "ongeldige waarden: 'bestaatniet', 'bestaatookniet' opgegeven"},
        ),
        (
            {"postcode": "1234AA", "huisnummer": "A"},
            "Een of meerdere parameters zijn niet correct.",
            {"huisnummer": "waarde 'A' is geen getal tussen 1 en 99999"},
        ),
        (
            {"postcode": "8000GB", "huisnummer": "1", "page": "0", "pageSize": "101"},
            "Een of meerdere parameters zijn niet correct.",
            {
                "page": "waarde '0' is kleiner dan de toegestane minimum waarde (1)",
                "pageSize": "waarde '101' is groter dan de toegestane maximum waarde (100)",
            },
        ),
        (
            {"rsin": "857567433", "kvkNummer": "68727720"},
            "De combinatie van opgegeven parameters is niet toegestaan.",
            {},
        ),
        (
            {"postcode": "1234AA"},
            "Minimale combinatie van parameters moet worden opgegeven.",
            {"huisnummer": "parameter is verplicht"},
        ),
        (
            {"huisnummer": "1"},
            "Minimale combinatie van parameters moet worden opgegeven.",
            {"postcode": "parameter is verplicht"},
        ),
        (
            {"rsin": "abc", "fields": "bestaatniet"},
            "Een of meerdere parameters zijn niet correct.",
            {"rsin": "waarde 'abc' is geen 9 cijferig getal", "fields": "ongeldige waarde: 'bestaatniet' opgegeven"},
        ),
    ],
)
def test_a_wrong_search_is_refused_as_the_scenarios_say(
    ask: Asker, params: dict[str, str], title: str, faults: dict[str, str]
) -> None:
    body = ask.get("/wozobjecten", 400, **params)
    assert body["title"] == title
    assert {fault["name"]: fault["reason"] for fault in body.get("invalidParams", [])} == faults


def test_a_wrong_or_unknown_id_is_refused_as_the_scenarios_say(ask: Asker) -> None:
    wrong = ask.get("/wozobjecten/1234567890123", 400)
    assert wrong["invalidParams"][0]["reason"] == "waarde '1234567890123' is geen 12 cijferig getal"
    unknown = ask.get("/wozobjecten/123456789012", 404)
    assert unknown["detail"] == "Er bestaat geen wozobject met identificatie '123456789012'"


def test_only_an_interested_party_sees_the_object() -> None:
    asker(PARTNER).get(f"/wozobjecten/{KEY}", 200)
    stranger = asker(STRANGER)
    stranger.get(f"/wozobjecten/{KEY}", 403)
    stranger.get("/wozobjecten", 403, adresseerbaarObjectIdentificatie=VBO)


def scenarios() -> Iterator[tuple[str, list[dict[str, str]], list[dict[str, str]]]]:
    """Yield name, given and expected rows of every published scenario on which value counts."""
    path = SPECS / "woz" / "features" / "BepaalRelevanteWaarden.feature"
    if not path.is_file():
        return
    for text in re.split(r"\n(?=(?:Abstract )?Scenario:)", path.read_text(encoding="utf-8-sig"))[1:]:
        if "bevat de volgende waarden" not in text or "Dan bevat het WOZ-object de volgende waarden" not in text:
            continue
        name = text.splitlines()[0]
        before, after = text.split("Dan bevat het WOZ-object de volgende waarden", 1)
        examples = rows(after.split("Voorbeelden:")[1]) if "Voorbeelden:" in after else [{}]
        for example in examples:
            given, expected = before, after.split("Voorbeelden:")[0]
            for key, value in example.items():
                given = given.replace(f"<{key}>", value)
            yield name, rows(given), rows(expected)


def rows(text: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if "|" in line]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_the_published_scenarios_decide_which_value_counts() -> None:
    played = list(scenarios())
    if not played:
        pytest.skip("../shared/specs/woz/features ontbreekt: de gepubliceerde scenario's zijn hiervoor nodig")
    assert len(played) >= 12
    for name, given, expected in played:
        waarden = [
            msgspec.convert(
                {
                    "peildatum": row["waardepeildatum"],
                    "waarde": int(row["vastgesteldeWaarde"]),
                    "ingangsdatum": row["ingangsdatum"],
                    "statussen": [part.strip() for part in row["beschikkingsStatussen"].split(",")],
                },
                Waarde,
            )
            for row in given
        ]
        made = [(str(one.waarde), str(one.peildatum), contested(one)) for one in relevant(waarden)]
        assert made == [
            (row["vastgesteldeWaarde"], row["waardepeildatum"], row.get("indicatieBezwaarBeroep") == "true")
            for row in expected
        ], name


def test_the_client_reads_series_and_report() -> None:
    client = Client(bench(TABLE).line(BSN))
    found = client.van_woning(VBO)
    (one,) = found.value
    assert [value.vastgestelde_waarde for value in one.reeks] == [371000, 389000, 412000]
    assert one.actueel is not None
    assert one.actueel.waardepeildatum == date(2025, 1, 1)
    verslag = one.taxatieverslag
    assert verslag is not None
    assert (verslag.oppervlakte, verslag.oppervlakte_in_onderzoek) == (118, True)
    assert verslag.melding is not None
    assert (verslag.melding.oppervlakte, verslag.melding.eigen) == (109, True)
    assert verslag.vergelijkbaar[0].prijs == 418500
    assert one.verantwoordelijke_gemeente.omschrijving == "Oefenstad"
    assert client.van_adres(NA).value == (one,)
    assert client.van_bedrijf("99999027").value[0].actueel is None


def test_a_notification_is_own_to_its_reporter_only() -> None:
    verslag = Client(bench(TABLE).line(PARTNER)).wozobject(KEY).value.taxatieverslag
    assert verslag is not None
    assert verslag.melding is not None
    assert not verslag.melding.eigen


def test_the_client_tells_refused_from_unknown_from_none() -> None:
    client = Client(bench(TABLE).line(STRANGER))
    assert client.van_woning("9999010000000099").value == ()
    with pytest.raises(Forbidden):
        client.van_woning(VBO)
    with pytest.raises(NotFound):
        client.wozobject("123456789012")


def test_a_contradiction_names_persona_and_key() -> None:
    other = {"objecten": [OBJECT | {"grondoppervlakte": 1}]}
    with pytest.raises(InputError) as wrong:
        bench(TABLE, other).app("bevragen")
    assert PARTNER in wrong.value.file
    assert KEY in wrong.value.message
    assert "grondoppervlakte" in wrong.value.message
