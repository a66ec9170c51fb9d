"""Work, money and education of every persona through the real mocks and clients, as a screen reads them."""

from datetime import date
from typing import Any

import pytest

import resources
from services import personas
from services.errors import Forbidden
from services.manifest import registries
from services.personas import Persona
from services.registries.belastingdienst.client import Client as TaxClient
from services.registries.blau.client import Client as WageClient
from services.registries.bri.client import Client as IncomeClient
from services.registries.donorregister.client import Client as DonorClient
from services.registries.duo.client import Client as SchoolClient
from services.registries.lbio.client import Client as MaintenanceClient
from services.registries.svb.client import Client as SvbClient
from services.registries.toeslagen.client import Client as AllowanceClient
from services.registries.uwv.client import Client as UwvClient
from tests.helpers.worlds import Bench

PEOPLE = personas.read(resources.path("personas"))
BSN = {one.head.id: one.head.bsn for one in PEOPLE}
CLIENTS: dict[str, Any] = {
    "bri": IncomeClient,
    "blau": WageClient,
    "uwv": UwvClient,
    "toeslagen": AllowanceClient,
    "svb": SvbClient,
    "duo": SchoolClient,
    "lbio": MaintenanceClient,
    "donorregister": DonorClient,
    "belastingdienst": TaxClient,
}


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    """Each registry once, with every persona in it."""
    kinds = {one.manifest.id: one.load("block").Block for one in registries()[0] if one.manifest.id in CLIENTS}
    return {name: Bench(name, personas.blocks(PEOPLE, name, kind)) for name, kind in kinds.items()}


def client(benches: dict[str, Bench], registry: str, who: str) -> Any:
    return CLIENTS[registry](benches[registry].line(BSN[who]))


@pytest.mark.parametrize("who", PEOPLE, ids=[one.head.id for one in PEOPLE])
def test_what_stands_in_the_file_comes_through(benches: dict[str, Bench], who: Persona) -> None:
    name, bsn, table = who.head.id, who.head.bsn, who.tables
    incomes = client(benches, "bri", name).inkomens(bsn).value
    years = [one["jaar"] for one in _rows(table, "bri", "inkomens")]
    assert [one.jaar for one in incomes] == sorted(years, reverse=True)
    payers = client(benches, "blau", name).inkomstenverhoudingen(bsn).value
    assert len(payers) == len(_rows(table, "blau", "inkomstenverhoudingen"))
    assert len(client(benches, "toeslagen", name).toeslagen(bsn).value) == len(_rows(table, "toeslagen", "toeslagen"))
    assert len(client(benches, "belastingdienst", name).aanslagen(bsn).value) == len(
        _rows(table, "belastingdienst", "aanslagen")
    )
    assert len(client(benches, "svb", name).uitkeringen(bsn).value) == len(_rows(table, "svb", "uitkeringen"))
    assert len(client(benches, "lbio", name).alimentaties(bsn).value) == len(_rows(table, "lbio", "alimentaties"))
    school = client(benches, "duo", name).onderwijs(bsn).value
    assert len(school.diplomas) == len(_rows(table, "duo", "diplomas"))
    finance = client(benches, "duo", name).studiefinancien(bsn).value
    assert (finance.studieschuld is None) == ("studieschuld" not in table.get("duo", {}))
    registered = client(benches, "donorregister", name).registratie(bsn).value
    choice = table.get("donorregister", {}).get("registratie", {}).get("keuze")
    assert (registered.keuze if registered else None) == choice
    file = client(benches, "uwv", name).klantdossier(bsn).value
    assert file.gewerkte_jaren == table.get("uwv", {}).get("gewerkteJaren")


def _rows(table: dict[str, Any], registry: str, key: str) -> list[Any]:
    return list(table.get(registry, {}).get(key, []))


def test_another_citizen_is_not_told(benches: dict[str, Bench]) -> None:
    for registry, kind in CLIENTS.items():
        first = next(name for name in dir(kind) if not name.startswith("_"))
        with pytest.raises(Forbidden):
            getattr(client(benches, registry, "fenna"), first)(*_asked(first, BSN["ludo"]))


def _asked(method: str, bsn: str) -> tuple[Any, ...]:
    return (bsn, 2026) if method == "jaaropgaven" else (bsn,)


def test_wages_come_per_month_with_the_holiday_pay_in_may(benches: dict[str, Bench]) -> None:
    polis = client(benches, "blau", "fenna")
    present, former = polis.inkomstenverhoudingen(BSN["fenna"], "2026-04", "2026-06").value
    assert [(one.van, one.sv_loon) for one in present.opgaven] == [
        (date(2026, 6, 1), 3040.0),
        (date(2026, 5, 1), 5958.4),
        (date(2026, 4, 1), 3040.0),
    ]
    assert (present.uren_per_week, former.einde, former.opgaven) == (32.0, date(2016, 8, 31), ())
    (year,) = polis.jaaropgaven(BSN["fenna"], 2025).value
    assert (year.werkgever, year.loon) == ("Uitgeverij Plantage B.V.", 38232.0)


def test_the_month_that_runs_has_no_statement_yet(benches: dict[str, Bench]) -> None:
    (present, _) = client(benches, "blau", "fenna").inkomstenverhoudingen(BSN["fenna"]).value
    assert present.opgaven[0].van == date(2026, 12, 1)


def test_income_of_one_year(benches: dict[str, Bench]) -> None:
    (one,) = client(benches, "bri", "fenna").inkomens(BSN["fenna"], 2025).value
    assert (one.bedrag, one.soort) == (36542, "verzamelinkomen")
    assert client(benches, "bri", "fenna").inkomens(BSN["fenna"], 2026).value == ()


def test_child_benefit_per_quarter_with_the_one_just_paid(benches: dict[str, Bench]) -> None:
    found = client(benches, "svb", "fenna").kinderbijslag(BSN["fenna"]).value
    coming, paid = found.betalingen[:2]
    assert (coming.kwartaal, coming.datum, coming.betaald) == ("2027-1", date(2027, 4, 1), False)
    assert (paid.kwartaal, paid.datum, paid.bedrag, paid.betaald) == ("2026-4", date(2027, 1, 4), 632.98, True)


def test_suspended_benefits_have_no_next_payment(benches: dict[str, Bench]) -> None:
    (anw,) = client(benches, "svb", "sanne").uitkeringen(BSN["sanne"]).value
    assert (anw.status, anw.volgende_betaling) == ("opgeschort", None)
    (aow,) = client(benches, "svb", "hendrik").uitkeringen(BSN["hendrik"]).value
    assert (aow.netto, aow.percentage, aow.volgende_betaling) == (1597.57, 100, date(2027, 1, 22))


def test_payments_of_an_allowance(benches: dict[str, Bench]) -> None:
    toeslagen = client(benches, "toeslagen", "hendrik")
    paid = toeslagen.betalingen(BSN["hendrik"], 2027).value
    assert [(one.datum, one.betaald) for one in paid[-2:]] == [(date(2027, 1, 20), False), (date(2026, 12, 21), True)]
    (now, *_) = toeslagen.toeslagen(BSN["hendrik"], 2027).value
    assert now.volgende_betaling == date(2027, 1, 20)


def test_a_higher_income_can_be_tried(benches: dict[str, Bench]) -> None:
    toeslagen = client(benches, "toeslagen", "hendrik")
    (now, *_) = toeslagen.toeslagen(BSN["hendrik"], 2027).value
    assert toeslagen.proefberekening(now, 25008).per_maand == 118.0
    assert toeslagen.proefberekening(now, 30000).per_maand < 118.0
    assert toeslagen.proefberekening(now, 60000).per_maand == 0.0
    fenna = client(benches, "toeslagen", "fenna")
    (childcare, *_) = fenna.toeslagen(BSN["fenna"], 2027).value
    assert fenna.proefberekening(childcare, 60000).per_maand < 843.0


def test_the_ww_steps_down_after_two_months(benches: dict[str, Bench]) -> None:
    ww = client(benches, "uwv", "peter").klantdossier(BSN["peter"]).value.uitkeringen[0]
    rates = [ww.tarief(date(2027, month, 5)) for month in (1, 2)]
    assert [(one.percentage, one.bedrag) for one in rates if one] == [(75.0, 2896.5), (70.0, 2703.4)]
    assert ww.loopt(date(2027, 1, 5))
    assert not ww.loopt(date(2029, 1, 1))
