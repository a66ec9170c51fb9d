"""The words of Persoon en gezin: marks that name their data, what is not known, the family in one line, the search."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from app.modules.persoon import beside, load, model, overview
from app.modules.persoon.reading import Reader
from app.modules.persoon.rows import Row
from services.errors import NotFound, Unavailable
from services.registries.bag.records import AdresOnderzoek, AdresUitgebreid
from services.registries.brp.block import Block
from services.registries.brp.book import STORED
from services.registries.brp.client import Client
from services.registries.brp.days import shape
from services.registries.brp.records import Persoon
from tests.helpers.worlds import Bench

ROOT = Path(__file__).parents[4]
BSN = "900050342"
DAY = {"type": "Datum", "datum": "2026-12-14", "langFormaat": "14 december 2026"}
HOUSE = {"officieleStraatnaam": "Elzenpad", "huisnummer": 7, "postcode": "2729AB", "woonplaats": "Zoetermeer"}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(ROOT / "app" / "modules" / "persoon")


def person(**members: Any) -> Persoon:
    return msgspec.convert(members, Persoon)


def rows(found: Persoon, texts: Texts, key: str) -> dict[str, Row]:
    section = next(one for one in model.sections(found, texts) if one.key == key)
    return {row.label: row for row in section.rows()}


def test_a_mark_names_the_part_of_the_address_it_is_about(texts: Texts) -> None:
    marked = HOUSE | {"inOnderzoek": {"huisnummer": True, "datumIngangOnderzoek": DAY}}
    row = rows(person(verblijfplaats={"type": "Adres", "verblijfadres": marked}), texts, "adres")["Adres"]
    assert row.words == "Elzenpad 7\n2729 AB Zoetermeer"
    assert (row.mark, row.note) == ("In onderzoek sinds 14 december 2026", "Het gaat om: huisnummer.")


def test_what_is_under_investigation_but_not_there_is_said(texts: Texts) -> None:
    settled = {"inOnderzoek": {"landVanwaarIngeschreven": True}}
    row = rows(person(immigratie=settled), texts, "vestiging")["Gekomen uit"]
    assert (row.words, row.mark) == ("Niet ingevuld", "In onderzoek")


@pytest.mark.parametrize(("code", "who"), [("M", "uw vader"), ("V", "uw moeder"), ("O", "deze ouder")])
def test_it_says_of_whom_no_date_of_birth_is_known(texts: Texts, code: str, who: str) -> None:
    parent = {"ouderAanduiding": "1", "geslacht": {"code": code, "omschrijving": "x"}, "naam": {"voornamen": "Bo"}}
    row = rows(person(ouders=[parent]), texts, "ouders")["Geboren"]
    assert row.words == f"Van {who} is geen geboortedatum bekend."


def test_a_code_without_meaning_is_shown_itself(texts: Texts) -> None:
    supplier = {"deelnemer": {"code": "0201"}}
    assert rows(person(rni=[supplier]), texts, "inschrijving")["Geleverd door"].words.endswith("(code 0201)")
    assert rows(person(geslacht={"code": "X"}), texts, "eigen")["Geslacht"].words == "code X"


@given(day=st.dates().map(lambda one: one.strftime("%Y%m%d").zfill(8)), known=st.integers(0, 2))
def test_dates_of_any_precision_read_as_the_source_writes_them(day: str, known: int) -> None:
    texts = Catalog(ROOT / "resources" / "texts").scoped(ROOT / "app" / "modules" / "persoon")
    cut = (day, day[:6] + "00", day[:4] + "0000")[known]
    shaped = shape(cut)
    assert Reader({"datum": shaped}, texts).date("datum").words == shaped["langFormaat"]


@pytest.mark.parametrize(
    ("partners", "children", "line"),
    [
        ([], 0, "Uw naam en adres"),
        ([{}], 0, "U en uw partner"),
        ([], 1, "U en 1 kind"),
        ([{}], 2, "U, uw partner en 2 kinderen"),
        ([{"ontbindingHuwelijkPartnerschap": {}}], 2, "U en 2 kinderen"),
    ],
)
def test_the_tile_names_the_present_family(texts: Texts, partners: list[Any], children: int, line: str) -> None:
    assert overview.family(person(partners=partners, kinderen=[{}] * children), texts) == line


def test_a_former_address_is_shown_and_the_present_one_is_not(texts: Texts) -> None:
    former = {"straat": "Lindenwerf", "huisnummer": 3, "woonplaats": "Leiden", "datumVan": "2001"}
    home = {"straat": "Elzenpad", "huisnummer": 7, "woonplaats": "Zoetermeer", "datumVan": "2014-06-02"}
    written = {"verblijfplaats": home, "eerdereVerblijfplaatsen": [former], "gemeenteVanInschrijving": "Zoetermeer"}
    bench = Bench("brp", {BSN: msgspec.convert(written, Block)})
    found = beside.former(Client(bench.line(BSN)).history(BSN).value, texts)
    assert [group.title for group in found.groups] == ["Lindenwerf 3, Leiden"]
    assert [row.words for row in found.rows()][:2] == ["2001", "2 juni 2014"]


def test_the_home_says_what_the_bag_does_not_know(texts: Texts) -> None:
    bare = AdresUitgebreid(
        nummeraanduiding_identificatie="1",
        openbare_ruimte_naam="Elzenpad",
        huisnummer=7,
        woonplaats_naam="Zoetermeer",
        inonderzoek=AdresOnderzoek(oppervlakte=True),
    )
    found = {row.label: row for row in beside.home(bare, texts).rows()}
    assert (found["Oppervlakte"].words, found["Oppervlakte"].mark) == ("niet bekend in de BAG", "In onderzoek")
    assert beside.home(None, texts).empty


class Bag:
    """A BAG that answers with one error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def adres(self, nummeraanduiding: str) -> None:
        raise self._error


def test_an_address_the_bag_does_not_know_is_no_failure_but_a_silent_bag_is(texts: Texts) -> None:
    bench = Bench("brp", {})
    stay = {"type": "Adres", "nummeraanduidingIdentificatie": "0637200000411800"}
    bench.store.put(STORED, BSN, {"burgerservicenummer": BSN, "verblijfplaats": stay})
    session, brp = bench.session(BSN), Client(bench.line(BSN))
    unknown = {"brp": brp, "bag": Bag(NotFound("bag"))}
    assert load.home(session, unknown.__getitem__) is None
    silent = {"brp": brp, "bag": Bag(Unavailable("bag"))}
    with pytest.raises(Unavailable):
        load.home(session, silent.__getitem__)


def test_the_search_finds_rows_by_label_and_words_but_no_numbers(texts: Texts) -> None:
    bench = Bench("brp", {})
    named = {"voornamen": "Roos", "volledigeNaam": "Roos Oefenen"}
    bench.store.put(STORED, BSN, {"burgerservicenummer": BSN, "naam": named, "geslacht": {"omschrijving": "vrouw"}})
    scene = Scene(bench.session(BSN), {"brp": Client(bench.line(BSN))}.__getitem__, texts, bench.clock)
    assert [hit.address for hit in overview.search(scene, "roos naam")] == ["persoon/eigen"]
    assert overview.search(scene, BSN) == ()
    assert overview.search(scene, " ") == ()
    assert overview.greeting(scene) == ""
