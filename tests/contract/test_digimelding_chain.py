"""S18 (DOMAIN.md §8): a wrong value is reported, the holder acts, the mark comes and goes, case and letter come."""

import tomllib
from pathlib import Path
from typing import Any

from services.events.event import practice_oin
from services.manifest import registries
from services.registries.digimelding.book import DESKS
from services.registries.digimelding.records import Behandeling, Melding, Status
from services.registries.zaken.records import Case
from tests.helpers.harvest import House

HOME, ADDRESS = "0637010000411800", "0637200000411800"
HOLDER = "gemeente Zoetermeer"
NUMBER = "brp.verblijfplaats.verblijfadres.huisnummer"
MARKED = {one.manifest.id for one in registries()[0] if one.has("holding")}
REACTIONS = Path(__file__).parents[2] / "resources" / "scenarios" / "reactions" / "digimelding.toml"


class Reporter:
    """One citizen with a report, and the holder who acts; after each act everybody reacts."""

    def __init__(self, house: House, persona: str = "fenna") -> None:
        self.house, self.persona = house, persona
        self.bsn = house.people[persona].head.bsn

    def client(self, registry: str) -> Any:
        return self.house.backend.client(registry, self.house.session(self.persona))

    def react(self) -> None:
        self.house.backend.stelsel.courier.drain()

    def report(self, term: str, thing: str, says: str, should: str, holder: str = HOLDER) -> Melding:
        made: Melding = self.client("digimelding").meld(term, thing, says, should, "Ik weet het zeker.", holder)
        self.react()
        return made

    def put(self, report: Melding, status: Status) -> Melding:
        made: Melding = self.client("digimelding").zet_status(report, status, "Zo is het.")
        self.react()
        return made

    def handle(self, report: Melding, handling: Behandeling) -> Melding:
        made: Melding = self.client("digimelding").behandel(report, handling, "Wij zochten het uit.")
        self.react()
        return made

    def case(self, report: Melding) -> Case:
        found: list[Case] = [one for one in self.client("zaken").cases().value if one.number == report.kenmerk]
        assert len(found) == 1
        return found[0]

    def letters(self) -> dict[str, str]:
        """Return subject -> sender of what came today."""
        today = self.house.clock.today()
        return {one.subject: one.sender for one in self.client("berichten").inbox().value if one.placed.date() == today}

    def address(self) -> Any:
        return self.client("brp").person(self.bsn).value.verblijfplaats.verblijfadres


def test_a_wrong_house_number_from_report_to_letter(house: House) -> None:
    fenna = Reporter(house)
    report = fenna.report(NUMBER, fenna.bsn, "18", "20")
    case = fenna.case(report)
    assert (case.organisation, case.state) == ("Gemeente Zoetermeer", "Gemeld")
    assert not fenna.address().in_onderzoek
    report = fenna.put(report, Status.IN_BEHANDELING)
    assert fenna.case(report).state == "In behandeling"
    report = fenna.handle(report, Behandeling(onderzoek="ingesteld"))
    assert fenna.address().in_onderzoek.huisnummer is True
    assert fenna.letters()["Wij onderzoeken een gegeven van u: Huisnummer"] == "Gemeente Zoetermeer"
    report = fenna.handle(report, Behandeling(besluit="aangepast", waarde="20"))
    assert fenna.address().huisnummer == 20
    report = fenna.put(report, Status.AFGEHANDELD)
    assert not fenna.address().in_onderzoek
    ended = fenna.case(report)
    assert ended.state == "Gegevens gewijzigd" and ended.finished == house.clock.today()
    letters = fenna.letters()
    assert "Wij hebben een gegeven van u aangepast: Huisnummer" in letters


def test_the_letter_at_the_end_points_to_the_case(house: House) -> None:
    fenna = Reporter(house)
    report = fenna.put(fenna.report(NUMBER, fenna.bsn, "18", "20"), Status.IN_BEHANDELING)
    report = fenna.handle(report, Behandeling(besluit="niet aangepast"))
    fenna.put(report, Status.AFGEHANDELD)
    box = fenna.client("berichten")
    [letter] = [one for one in box.inbox().value if one.subject.startswith("Wij passen een gegeven van u niet aan")]
    whole = box.message(letter.id).value
    assert whole.case is not None and whole.case.id == fenna.case(report).id
    assert whole.reference == report.kenmerk
    assert fenna.address().huisnummer == 18


def test_the_size_of_a_house_goes_on_from_the_report_that_was_there(house: House) -> None:
    """Fenna's story: her report of December ends, the BAG says 109 m², and nothing is under investigation."""
    fenna = Reporter(house)
    [report] = fenna.client("digimelding").meldingen().value
    address = fenna.client("bag").adres(ADDRESS).value
    assert (address.oppervlakte, address.inonderzoek.oppervlakte) == (118, True)
    report = fenna.handle(report, Behandeling(besluit="aangepast", waarde="109 m²"))
    report = fenna.put(report, Status.AFGEHANDELD)
    address = fenna.client("bag").adres(ADDRESS).value
    assert (address.oppervlakte, address.inonderzoek.oppervlakte) == (109, False)
    assert fenna.case(report).state == "Gegevens gewijzigd"


def test_withdrawing_lifts_the_mark_and_ends_the_case(house: House) -> None:
    fenna = Reporter(house)
    report = fenna.put(fenna.report("woz.oppervlakte", HOME, "118 m²", "109 m²"), Status.IN_BEHANDELING)
    fenna.handle(report, Behandeling(onderzoek="ingesteld"))
    fenna.client("digimelding").trek_in(report.id)
    fenna.react()
    [value] = fenna.client("woz").van_woning(HOME).value
    assert value.taxatieverslag.oppervlakte_in_onderzoek is False
    assert fenna.case(report).state == "Ingetrokken"


def test_a_datum_that_no_one_can_mark_still_goes_all_the_way(house: House) -> None:
    """The vehicle registry has no marks: the report, the case and the letters do not depend on that."""
    fenna = Reporter(house)
    report = fenna.put(fenna.report("rdw.eerste_kleur", "0TST01", "ROOD", "BLAUW", "RDW"), Status.IN_BEHANDELING)
    report = fenna.handle(report, Behandeling(onderzoek="ingesteld"))
    report = fenna.handle(report, Behandeling(besluit="aangepast", waarde="blauw"))
    report = fenna.put(report, Status.AFGEHANDELD)
    assert fenna.case(report).organisation == "RDW"
    assert fenna.letters()["Wij hebben een gegeven van u aangepast: Kleur"] == "RDW"
    assert fenna.client("rdw").voertuig("0TST01").value.eerste_kleur == "BLAUW"
    assert house.backend.stelsel.digilevering.deliveries.waiting() == []


def test_who_has_no_desk_here_is_spoken_for(house: House) -> None:
    fenna = Reporter(house)
    report = fenna.report("nhr.rechtsvorm", "69599084", "Eenmanszaak", "Vof", "een onbekende organisatie")
    assert fenna.case(report).organisation == "Digimelding"


def test_the_desks_are_those_that_react() -> None:
    written = tomllib.loads(REACTIONS.read_text(encoding="utf-8"))
    parties = {key: one["oin"] for key, one in written["organisaties"].items() if key in MARKED}
    assert set(written["organisaties"]) == DESKS | {"digimelding"} | MARKED
    known = {one.manifest.id: one.manifest.oin or practice_oin(one.manifest.id) for one in registries()[0]}
    assert parties == {key: known[key] for key in MARKED}
