"""Proves how an organisation opens a case and moves it on over the ZGW faces, and every refusal on the way."""

from typing import Any

import pytest

from services.errors import BadReply, Forbidden, ServiceError
from services.events.outbox import OUTBOX
from services.events.party import PartyLine
from tests.helpers.chains import cases
from tests.helpers.harvest import House

TOWN, FENNA, CRS = "00000001900100011000", "900050342", {"Accept-Crs": "EPSG:4326"}
FACE = ("zaken", "zaken")


class Opening:
    """What an organisation does with a case of the kind "verhuizing"."""

    def __init__(self, house: House) -> None:
        self.line: PartyLine = house.backend.stelsel.line(TOWN, "Gemeente Zoetermeer")
        kinds = self.line.get("zaken", "catalogi", "/zaaktypen", {"identificatie": "verhuizing"}, {})["results"]
        self.kind: str = kinds[0]["url"]

    def of_kind(self, collection: str, wanted: str, member: str = "omschrijving") -> str:
        rows = self.line.get("zaken", "catalogi", f"/{collection}", {"zaaktype": self.kind}, {})["results"]
        return next(str(row["url"]) for row in rows if row[member] == wanted)

    def post(self, collection: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
        return self.line.send("POST", *FACE, f"/{collection}", body, CRS if headers is None else headers)

    def case(self, **more: Any) -> dict[str, Any]:
        body = {
            "bronorganisatie": "900100011", "verantwoordelijkeOrganisatie": "900100011", "zaaktype": self.kind,
            "startdatum": "2027-01-05", "omschrijving": "Een proef",
        }  # fmt: skip
        made: dict[str, Any] = self.post("zaken", body | more)
        return made

    def role(self, case: str, bsn: str = FENNA) -> Any:
        kind = self.of_kind("roltypen", "initiator", "omschrijvingGeneriek")
        told = {"betrokkeneType": "natuurlijk_persoon", "roltype": kind, "roltoelichting": "Initiator"}
        return self.post("rollen", told | {"zaak": case, "betrokkeneIdentificatie": {"inpBsn": bsn}})

    def status(self, case: str, step: str, day: str = "2027-01-05") -> Any:
        body = {"zaak": case, "statustype": self.of_kind("statustypen", step), "datumStatusGezet": f"{day}T09:00:00Z"}
        return self.post("statussen", body | {"statustoelichting": "Zo ver zijn we."})

    def result(self, case: str, name: str) -> Any:
        return self.post("resultaten", {"zaak": case, "resultaattype": self.of_kind("resultaattypen", name)})


def test_a_case_is_the_citizens_once_the_initiator_is_known(house: House) -> None:
    opening, before = Opening(house), len(cases(house, "fenna"))
    case = opening.case()
    assert case["status"] is None and case["rollen"] == []
    assert len(cases(house, "fenna")) == before
    assert opening.role(case["url"])["betrokkeneIdentificatie"]["inpBsn"] == FENNA
    [new] = [one for one in cases(house, "fenna") if one.title == "Een proef"]
    assert (new.id, new.state, new.organisation) == (case["uuid"], "", "Gemeente Zoetermeer")


def test_steps_and_result_are_seen_in_their_order(house: House) -> None:
    opening = Opening(house)
    case = opening.case()["url"]
    opening.role(case)
    opening.status(case, "Doorgegeven")
    opening.status(case, "In behandeling", "2027-01-06")
    opening.result(case, "Verwerkt")
    opening.status(case, "Afgerond", "2027-01-07")
    key = case.rpartition("/")[2]
    detail = house.backend.client("zaken", house.session("fenna")).case(key).value
    assert [(step.label, step.state) for step in detail.steps] == [
        ("Doorgegeven", "done"), ("In behandeling", "done"), ("Afgerond", "done"),
    ]  # fmt: skip
    assert detail.case.state == "Verwerkt" and detail.case.finished is not None
    kinds = [row["type"].rpartition(".")[2] for _, row in house.backend.store.query(OUTBOX)]
    assert kinds == ["zaak-geopend", "status-gezet", "status-gezet", "resultaat-vastgesteld", "status-gezet"]


def test_whoever_asks_the_same_twice_opens_one_case(house: House) -> None:
    opening = Opening(house)
    first = opening.case(voorportaal={"naam": "mijn-eigen-naam"})
    opening.role(first["url"])
    second = opening.case(voorportaal={"naam": "mijn-eigen-naam"})
    opening.role(second["url"])
    opening.status(first["url"], "Doorgegeven")
    opening.status(first["url"], "Doorgegeven")
    assert first["uuid"] == second["uuid"]
    assert len([one for one in cases(house, "fenna") if one.title == "Een proef"]) == 1
    key = first["uuid"]
    assert len(house.backend.client("zaken", house.session("fenna")).case(key).value.timeline) == 1


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"zaaktype": "geen-adres"}, "zaaktype"),
        ({"zaaktype": "http://x/3a4b1f0e-0000-4000-8000-000000000001"}, "zaaktype"),
        ({"bronorganisatie": "900999999"}, "bronorganisatie"),
        ({"bronorganisatie": "1"}, "bronorganisatie"),
        ({"startdatum": "gisteren"}, "startdatum"),
        ({"omschrijving": "x" * 81}, "omschrijving"),
    ],
)
def test_a_wrong_case_is_refused_by_its_field(house: House, more: dict[str, Any], name: str) -> None:
    with pytest.raises(BadReply) as caught:
        Opening(house).case(**more)
    assert [one["name"] for one in caught.value.problem["invalidParams"]] == [name]


def test_the_coordinates_must_be_named(house: House) -> None:
    opening = Opening(house)
    with pytest.raises(ServiceError) as caught:
        opening.post("zaken", {}, {})
    assert caught.value.status == 412


def test_what_does_not_belong_together_is_refused(house: House) -> None:
    opening = Opening(house)
    case = opening.case()["url"]
    nowhere = case[:-36] + "3a4b1f0e-0000-4000-8000-000000000001"
    for act in (
        lambda: opening.status(case, "Doorgegeven"),  # nobody's yet
        lambda: opening.role(nowhere),
        lambda: opening.role(case, "900050343"),
    ):
        with pytest.raises(BadReply):
            act()
    opening.role(case)
    with pytest.raises(BadReply):
        opening.status(case, "Afgerond")  # no end without a result
    with pytest.raises(BadReply):
        opening.role(case, "900244239")  # it is somebody's already
    opening.status(case, "In behandeling")
    with pytest.raises(BadReply):
        opening.status(case, "Doorgegeven", "2026-12-01")  # before the one before it
    opening.result(case, "Verwerkt")
    with pytest.raises(BadReply):
        opening.result(case, "Niet verwerkt")


def test_a_citizen_opens_nothing_and_sees_no_draft(house: House) -> None:
    case = Opening(house).case()
    face = house.backend.line("zaken", house.session("fenna")).face("zaken")
    with pytest.raises(Forbidden):
        face.post("/zaken", {}, CRS)
    with pytest.raises(ServiceError) as caught:
        face.get(f"/zaken/{case['uuid']}", headers=CRS)
    assert caught.value.status == 404
