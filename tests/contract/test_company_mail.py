"""A letter and a case for a company are in the company's own box and among its own cases, and nowhere else."""

from typing import Any

import pytest
from msgspec.structs import replace

from services.errors import BadReply
from services.events.outbox import OUTBOX
from services.identity.rights import EVERYTHING
from services.identity.session import Level, Party
from services.registries.digimelding.records import Behandeling, Melding, Status
from tests.contract.test_zaken_opening import Opening
from tests.helpers.chains import happen
from tests.helpers.harvest import House

HALM, DELFT, ZOETERMEER = "00412730", "999900412701", "999900412702"
UNBOXED = "00850342"
"""Fenna's company, in whose table no box stands yet: hers is in another file than Ludo's."""
KVK = "00000001900103115000"
PEOPLE = "nhr.totaalWerkzamePersonen"
LETTERS = [
    "Wij hebben een gegeven van u aangepast: Mensen die er werken",
    "Wij onderzoeken een gegeven van u: Mensen die er werken",
]


class Company:
    """A company, or one place of business of it, as somebody acts for it."""

    def __init__(self, house: House, number: str = HALM, vestiging: str = "", persona: str = "ludo") -> None:
        self._house = house
        own = house.session(persona, Level.SUBSTANTIEEL)
        party = Party("company", number, "Een bedrijf", vestiging)
        made = replace(own, subject=party, ground="functie", means="eherkenning", grants=EVERYTHING, token="")
        self._session = house.backend.signer.sealed(made)

    def client(self, registry: str) -> Any:
        return self._house.backend.client(registry, self._session)

    def react(self) -> None:
        stelsel = self._house.backend.stelsel
        stelsel.courier.drain()
        deliveries = stelsel.digilevering.deliveries
        assert deliveries.waiting() == [] and deliveries.dead() == []

    def letters(self) -> list[str]:
        today = self._house.clock.today()
        return sorted(one.subject for one in self.client("berichten").inbox().value if one.placed.date() == today)

    def cases(self) -> dict[str, str]:
        return {one.number: one.state for one in self.client("zaken").cases().value}

    def reports(self, thing: str, value: str) -> Melding:
        """Report who works there; the holder looks into it and changes it."""
        desk = self.client("digimelding")
        report: Melding = desk.meld(PEOPLE, thing, "9", value, "Wij namen iemand aan.", "Kamer van Koophandel (KvK)")
        for act in (Status.IN_BEHANDELING, Behandeling(onderzoek="ingesteld"),
                    Behandeling(besluit="aangepast", waarde=value), Status.AFGEHANDELD):  # fmt: skip
            self.react()
            report = desk.zet_status(report, act) if isinstance(act, Status) else desk.behandel(report, act)
        self.react()
        return report


def citizen(house: House, persona: str) -> tuple[list[str], set[str]]:
    """Return the subjects and the case numbers of a citizen."""
    session = house.session(persona)
    box, cases = (house.backend.client(one, session) for one in ("berichten", "zaken"))
    return [one.subject for one in box.inbox().value], {one.number for one in cases.cases().value}


@pytest.mark.parametrize(("number", "persona"), [(HALM, "ludo"), (UNBOXED, "fenna")])
def test_a_report_of_a_company_ends_in_its_own_box_and_case(house: House, number: str, persona: str) -> None:
    company, before = Company(house, number, persona=persona), citizen(house, persona)
    had = company.letters()
    report = company.reports(number, "12")
    assert company.letters() == sorted([*had, *LETTERS])
    assert company.cases()[report.kenmerk] == "Gegevens gewijzigd"
    assert citizen(house, persona) == before, "what is the company's is not the citizen's"


def test_the_letter_points_to_the_case_and_says_who_wrote(house: House) -> None:
    company = Company(house)
    report = company.reports(HALM, "12")
    box = company.client("berichten")
    found = [box.message(one.id).value for one in box.inbox().value if one.subject in LETTERS]
    [case] = [one for one in company.client("zaken").cases().value if one.number == report.kenmerk]
    assert len(found) == 2 and {one.sender.name for one in found} == {"Kamer van Koophandel"}
    assert all(one.case is not None and one.case.id == case.id for one in found)
    assert case.organisation == "Kamer van Koophandel"


def test_what_a_branch_reported_stays_within_that_branch(house: House) -> None:
    branch = Company(house, vestiging=DELFT)
    report = branch.reports(DELFT, "7")
    assert set(LETTERS) <= set(branch.letters()) and report.kenmerk in branch.cases()
    whole, other = Company(house), Company(house, vestiging=ZOETERMEER)
    assert set(LETTERS) <= set(whole.letters()) and report.kenmerk in whole.cases()
    assert not set(LETTERS) & set(other.letters()) and report.kenmerk not in other.cases()


def test_a_generated_company_gets_its_mail_too(house: House) -> None:
    nobody = Company(house, "42000017")
    assert nobody.letters() == [] and nobody.cases() == {}
    told = deliver(house, "42000017")
    assert nobody.letters() == ["Een bericht"]
    assert nobody.client("berichten").message(told["berichtId"]).value.subject == "Een bericht"


@pytest.mark.parametrize(
    ("number", "persona", "name"),
    [(HALM, "ludo", "Bakkerij De Halm B.V."), (UNBOXED, "fenna", "Studio De Wit")],
    ids=["besloten vennootschap", "eenmanszaak"],
)
def test_a_company_that_moved_hears_it_in_its_own_box_once(house: House, number: str, persona: str, name: str) -> None:
    company, before = Company(house, number, persona=persona), citizen(house, persona)
    had = company.letters()
    happen(house, "bedrijfsverhuizing", persona, kvkNummer=number, nummeraanduidingIdentificatie="0518200000610290")
    assert company.letters() == sorted([*had, f"Wij kennen het nieuwe adres van {name}"])
    assert citizen(house, persona) == before, "what is the company's is not the citizen's"


def test_who_starts_a_company_is_welcomed_as_a_person(house: House) -> None:
    number = happen(house, "onderneming", "fenna")["gevolg"]["kvkNummer"]
    assert Company(house, number, persona="fenna").letters() == []
    assert "Welkom als ondernemer: Studio Wilgen" in citizen(house, "fenna")[0]


# --- over the published faces


def deliver(house: House, number: str, kind: str = "KVK", **ours: Any) -> Any:
    body = {
        "afzender": KVK, "ontvanger": {"type": kind, "waarde": number}, "onderwerp": "Een bericht", "inhoud": "Dag.",
        "voorportaal": {"naam": "b"} | ours,
    }  # fmt: skip
    line = house.backend.stelsel.line(KVK, "Kamer van Koophandel")
    return line.send("POST", "berichten", "aanlevering", "/aanleveringen", body)


def test_a_message_for_a_company_is_delivered_once_and_withdrawn(house: House) -> None:
    company = Company(house)
    asks = {"handeling": "Betalen", "einddatum": "2027-02-01", "kenmerk": "K-1"}
    deliver(house, HALM, **asks)
    with pytest.raises(BadReply) as refused:
        deliver(house, HALM, **asks)
    assert refused.value.status == 409
    line = house.backend.stelsel.line(KVK, "Kamer van Koophandel")
    told = {"afzender": KVK, "kenmerk": "K-1", "reden": "Het is al betaald."}
    with pytest.raises(BadReply):
        line.send("POST", "berichten", "beheer", "/intrekkingen", told)
    done = line.send("POST", "berichten", "beheer", "/intrekkingen", told | {"kvkNummer": HALM})
    assert done["gevolg"] == {"aantal": 1} and "Ingetrokken: Een bericht" in company.letters()
    events = [row for _, row in house.backend.store.query(OUTBOX) if row["type"].startswith("nl.mijnoverheid")]
    assert {row["data"]["kvkNummer"] for row in events} == {HALM} and not any("bsn" in row["data"] for row in events)


@pytest.mark.parametrize(("kind", "number"), [("RSIN", "900100011"), ("OIN", KVK), ("KVK", "123456789"), ("BSN", HALM)])
def test_who_has_no_box_here_is_refused(house: House, kind: str, number: str) -> None:
    with pytest.raises(BadReply) as refused:
        deliver(house, number, kind)
    assert refused.value.status == 400


def test_a_citizen_has_no_vestiging(house: House) -> None:
    with pytest.raises(BadReply) as refused:
        deliver(house, "900050342", "BSN", vestiging=DELFT)
    assert refused.value.status == 400


def initiator(opening: Opening, case: str, **who: str) -> Any:
    kind = opening.of_kind("roltypen", "initiator", "omschrijvingGeneriek")
    told = {"betrokkeneType": "niet_natuurlijk_persoon", "roltype": kind, "roltoelichting": "Initiator"}
    return opening.post("rollen", told | {"zaak": case, "betrokkeneIdentificatie": who})


def test_a_case_is_opened_for_a_company_as_published_and_says_whose_it_is(house: House) -> None:
    opening, company = Opening(house), Company(house, "42000017")
    case = opening.case(identificatie="Z-1")
    role = initiator(opening, case["url"], innNnpId="42000017", statutaireNaam="De Zaak B.V.")
    assert role["betrokkeneIdentificatie"] == {"innNnpId": "42000017", "statutaireNaam": "De Zaak B.V."}
    opening.status(case["url"], "In behandeling")
    assert company.cases() == {"Z-1": "In behandeling"}
    told = [row["data"] for _, row in house.backend.store.query(OUTBOX)]
    assert len(told) == 2
    assert all((one["initiator"], one["kvkNummer"]) == ("42000017",) * 2 and "bsn" not in one for one in told)


@pytest.mark.parametrize("who", [{"innNnpId": ""}, {"inpBsn": "900050342"}, {"innNnpId": "1234567"}])
def test_a_case_needs_the_number_of_the_company(house: House, who: dict[str, str]) -> None:
    opening = Opening(house)
    with pytest.raises(BadReply):
        initiator(opening, opening.case()["url"], **who)
