"""The Beheervoorziening BSN over HTTP, fed by the BRP: the six questions of a system, and who may not ask."""


import pytest

from services.errors import BadReply, Forbidden, Unavailable
from services.http import Line
from services.identity.system import Systems
from services.mockhost.faults import Fault
from services.registries.bsn_bv.client import Client
from services.registries.bsn_bv.mock import LOG
from tests.helpers.harvest import House

WHY = ("Wet algemene bepalingen burgerservicenummer, artikel 12", "controle bij een aanvraag")
TOWN = "00000001900100011000"
FENNA = "900050342"
SHE = {"geslachtsnaam": "Wit", "geboortedatum": "1985-03-14", "geslacht": "V"}


@pytest.fixture
def client(house: House) -> Client:
    backend = house.backend
    session = Systems(backend.signer, house.clock).session(TOWN, "Gemeente Zoetermeer")
    return Client(backend.line("bsn_bv", session))


def known(client: Client) -> dict[str, str]:
    """Return her data as the BRP has them."""
    found = client.gegevens(FENNA, WHY)
    assert found is not None
    return {
        "geslachtsnaam": found.geslachtsnaam, "geboortedatum": found.geboortedatum, "geslacht": found.geslacht,
    }  # fmt: skip


def test_the_five_verification_questions(client: Client) -> None:
    data = known(client)
    assert client.is_uitgegeven(FENNA, WHY)
    assert not client.is_uitgegeven("123456789", WHY)
    assert client.nummer(data, WHY) == FENNA
    assert client.horen_bij_elkaar(FENNA, data, WHY).horen_bij_elkaar
    other = client.horen_bij_elkaar(FENNA, data | {"geslacht": "M", "geboorteplaats": "Nergens"}, WHY)
    assert not other.horen_bij_elkaar and "geslacht" in other.verschillen


@pytest.mark.parametrize(
    ("number", "answer", "since"),
    [
        ("NT8K2F4R6", "geldig", ""),
        ("SX4P9C1L3", "bekend als niet geldig", "2025-06-12"),
        ("XX9999999", "onbekend nummer", ""),
    ],
)
def test_the_document_check_of_the_vis(client: Client, number: str, answer: str, since: str) -> None:
    found = client.controleer(number, WHY)
    assert found.antwoord == answer
    assert (found.sinds.isoformat() if found.sinds else "") == since


def test_the_presentievraag(client: Client) -> None:
    data = known(client)
    found = client.presentie(data, WHY)
    assert found.antwoord == "één kandidaat" and found.kandidaat is not None
    assert found.kandidaat.burgerservicenummer == FENNA
    nobody = client.presentie(data | {"geboortedatum": "1901-01-01"}, WHY)
    assert nobody.antwoord == "niet gevonden" and nobody.kandidaat is None


def test_the_mandatory_set_and_the_reason_are_asked(house: House, client: Client) -> None:
    data = known(client)
    for name in data:
        with pytest.raises(BadReply):
            client.nummer({key: value for key, value in data.items() if key != name}, WHY)
    for why in (("", WHY[1]), (WHY[0], "")):
        with pytest.raises(BadReply):
            client.is_uitgegeven(FENNA, why)


def test_every_question_is_written_down(house: House, client: Client) -> None:
    client.is_uitgegeven(FENNA, WHY)
    client.controleer("XX9999999", WHY)
    rows = [row for _, row in house.backend.store.query(LOG)]
    assert [row["uitkomst"] for row in rows] == ["gevonden", "onbekend nummer"]
    assert all((row["oin"], row["grondslag"], row["doel"]) == (TOWN, *WHY) for row in rows)
    assert rows[0]["over"] == FENNA


def test_a_citizen_may_not_ask(house: House) -> None:
    line: Line = house.backend.line("bsn_bv", house.session("fenna"))
    with pytest.raises(Forbidden):
        Client(line).is_uitgegeven(FENNA, WHY)


def test_without_the_brp_there_is_no_answer_and_it_is_written_down(house: House, client: Client) -> None:
    house.backend.host.faults.put("brp", Fault("down"))
    with pytest.raises(Unavailable):
        client.is_uitgegeven(FENNA, WHY)
    assert [row["uitkomst"] for _, row in house.backend.store.query(LOG)] == ["geen antwoord"]
