"""What a registry says in holding.toml that a report corrects is what it corrects; Digimelding tells nobody else so."""

from collections.abc import Iterator, Mapping

import pytest

from services.errors import BadReply
from services.registries.digimelding.records import Behandeling, Melding, Status
from services.stelsel.digimelding.corrections import Rule, corrections, how, obstacle
from services.stelsel.digimelding.holding import known
from tests.contract.test_every_datum_in_onderzoek import HOLDING, Holder
from tests.helpers.harvest import House

# What fits a pattern, twice; the codes and kinds that the registries know.
PATTERNED = {
    "postcode": ("1234AB", "4321 ba"), "huisletter": ("Y", "z"), "geslacht": ("man", "V"),
    "indNonMailing": ("ja", "Nee"),
}  # fmt: skip


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House()
    yield built
    built.close()


class Mender(Holder):
    """Digimelding's line by which a datum is corrected, and the tables behind it."""

    def __init__(self, house: House, registry: str) -> None:
        super().__init__(house, registry)
        self.world = house.backend.host.world(house.found[registry])

    def takes(self, datum: str, value: str) -> bool:
        """True when the registry corrects, False when it refuses; another failure is a failure of the test."""
        body = {"gegeven": datum, "object": self.thing, "persoon": self.bsn, "waarde": value}
        try:
            self._line.send("POST", self.registry, "beheer", "/correcties", body)
        except BadReply as refused:
            if refused.status != 409:
                raise
            return False
        return True

    def table(self) -> object:
        return self.world.blocks[self.bsn]


def samples(datum: str, rule: Rule) -> tuple[str, str]:
    """Return two values at the edges of what fits."""
    if rule.kind == "day":
        return "1984-02-29", "onbekend"
    if rule.kind == "words":
        return PATTERNED[datum.rpartition(".")[2]] if rule.pattern else ("Q", "x" * min(rule.most, 200))
    return f"{rule.least}", f"{rule.most}"


def differences(mender: Mender, declared: Mapping[str, Rule]) -> set[str]:
    """Return the data of which the registry does not do what is declared."""
    wrong: set[str] = set()
    for datum in sorted(known(mender.registry)):
        rule = declared.get(datum)
        before = mender.table()
        if rule is None:
            if mender.takes(datum, "12") or mender.table() != before:
                wrong.add(datum)
            continue
        seen = []
        for value in samples(datum, rule):
            assert rule.fits(value), (datum, value)
            if not mender.takes(datum, value):
                wrong.add(datum)
            seen.append(mender.table())
            mender.answer()  # a correction never leaves a stock that contradicts itself
        if seen[0] == seen[1]:
            wrong.add(datum)
    return wrong


@pytest.mark.parametrize("registry", HOLDING)
def test_every_datum_is_corrected_or_refused_as_declared(house: House, registry: str) -> None:
    assert differences(Mender(house, registry), corrections(registry).data) == set()
    assert corrections(registry).data.keys() <= known(registry)
    assert all(how(f"{registry}.x", language) for language in ("nl", "en")) and how("berichten.x") != how("woz.x")
    assert {"nl", "en"} <= corrections(registry).how.keys()


def test_a_wrong_declaration_is_found(house: House) -> None:
    """Negative control: one datum too many and one too few."""
    mender, declared = Mender(house, "brk"), dict(corrections("brk").data)
    declared["kadastraleAanduiding"] = declared.pop("kadastraleGrootte")
    assert differences(mender, declared) == {"kadastraleAanduiding", "kadastraleGrootte"}


def test_who_works_at_a_company_becomes_the_number_that_was_said(house: House) -> None:
    """Also when there were more who work part-time."""
    mender = Mender(house, "nhr")
    for number in (9, 1, 0, 4):
        assert mender.takes("totaalWerkzamePersonen", f"{number}")
        assert mender.answer().value.totaal_werkzame_personen == number


@pytest.mark.parametrize("registry", HOLDING)
def test_a_value_that_does_not_fit_is_refused_by_the_registry_too(house: House, registry: str) -> None:
    mender = Mender(house, registry)
    for datum, rule in corrections(registry).data.items():
        for value in ("blauw", "109,5 m² of 110", "1984-02-30"):
            if rule.kind != "words":
                assert not rule.fits(value) and not mender.takes(datum, value), (datum, value)


# --- Digimelding


def decided(house: House, gegeven: str, thing: str, value: str) -> tuple[Melding, BadReply | None]:
    client = house.backend.client("digimelding", house.session("fenna"))
    report = client.meld(gegeven, thing, "anders", value, "Ik weet het zeker.")
    report = client.zet_status(report, Status.IN_BEHANDELING)
    try:
        return client.behandel(report, Behandeling(besluit="aangepast", waarde=value)), None
    except BadReply as refused:
        return client.melding(report.id).value, refused


@pytest.mark.parametrize(
    ("gegeven", "thing", "value", "said"),
    [("brk.zakelijkGerechtigde", "Zoetermeer B 4118", "Jan", "alleen met een akte van de notaris"),
     ("donorregister.keuze", "900050342", "nee", "Alleen wie het zelf heeft ingevuld"),
     ("zaken.status", "900050342", "af", "niet"),
     ("bag.oppervlakte", "0637010000411800", "blauw", "past niet"),
     ("bag.oppervlakte", "0637010000411800", "0", "past niet")],
)  # fmt: skip
def test_what_would_be_refused_later_is_refused_at_once(
    house: House, gegeven: str, thing: str, value: str, said: str
) -> None:
    assert obstacle(gegeven, value)
    report, refused = decided(house, gegeven, thing, value)
    assert refused is not None and refused.status == 409 and said in refused.detail
    assert report.besluit is None


def test_what_can_be_corrected_is_decided(house: House) -> None:
    report, refused = decided(house, "bag.oppervlakte", "0637010000411800", "109 m2")
    assert refused is None and report.besluit is not None
