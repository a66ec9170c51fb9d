"""What case and letter say at the end of a report is what the registry then holds, whatever it held before."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pytest

from services.errors import BadReply, Unavailable
from services.mockhost.faults import Fault
from services.registries.digimelding.records import Behandeling, Melding, Status
from services.stelsel.digimelding.corrections import corrections, explained
from tests.contract.test_every_datum_in_onderzoek import HOLDING
from tests.contract.test_what_a_report_corrects import Mender, samples
from tests.helpers.harvest import House

CORRECTING = [one for one in HOLDING if corrections(one).data]
CHANGED = "Wij hebben een gegeven van u aangepast: "
APART = "Een melding kan dit gegeven niet veranderen: "
RIGHT = "Wij passen een gegeven van u niet aan: "
# What a person without anything else in the registry can still have mended: it stands by itself.
ALONE = {"uwv.gewerkteJaren", "brp.geslacht"}
UNKNOWN = "900099999"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House()
    yield built
    built.close()


class Desk(Mender):
    """A citizen who reports (``thing``: about another object), the holder's desk, and what is in the box afterwards."""

    def __init__(self, house: House, registry: str, thing: str = "") -> None:
        super().__init__(house, registry)
        self.house, self.thing = house, thing or self.thing
        session = house.session(self.persona)
        self._reports, self._box, self._cases = (
            house.backend.client(one, session) for one in ("digimelding", "berichten", "zaken")
        )

    def empty(self) -> None:
        """Take everything out of the citizen's table but what cannot be missed; whole registries have no other."""
        self.world.change(self.bsn, type(self.table())())

    def tables(self) -> Mapping[str, Any]:
        return dict(self.world.blocks.items())

    def report(self, datum: str, value: str) -> Melding:
        made = self._reports.meld(f"{self.registry}.{datum}", self.thing, "anders", value, "Ik weet het zeker.")
        found: Melding = self._reports.zet_status(made, Status.IN_BEHANDELING)
        return found

    def decides(self, report: Melding, besluit: Any) -> str:
        """Decide and finish; returns what was refused, in words, or empty."""
        value = report.wortel.inhoud.voorgestelde_waarde if besluit == "aangepast" else ""
        try:
            decided = self._reports.behandel(report, Behandeling(besluit=besluit, waarde=value), "Zo is het.")
        except BadReply as refused:
            if refused.status != 409 or self._reports.melding(report.id).value.besluit is not None:
                raise
            return refused.detail
        self._reports.zet_status(decided, Status.AFGEHANDELD, "Wij zijn klaar.")
        return ""

    def decide(self, report: Melding, decision: Behandeling) -> Melding:
        made: Melding = self._reports.behandel(report, decision)
        return made

    def withdraw(self, report: Melding) -> None:
        self._reports.trek_in(report.id)

    def changeable(self, report: Melding) -> Any:
        return self._reports.aanpasbaar(report)

    def told(self) -> dict[str, tuple[str, str, str]]:
        """Return reference -> (subject, text, how the case ended) of every letter that ends a report."""
        self.house.backend.stelsel.courier.drain()
        ends = {one.number: one.state for one in self._cases.cases().value}
        found = {}
        for one in self._box.inbox().value:
            if one.subject.startswith((CHANGED, APART, RIGHT)):
                letter = self._box.message(one.id).value
                found[letter.reference] = (letter.subject, repr(letter.blocks), ends[letter.reference])
        return found


def settle(desk: Desk, datum: str, value: str) -> tuple[Melding, bool]:
    """Let the holder say that it was changed, or else what is true; returns the report and whether it was changed."""
    report, before = desk.report(datum, value), desk.tables()
    foreseen = desk.changeable(report).aanpasbaar
    assert desk.tables() == before, "asking changes nothing"
    changed = not desk.decides(report, "aangepast")
    assert changed == foreseen
    if changed:
        held = desk.tables()
        assert held != before and desk.takes(datum, value) and desk.tables() == held, "it holds what was said"
    else:
        assert desk.tables() == before
        assert desk.decides(report, "niet aangepast"), "what is not there is not right either"
        assert not desk.decides(report, "niet via melding")
    return report, changed


def check_told(desk: Desk, ended: Mapping[str, tuple[Melding, bool]]) -> None:
    told = desk.told()
    for datum, (report, changed) in ended.items():
        subject, text, end = told[report.kenmerk]
        said = report.wortel.inhoud
        assert "Zo is het." in text and "Wij zijn klaar." not in text, "the reason of the decision is told"
        if changed:
            assert subject == CHANGED + said.naam and said.voorgestelde_waarde in text, datum
            assert end == "Gegevens gewijzigd"
        else:
            assert subject == APART + said.naam and explained(said.gegeven, "registratie") in text, datum
            assert "klopt volgens ons" not in text and end == "Verandert niet met een melding"


@pytest.mark.parametrize("registry", CORRECTING)
def test_what_is_there_is_changed_and_said_so(house: House, registry: str) -> None:
    desk = Desk(house, registry)
    ended = {}
    for datum, rule in corrections(registry).data.items():
        first, second = samples(datum, rule)
        desk.takes(datum, second)
        ended[datum] = settle(desk, datum, first)
    assert all(changed for _, changed in ended.values())
    check_told(desk, ended)


@pytest.mark.parametrize("registry", CORRECTING)
def test_what_is_not_there_is_never_said_to_be_changed(registry: str) -> None:
    """The citizen has nothing in the registry, and nobody else has that thing."""
    alone = House()
    try:
        desk = Desk(alone, registry)
        desk.empty()
        rules = corrections(registry).data
        ended = {datum: settle(desk, datum, samples(datum, rule)[0]) for datum, rule in rules.items()}
        mended = {f"{registry}.{datum}" for datum, (_, changed) in ended.items() if changed}
        assert mended == {one for one in ALONE if one.startswith(f"{registry}.")}
        check_told(desk, ended)
    finally:
        alone.close()


@pytest.mark.parametrize(
    ("registry", "datum", "part", "nothing"),
    [("woz", "oppervlakte", "objecten", {"taxatieverslag": None}),
     ("woz", "vastgesteldeWaarde", "objecten", {"waarden": ()}),
     ("uwv", "maandloon", "", {"uitkeringen": ()}),
     ("brp", "verblijfplaats.verblijfadres.huisnummer", "", {"verblijfplaats": None}),
     ("brp", "verblijfplaats.verblijfadres.huisnummer", "verblijfplaats", {"straat": "", "land": {"code": "5010"}}),
     ("brp", "geboorte.plaats", "", {"geboorte": None}), ("brp", "naam.voornamen", "", {"naam": None})],
)  # fmt: skip
def test_what_hangs_on_a_part_that_is_not_there_is_not_changed(
    registry: str, datum: str, part: str, nothing: dict[str, Any]
) -> None:
    alone = House()
    try:
        desk = Desk(alone, registry)
        desk.world.change(desk.bsn, without(desk.table(), part, nothing))
        report, changed = settle(desk, datum, samples(datum, corrections(registry).data[datum])[0])
        assert not changed
        check_told(desk, {datum: (report, changed)})
    finally:
        alone.close()


def without(block: Any, part: str, nothing: dict[str, Any]) -> Any:
    """Return a table with something taken out of it, or out of a part of it (of every row of a list)."""
    if not part:
        return msgspec.structs.replace(block, **nothing)
    there = getattr(block, part)
    rows = tuple(msgspec.structs.replace(one, **nothing) for one in (there if isinstance(there, tuple) else [there]))
    return msgspec.structs.replace(block, **{part: rows if isinstance(there, tuple) else rows[0]})


@pytest.mark.parametrize("registry", ["brp", "uwv", "bri", "blau", "duo", "svb"])
def test_a_report_about_one_person_never_changes_another(house: House, registry: str) -> None:
    """Nobody has this number: the tables of all others stay as they are."""
    desk = Desk(house, registry, UNKNOWN)
    datum, rule = next(iter(corrections(registry).data.items()))
    assert not settle(desk, datum, samples(datum, rule)[0])[1]


def test_what_only_a_deed_changes_is_right_or_is_said_to_need_the_deed(house: House) -> None:
    desk = Desk(house, "brk")
    way = "alleen met een akte van de notaris"
    apart, right = (desk.report("zakelijkGerechtigde", name) for name in ("Jan", "Piet"))
    assert desk.changeable(apart).grond == "gegeven" and way in desk.changeable(apart).uitleg
    assert way in desk.decides(apart, "aangepast")
    assert not desk.decides(apart, "niet via melding") and not desk.decides(right, "niet aangepast")
    told = desk.told()
    subject, text, end = told[apart.kenmerk]
    assert subject.startswith(APART) and way in text and "klopt volgens ons" not in text
    assert end == "Verandert niet met een melding"
    assert told[right.kenmerk][0].startswith(RIGHT) and told[right.kenmerk][2] == "Gegevens kloppen"


def test_what_a_report_can_change_is_not_said_to_need_another_way(house: House) -> None:
    desk = Desk(house, "bag")
    assert "kan dit wel veranderen" in desk.decides(desk.report("oppervlakte", "97 m²"), "niet via melding")
    unfit = desk.report("oppervlakte", "blauw")
    assert desk.changeable(unfit).grond == "waarde" and "past niet" in desk.decides(unfit, "aangepast")
    assert not desk.decides(unfit, "niet via melding")


def test_what_was_decided_is_not_withdrawn_any_more(house: House) -> None:
    """Otherwise the case would say that nothing is done with it, and the datum was changed."""
    desk = Desk(house, "bag")
    report = desk.report("oppervlakte", "95 m²")
    decided = desk.decide(report, Behandeling(besluit="aangepast", waarde="95 m²"))
    with pytest.raises(BadReply) as refused:
        desk.withdraw(report)
    assert refused.value.status == 409 and not decided.may(Status.INGETROKKEN, "melder")
    assert desk.report("oppervlakte", "94 m²").may(Status.INGETROKKEN, "melder")


def test_nothing_is_decided_while_the_registry_is_out(house: House) -> None:
    desk = Desk(house, "bag")
    report, before = desk.report("oppervlakte", "96 m²"), desk.tables()
    desk.house.backend.host.faults.put("bag", Fault("down"))
    try:
        with pytest.raises(Unavailable):
            desk.decides(report, "aangepast")
    finally:
        desk.house.backend.host.faults.clear()
    assert desk.tables() == before
    assert not desk.decides(report, "aangepast") and desk.tables() != before


@pytest.fixture(scope="module")
def country() -> Iterator[House]:
    built = House(population=True)
    yield built
    built.close()


@pytest.mark.parametrize("number", [7, 3001])
def test_a_thing_in_the_table_of_a_generated_citizen_is_found_by_its_key(country: House, number: int) -> None:
    """Whoever reports it: Fenna is neither resident nor owner there."""
    population = country.backend.population
    assert population is not None
    core = population.country.citizen(number)
    home = core.home
    cases = [("bag", "oppervlakte", home.address.verblijfsobject), ("woz", "vastgesteldeWaarde", home.woz),
             ("woz", "vastgesteldeWaarde", home.address.verblijfsobject), ("brk", "koopsom", home.parcel),
             *(("rdw", "eerste_kleur", one.kenteken) for one in core.vehicles[:1])]  # fmt: skip
    for place, (registry, datum, thing) in enumerate(cases):
        desk = Desk(country, registry, thing)
        report, changed = settle(desk, datum, "GROEN" if registry == "rdw" else f"{100 + place}")
        assert changed, (registry, thing)
        check_told(desk, {datum: (report, changed)})


def test_a_person_of_a_test_set_stays_as_it_was_published(house: House) -> None:
    desk = Desk(house, "brp")
    before = desk.table()
    desk.world.change(desk.bsn, msgspec.structs.replace(before, antwoord={"burgerservicenummer": desk.bsn}))
    try:
        assert not desk.takes("naam.voornamen", "Jo")
    finally:
        desk.world.change(desk.bsn, before)
