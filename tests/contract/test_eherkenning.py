"""The register of authorities through its client: own, a company's, granting, withdrawing, and who may not."""

from datetime import date, timedelta

import pytest

from resources import path
from services.errors import BadReply, Forbidden, NotFound
from services.identity.session import Level
from services.personas import blocks, read
from services.registries.eherkenning.block import Block
from services.registries.eherkenning.client import Client
from services.registries.eherkenning.records import Toekenning
from tests.helpers.worlds import NOW, Bench

LUDO, LOTTE, HALM = "900893461", "900533936", "00412730"
TODAY = NOW.date()


@pytest.fixture
def bench() -> Bench:
    """The mock over the real personas."""
    return Bench("eherkenning", blocks(read(path("personas")), "eherkenning", Block))


def client(bench: Bench, bsn: str = LUDO, level: Level = Level.SUBSTANTIEEL) -> Client:
    return Client(bench.line(bsn, level))


def grant(who: str, **other: object) -> Toekenning:
    given = {"niveau": "3", "van": TODAY, "tot": TODAY + timedelta(days=365), "diensten": ("terrasvergunning",)}
    return Toekenning(medewerker=who, **(given | other))  # type: ignore[arg-type]


def test_one_sees_the_own_authorities_and_what_one_manages(bench: Bench) -> None:
    mine = client(bench).eigen().value
    assert mine.beheert == (HALM,)
    assert {one.kvk_nummer: one.stand for one in mine.bevoegdheden} == {
        HALM: "geldig", "00273301": "geldig", "00440310": "verloopt",
    }  # fmt: skip
    assert client(bench, LOTTE).eigen().value.beheert == ()


def test_a_manager_grants_up_to_the_own_level_and_withdraws(bench: Bench) -> None:
    desk = client(bench)
    lotte = next(one for one in desk.medewerkers(HALM) if one.naam == "Proefpersoon" and one.niveau == "3")
    made = desk.geef(HALM, grant(lotte.id))
    assert made.stand == "geldig"
    assert made in desk.van_bedrijf(HALM).value
    desk.trek_in(made.id)
    desk.trek_in(made.id)
    assert next(one for one in desk.van_bedrijf(HALM).value if one.id == made.id).stand == "ingetrokken"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"niveau": "4"}, "niveau"),
        ({"tot": TODAY - timedelta(days=1)}, "tot"),
        ({"tot": TODAY + timedelta(days=1900)}, "tot"),
        ({"van": TODAY - timedelta(days=1)}, "van"),
        ({"medewerker": "onbekend"}, "medewerker"),
    ],
)
def test_a_grant_against_the_rules_names_its_field(bench: Bench, wrong: dict[str, object], field: str) -> None:
    desk = client(bench)
    colleague = str(wrong.pop("medewerker", desk.medewerkers(HALM)[0].id))
    with pytest.raises(BadReply) as refused:
        desk.geef(HALM, grant(colleague, **wrong))
    assert [one["name"] for one in refused.value.problem["invalidParams"]] == [field]


def test_nobody_manages_a_company_of_others_or_with_a_low_level(bench: Bench) -> None:
    stranger = client(bench, LOTTE)
    for ask in (stranger.van_bedrijf, stranger.medewerkers):
        with pytest.raises(Forbidden):
            ask(HALM)
    with pytest.raises(Forbidden):
        stranger.geef(HALM, grant("x"))
    known = next(one.id for one in client(bench).eigen().value.bevoegdheden if one.kvk_nummer == HALM)
    with pytest.raises(NotFound):
        stranger.trek_in(known)
    with pytest.raises(Forbidden):
        client(bench, level=Level.MIDDEN).trek_in(known)


def test_a_table_is_refused_where_it_breaks_a_rule() -> None:
    from services.registries.eherkenning.block import Bevoegdheid, Middel

    with pytest.raises(ValueError, match="vijf jaar"):
        Bevoegdheid(naam="x", kvk_nummer=HALM, niveau="3", van=date(2020, 1, 1), tot=date(2026, 1, 2))
    with pytest.raises(ValueError, match="pin"):
        Middel(leverancier="s", gebruikersnaam="naam.naam", wachtwoord="Oefen-2027!", niveau="4", tweede="kaart")
    with pytest.raises(ValueError, match="tweede factor"):
        Middel(leverancier="s", gebruikersnaam="naam.naam", wachtwoord="Oefen-2027!", niveau="3", tweede="geen")
