"""What holders do because of a report: every mark that a registry knows is set and lifted, and values are corrected."""

from datetime import date
from typing import Any

import msgspec
import pytest

import resources
from services import personas
from services.mockkit.problem import Problem
from services.registries.bag import holding as bag
from services.registries.bag.block import Block as BagBlock
from services.registries.brk import holding as brk
from services.registries.brk.block import Block as BrkBlock
from services.registries.brp import holding as brp
from services.registries.brp.block import Block as BrpBlock, Overlijden
from services.registries.rdw import holding as rdw
from services.registries.rdw.block import Block as RdwBlock
from services.registries.woz import holding as woz
from services.registries.woz.block import Block as WozBlock
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, amount, codes, whole_number
from services.toml_positions import decode

FENNA, HOME, DAY = "900050342", "0637010000411800", date(2027, 1, 5)
PEOPLE = personas.read(resources.path("personas"))


def tables(registry: str, kind: Any) -> list[Any]:
    return [decode(one.path, one.table(registry), kind) for one in PEOPLE if registry in one.registries]


FENNAS = {kind: tables(name, kind)[0] for name, kind in (("brp", BrpBlock), ("bag", BagBlock), ("woz", WozBlock))}


def ask(key: str, *, on: bool = True, thing: str = HOME) -> Onderzoek:
    stand: Any = "ingesteld" if on else "opgeheven"
    return Onderzoek(gegeven=key, object=thing, persoon=FENNA, stand=stand, sinds=DAY)


def mend(key: str, value: str, thing: str = HOME) -> Correctie:
    return Correctie(gegeven=key, object=thing, persoon=FENNA, waarde=value)


@pytest.mark.parametrize(("key", "code"), codes("brp").items())
def test_every_mark_of_the_brp_is_set_for_somebody_and_lifted_again(key: str, code: str) -> None:
    marked = 0
    late = msgspec.structs.replace(FENNAS[BrpBlock], overlijden=Overlijden(datum=DAY))
    for block in [*tables("brp", BrpBlock), late]:
        try:
            after = brp.mark(block, ask(key), code)
        except Problem:
            continue
        marked += 1
        assert after != block
        assert code in repr(after) and code not in repr(block)
        assert brp.mark(after, ask(key, on=False), code) == block
    assert marked


def test_a_second_investigation_does_not_push_the_first_aside() -> None:
    block = brp.mark(FENNAS[BrpBlock], ask("x"), "081120")
    for on in (True, False):
        with pytest.raises(Problem):
            brp.mark(block, ask("x", on=on), "081160")


@pytest.mark.parametrize(
    ("key", "written", "place"),
    [("verblijfplaats.verblijfadres.huisnummer", "nummer 20", lambda block: block.verblijfplaats.huisnummer == 20),
     ("verblijfplaats.verblijfadres.postcode", "2729 xz", lambda block: block.verblijfplaats.postcode == "2729XZ"),
     ("naam.voornamen", "Fenna Maria ", lambda block: block.naam.voornamen == "Fenna Maria"),
     ("geboorte.datum", "1985-03-15", lambda block: block.geboorte.datum == "19850315"),
     ("geslacht", "V", lambda block: block.geslacht["code"] == "V")],
)  # fmt: skip
def test_the_brp_is_corrected(key: str, written: str, place: Any) -> None:
    assert place(brp.correct(FENNAS[BrpBlock], mend(key, written)))


@pytest.mark.parametrize(
    ("key", "written"),
    [("verblijfplaats.verblijfadres.huisnummer", "naast de kerk"), ("geboorte.datum", "lang geleden"),
     ("verblijfplaats.verblijfadres.postcode", "elders"), ("gezag", "anders"), ("leeftijd", "30")],
)  # fmt: skip
def test_what_does_not_fit_the_brp_is_refused(key: str, written: str) -> None:
    with pytest.raises(Problem) as refused:
        brp.correct(FENNAS[BrpBlock], mend(key, written))
    assert refused.value.status == 409


@pytest.mark.parametrize(("key", "code"), codes("bag").items())
def test_every_mark_of_the_bag_is_set_and_lifted(key: str, code: str) -> None:
    block = bag.mark(FENNAS[BagBlock], ask(key, on=False), code)
    after = bag.mark(block, ask(key), code)
    assert after != block
    assert bag.mark(after, ask(key, on=False), code) == block


def test_the_bag_and_the_woz_are_corrected() -> None:
    block = bag.correct(FENNAS[BagBlock], mend("oppervlakte", "109 m²"))
    assert block.verblijfsobjecten[0].oppervlakte == 109
    assert bag.correct(block, mend("oorspronkelijkBouwjaar", "1990")).panden[0].oorspronkelijk_bouwjaar == 1990
    assert bag.correct(block, mend("huisnummer", "20")).adressen[0].huisnummer == 20
    value = woz.correct(FENNAS[WozBlock], mend("vastgesteldeWaarde", "€ 401.000")).objecten[0].waarden[0]
    assert (value.waarde, value.statussen) == (401000, ("beschikking_herzien",))
    assert woz.correct(FENNAS[WozBlock], mend("oppervlakte", "109")).objecten[0].taxatieverslag.oppervlakte == 109


def test_rdw_and_kadaster_correct_what_needs_no_deed() -> None:
    cars, land = tables("rdw", RdwBlock)[0], tables("brk", BrkBlock)[0]
    plate, parcel = cars.voertuigen[0].kenteken, land.percelen[0].kadastrale_aanduiding
    painted = rdw.correct(cars, mend("eerste_kleur", "blauw", thing=plate)).voertuigen[0]
    assert painted.eerste_kleur == "BLAUW"
    assert rdw.correct(cars, mend("massa_rijklaar", "1.204 kg", thing=plate)).voertuigen[0].massa_rijklaar == 1204
    assert brk.correct(land, mend("kadastraleGrootte", "150 m²", thing=parcel)).percelen[0].kadastrale_grootte == 150
    for act, block, key, thing in ((rdw.correct, cars, "rijbewijs", plate), (brk.correct, land, "hypotheek", parcel)):
        with pytest.raises(Problem):
            act(block, mend(key, "1", thing=thing))
        with pytest.raises(NotHere):
            act(block, mend(key, "1", thing="elders"))


def test_a_house_that_is_elsewhere_is_not_here() -> None:
    for act in (bag.correct, woz.correct):
        block: Any = FENNAS[BagBlock] if act is bag.correct else FENNAS[WozBlock]
        with pytest.raises(NotHere):
            act(block, mend("oppervlakte", "9", thing="0503010000000001"))


def test_a_number_is_read_from_the_words_around_it() -> None:
    assert whole_number("€ 412.000") == 412000
    assert (whole_number("109 m2"), whole_number("€ 1.234.000,-"), amount("1.679,5 euro")) == (109, 1234000, 1679.5)
    for words in ("geen", "1234567890", "", "109,5 m²", "2 of 3", "1679.50"):
        with pytest.raises(Problem):
            whole_number(words)
