"""Digimelding over its three faces: the published concept, the reporter's tree, and the holder who acts."""

from typing import Any

import msgspec
import pytest
from falcon.testing import TestClient

from services.errors import BadReply, Forbidden, NotFound
from services.events import Outbox
from services.identity.session import Level
from services.manifest import RegistryManifest
from services.mockkit.world import Ask
from services.registries.digimelding.block import Block
from services.registries.digimelding.client import Client
from services.registries.digimelding.records import Behandeling, Bijlage, Contact, Melding, Planning, Status
from services.stelsel.digimelding.annotations import MOST_BYTES
from services.stelsel.digimelding.attachments import Unfit, attachment, clean_name, content_of
from tests.contract.published import recording
from tests.helpers.worlds import NOW, Bench

FENNA, OTHER = "900050342", "900092750"
TABLE = {
    "meldingen": [
        {
            "naam": "oppervlakte",
            "gegeven": "bag.oppervlakte",
            "object": "0637010000411800",
            "bronhouder": "gemeente Zoetermeer",
            "staat": "118 m²",
            "moetZijn": "109 m²",
            "gemeld": "2026-12-14T10:05:00",
            "stappen": [
                {"op": "2026-12-15T09:00:00", "status": "In behandeling"},
                {"op": "2026-12-15T09:01:00", "onderzoek": "ingesteld"},
            ],
        }
    ]
}


@pytest.fixture
def bench() -> Bench:
    made = Bench("digimelding", {FENNA: msgspec.convert(TABLE, Block), OTHER: Block()})
    made.host.neighbours = _neighbour
    return made


def _neighbour(manifest: RegistryManifest) -> Ask:
    return _correcting


def _correcting(registry: str, face: str, path: str, body: Any = None, /) -> Any:
    """Every registry corrects all that it is asked to."""
    assert (face, path) == ("beheer", "/correcties")


def meld(client: Client, **more: Any) -> Melding:
    given: dict[str, Any] = {
        "gegeven": "brp.verblijfplaats.verblijfadres.huisnummer",
        "thing": FENNA,
        "says": "18",
        "should": "20",
        "why": "Ik woon op nummer 20.",
        "holder": "gemeente Zoetermeer",
    }
    return client.meld(**(given | more))


def told(bench: Bench) -> list[str]:
    return [event.type.rpartition(".")[2] for _, event in Outbox(bench.store, bench.clock).pending()]


def test_what_a_persona_reported_before_is_there(bench: Bench) -> None:
    (report,) = Client(bench.line(FENNA)).meldingen().value
    assert report.status is Status.IN_BEHANDELING and report.in_onderzoek
    assert report.wortel.inhoud.selectie == "Verblijfsobject 0637010000411800"
    assert Client(bench.line(OTHER)).meldingen().value == ()


def test_a_report_is_kept_with_all_that_was_said(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    made = meld(client, contact=Contact(type="Melder", naam="F. de Wit", telefoon="0612345647"))
    assert made == client.melding(made.id).value
    said = made.wortel.inhoud
    assert (said.registratie, said.naam) == ("BRP", "Huisnummer")
    assert said.attribuut == "urn:brp:verblijfplaats:verblijfplaats:verblijfadres:huisnummer"
    assert (said.betwijfelde_waarde, said.voorgestelde_waarde) == ("18", "20")
    assert made.wortel.door.persoon == FENNA and made.wortel.tijdstip == NOW
    assert 1 <= len(made.kenmerk) <= 12
    assert client.meldingen().value[0] == made
    assert told(bench) == ["melding-gedaan"]


def test_the_holder_acts_and_every_step_is_an_event(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    report = meld(client)
    report = client.zet_status(report, Status.IN_BEHANDELING)
    report = client.behandel(report, Behandeling(onderzoek="ingesteld"))
    report = client.behandel(report, Planning(mijlpaal="Huisbezoek", datum=NOW.date()))
    report = client.behandel(report, Behandeling(besluit="aangepast", waarde="20"), "U woont op nummer 20.")
    report = client.zet_status(report, Status.AFGEHANDELD)
    assert report.over and not report.in_onderzoek
    assert told(bench) == [
        "melding-gedaan",
        "melding-in-behandeling",
        "onderzoek-ingesteld",
        "gegeven-aangepast",
        "onderzoek-opgeheven",
        "melding-afgehandeld",
    ]
    last = Outbox(bench.store, bench.clock).pending()[-1][1]
    assert last.subject == FENNA and last.data["waarde"] == "20" and last.data["besluit"] == "aangepast"


def test_withdrawing_lifts_the_mark_and_cannot_be_done_twice(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    report = client.meldingen().value[0]
    assert report.in_onderzoek
    withdrawn = client.trek_in(report.id, "Ik mat verkeerd.")
    assert withdrawn.status is Status.INGETROKKEN and not withdrawn.in_onderzoek
    assert told(bench) == ["onderzoek-opgeheven", "melding-ingetrokken"]
    with pytest.raises(BadReply) as refused:
        client.trek_in(report.id)
    assert refused.value.status == 409


def test_a_move_that_does_not_follow_is_refused_and_changes_nothing(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    report = meld(client)
    with pytest.raises(BadReply):
        client.zet_status(report, Status.AFGEHANDELD)
    assert client.melding(report.id).value == report
    assert told(bench) == ["melding-gedaan"]


def test_another_one_s_report_is_not_there(bench: Bench) -> None:
    report = meld(Client(bench.line(FENNA)))
    other = Client(bench.line(OTHER))
    for ask in (lambda: other.melding(report.id), lambda: other.trek_in(report.id)):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotFound):
        other.zet_status(report, Status.IN_BEHANDELING)


def test_at_basis_one_reads_only(bench: Bench) -> None:
    client = Client(bench.line(FENNA, Level.BASIS))
    assert client.meldingen().value
    with pytest.raises(Forbidden):
        meld(client)


def test_a_datum_of_no_registry_is_refused(bench: Bench) -> None:
    with pytest.raises(NotFound, match="Stelselcatalogus"):
        meld(Client(bench.line(FENNA)), gegeven="brp.haarkleur")


@pytest.mark.parametrize(
    ("asked", "n"),
    [({}, 2), ({"status": "Gemeld"}, 1), ({"status": "In behandeling"}, 1), ({"vanaf": "2027-01-01"}, 1),
     ({"totEnMet": "2026-12-31"}, 1), ({"object": "0637010000411800"}, 1), ({"referentiekenmerk": "onbekend"}, 0)],
)  # fmt: skip
def test_reports_are_found_by_reference_status_period_and_object(bench: Bench, asked: dict[str, str], n: int) -> None:
    meld(Client(bench.line(FENNA)))
    found = bench.line(FENNA).face("meldingen").get("/meldingen", asked).json()
    assert len(found["meldingen"]) == n


# --- the published concept


def published(bench: Bench, bsn: str = FENNA) -> Any:
    return bench.line(bsn).face("terugmelding")


def test_the_published_example_is_taken_and_answered_as_published(bench: Bench) -> None:
    example = recording("terugmelding-digimelding/voorbeeld-terugmelding.json")
    answer = recording("terugmelding-digimelding/voorbeeld-terugmelding-response.json")
    got = published(bench).post("/terugmelding", example).json()
    assert set(got) == {"terugMeldingReferentie", "referentieKenmerk", "status", "beschrijving"}
    assert got["status"] == answer["status"]
    assert got["referentieKenmerk"] == answer["referentiekenmerk"]
    asked = {"terugMeldingReferentie": got["terugMeldingReferentie"]}
    assert published(bench).get("/terugmelding", asked).json() == got
    report = Client(bench.line(FENNA)).melding(got["terugMeldingReferentie"]).value
    assert report.wortel.inhoud.gegeven == "brp.verblijfplaats.verblijfadres.huisnummer"
    doubted = example["terugMeldingBody"]["terugMeldingGegevens"]
    assert len(Client(bench.line(FENNA)).meldingen().value) == 1 + len(doubted)


def test_an_unknown_reference_and_a_half_report_are_refused(bench: Bench) -> None:
    with pytest.raises(NotFound):
        published(bench).get("/terugmelding", {"terugMeldingReferentie": "3fa85f64-5717-4562-b3fc-2c963f66afa6"})
    example = recording("terugmelding-digimelding/voorbeeld-terugmelding.json")
    for spoil in ("terugMeldingHeader", "terugMeldingBody"):
        with pytest.raises(BadReply):
            published(bench).post("/terugmelding", {name: one for name, one in example.items() if name != spoil})


def test_the_status_of_the_concept_follows_the_report(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    report = client.zet_status(meld(client), Status.IN_BEHANDELING)
    asked = {"terugMeldingReferentie": report.id}
    assert published(bench).get("/terugmelding", asked).json()["status"] == "In Behandeling"


def test_without_the_token_check_any_body_gets_a_problem_and_no_crash() -> None:
    bench = Bench("digimelding", {FENNA: Block()}, auth=False)
    client = TestClient(bench.app("meldingen"))
    empty = b'{"gegeven":"brp.x","object":"","voorgesteldeWaarde":"x"}'
    for body in (b"", b"{", b"[]", b'{"gegeven": 3}', b"\xff", empty):
        got = client.simulate_post("/digimelding/meldingen/v1/meldingen", body=body, content_type="application/json")
        assert got.status_code == 400 and got.json["status"] == 400


# --- attachments

PDF, PNG = b"%PDF-1.7 een meting", b"\x89PNG\r\n\x1a\n een foto"
HOUSE = {"gegeven": "bag.oppervlakte", "thing": "0637010000411800", "says": "118 m²", "should": "109 m²"}


def test_files_go_along_and_come_back_whole(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    papers = (attachment("meting.pdf", PDF, "De maten"), attachment("foto.png", PNG))
    made = meld(client, **HOUSE, attachments=papers)
    found = client.melding(made.id).value.leaves(Bijlage)
    assert [(one.bestandsnaam, one.mime, one.beschrijving, content_of(one)) for one in found] == [
        ("meting.pdf", "application/pdf", "De maten", PDF), ("foto.png", "image/png", "", PNG),
    ]  # fmt: skip
    listed = next(one for one in client.meldingen().value if one.id == made.id)
    assert [(one.inhoud, one.grootte) for one in listed.leaves(Bijlage)] == [("", len(PDF)), ("", len(PNG))]


def test_five_files_of_the_largest_size_fit_and_one_byte_more_does_not(bench: Bench) -> None:
    client = Client(bench.line(FENNA))
    largest = PDF.ljust(MOST_BYTES, b".")
    made = meld(client, **HOUSE, attachments=tuple(attachment(f"{n}.pdf", largest) for n in range(5)))
    assert len(client.melding(made.id).value.leaves(Bijlage)) == 5
    with pytest.raises(Unfit):
        attachment("te-groot.pdf", largest + b".")
    too_many = tuple(attachment(f"{n}.pdf", PDF) for n in range(6))
    with pytest.raises(BadReply):
        meld(client, **HOUSE, attachments=too_many)


def test_the_brp_takes_no_files(bench: Bench) -> None:
    with pytest.raises(BadReply) as refused:
        meld(Client(bench.line(FENNA)), attachments=(attachment("foto.png", PNG),))
    assert refused.value.status == 409


@pytest.mark.parametrize(
    "spoiled",
    [
        Bijlage(bestandsnaam="a.pdf", mime="application/pdf", inhoud="!!!!"),
        Bijlage(bestandsnaam="a.pdf", mime="application/pdf", inhoud=""),
        Bijlage(bestandsnaam="a.pdf", mime="application/pdf", inhoud="TVqQAAMAAAAEAAAA"),
        Bijlage(bestandsnaam="a.png", mime="image/png", inhoud="JVBERi0xLjc="),
        Bijlage(bestandsnaam="../../etc/passwd", mime="application/pdf", inhoud="JVBERi0xLjc="),
        Bijlage(bestandsnaam="a\u202efdp.exe", mime="application/pdf", inhoud="JVBERi0xLjc="),
        Bijlage(bestandsnaam="a\x00.pdf", mime="application/pdf", inhoud="JVBERi0xLjc="),
    ],
    ids=["no base64", "empty", "a program", "not what it says", "a path", "turned round", "control"],
)
def test_a_hostile_file_is_refused_and_nothing_is_kept(bench: Bench, spoiled: Bijlage) -> None:
    client = Client(bench.line(FENNA))
    with pytest.raises(BadReply) as refused:
        meld(client, **HOUSE, attachments=(spoiled,))
    assert refused.value.status == 400
    assert len(client.meldingen().value) == 1


@pytest.mark.parametrize(
    ("name", "safe"),
    [("mijn map\\meting.pdf", "meting.pdf"), ("../../a.pdf", "a.pdf"), ("a\u202efdp.exe", "afdp.exe"),
     ("  ", "bijlage"), ("é" * 200 + ".pdf", "é" * 116 + ".pdf")],
)  # fmt: skip
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert clean_name(name) == safe


def test_the_concept_keeps_what_can_be_read_and_says_what_it_lost(bench: Bench) -> None:
    example = recording("terugmelding-digimelding/voorbeeld-terugmelding.json")
    doubted = example["terugMeldingBody"]["terugMeldingGegevens"][0]
    doubted["attribuutUrn"] = "urn:bag:verblijfsobject:oppervlakte"
    example["terugMeldingHeader"]["registratie"] = {"code": "BAG"}
    good = {"bestandsnaam": "x/meting.pdf", "mimeType": "application/pdf", "bijlageData": "JVBERi0xLjc="}
    doubted["bijlages"] = [good, good | {"bijlageData": "2984a720393290b4d2390"}]
    example["terugMeldingBody"]["terugMeldingGegevens"] = [doubted]
    got = published(bench).post("/terugmelding", example).json()
    assert got["beschrijving"].endswith("Een of meer bijlagen zijn niet bewaard.")
    [kept] = Client(bench.line(FENNA)).melding(got["terugMeldingReferentie"]).value.leaves(Bijlage)
    assert (kept.bestandsnaam, kept.mime, kept.grootte) == ("meting.pdf", "application/pdf", 8)
