"""Wonen without a screen: where somebody lives, shares and differences in words, the sketch, the paper, the tile."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

import resources
from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from app.modules.wonen import facts, load, model, overview, ownership, printed, sketch
from app.modules.wonen.load import Absent, Holding, Sources
from app.modules.wonen.residence import Home, home_of
from services import personas
from services.errors import Forbidden, ServiceError, Unavailable
from services.http.once import Once
from services.identity.session import Session
from services.loading import load_module
from services.registries.bag.records import AdresUitgebreid, Schets, VerblijfsobjectAntwoord, Vlak
from services.registries.brk.records import Breuk
from services.registries.brp.records import Persoon
from services.registries.woz.records import Waarde, WozObject
from tests.helpers.worlds import NOW, Bench
from tests.unit.app.modules.changing import excused, unshown
from widgets.document_view import pdf_pages_as_text

T = TypeVar("T")
ROOT = Path(__file__).parents[4]
MODULE = ROOT / "app" / "modules" / "wonen"
PEOPLE = personas.read(resources.path("personas"))
BSN = {one.head.id: one.head.bsn for one in PEOPLE}
REGISTRIES = ("brp", "bag", "brk", "woz")
TODAY = NOW.date()
FENNA = BSN["fenna"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Catalog(ROOT / "resources" / "texts").scoped(MODULE)


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    found = {}
    for name in REGISTRIES:
        kind = import_module(f"services.registries.{name}.block").Block
        found[name] = Bench(name, personas.blocks(PEOPLE, name, kind))
    return found


Visit = Callable[..., tuple[Session, Callable[[str], Any]]]


@pytest.fixture
def visit(benches: dict[str, Bench]) -> Visit:
    """Return a session of a persona and its clients; the registries in ``down`` do not answer."""

    def client(bsn: str, down: tuple[str, ...], registry: str) -> Any:
        if registry in down:
            raise Unavailable(registry)
        return load_module(f"services.registries.{registry}.client").Client(benches[registry].line(bsn))

    def make(persona: str, *down: str) -> tuple[Session, Callable[[str], Any]]:
        return benches["brp"].session(BSN[persona]), partial(client, BSN[persona], down)

    return make


def scene(texts: Texts, session: Session, client: Callable[[str], Any]) -> Scene:
    return Scene(session, client, texts, Bench("brp", {}).clock)


# --- asking once


def test_parts_that_ask_together_get_one_answer() -> None:
    asked: list[int] = []
    begun = threading.Event()

    def ask() -> int:
        asked.append(1)
        assert begun.wait(5)
        return 7

    once = Once(ask)
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(once) for _ in range(4)]
        begun.set()
        assert [one.result(5) for one in answers] == [7] * 4
    assert (len(asked), once.known) == (1, 7)


def test_a_failure_is_told_and_then_forgotten() -> None:
    answers: Iterator[ServiceError | int] = iter([Unavailable("woz"), 3])

    def ask() -> int:
        answer = next(answers)
        if isinstance(answer, ServiceError):
            raise answer
        return answer

    once = Once(ask)
    with pytest.raises(Unavailable):
        once()
    assert once.known is None
    assert once() == 3


# --- where somebody lives


@pytest.mark.parametrize(
    ("stay", "kind", "line"),
    [
        (
            {
                "type": "Adres",
                "adresseerbaarObjectIdentificatie": "0637010000411800",
                "verblijfadres": {
                    "officieleStraatnaam": "Brink",
                    "huisnummer": 2,
                    "huisletter": "A",
                    "huisnummertoevoeging": "3",
                    "postcode": "2729XY",
                    "woonplaats": "Zoetermeer",
                },
            },
            "address",
            "Brink 2 A-3, 2729 XY Zoetermeer",
        ),
        (
            {"type": "Locatie", "verblijfadres": {"locatiebeschrijving": "Woonboot De Goede Hoop"}},
            "location",
            "Woonboot De Goede Hoop",
        ),
        (
            {
                "type": "VerblijfplaatsBuitenland",
                "verblijfadres": {"regel1": "Rue 1", "land": {"code": "5010", "omschrijving": "België"}},
            },
            "abroad",
            "Rue 1, België",
        ),
        ({"type": "VerblijfplaatsOnbekend"}, "unknown", ""),
        (None, "unknown", ""),
    ],
)
def test_every_kind_of_residence_is_understood(stay: dict[str, Any] | None, kind: str, line: str) -> None:
    found = home_of(msgspec.convert({"verblijfplaats": stay} if stay else {}, Persoon))
    assert (found.kind, found.line) == (kind, line)


def test_who_is_no_party_is_refused_by_an_answer_and_not_by_a_failure(visit: Visit) -> None:
    session, client = visit("mila")
    assert Sources(session, client).value() == Absent("refused")


def test_a_login_that_is_over_stays_a_failure() -> None:
    class Refusing:
        def van_woning(self, bag: str) -> None:
            raise Forbidden("woz", "geen sessie", 401)

    def client(registry: str) -> Refusing:
        return Refusing()

    with pytest.raises(Forbidden):
        load.valued(client, "0637010000411800")


def test_without_a_bag_id_the_woz_is_not_asked(visit: Visit) -> None:
    sources = Sources(*visit("willem", "woz", "bag"))
    assert sources.value() == Absent("abroad", "Spanje")
    assert sources.object() == Absent("abroad", "Spanje")


# --- words


@given(top=st.integers(1, 60), bottom=st.integers(1, 60), times=st.integers(1, 9))
def test_a_share_reads_the_same_however_it_is_written(top: int, bottom: int, times: int) -> None:
    texts = Catalog(ROOT / "resources" / "texts").scoped(MODULE)
    words = ownership.share(texts, Breuk(teller=top, noemer=bottom))
    assert words
    assert "[" not in words
    if "/" not in words:
        assert ownership.share(texts, Breuk(teller=top * times, noemer=bottom * times)) == words


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([("900050342", 1, 1)], "Eigendom, helemaal van u"),
        ([("900050342", 1, 2), ("", 1, 2)], "Eigendom, samen met A. Buur (ieder de helft)"),
        ([("900050342", 1, 4), ("", 3, 4)], "Eigendom, samen met A. Buur (u een kwart, A. Buur driekwart)"),
        (
            [("900050342", 1, 3), ("", 1, 3), ("", 1, 3)],
            "Eigendom, samen met A. Buur en A. Buur (ieder een derde)",
        ),
        ([("", 1, 1)], "U staat hier niet als eigenaar"),
    ],
)
def test_shares_are_told_in_words(texts: Texts, shares: list[tuple[str, int, int]], words: str) -> None:
    assert ownership.right(texts, holding(shares), FENNA) == words


def holding(shares: list[tuple[str, int, int]], **zaak: Any) -> Holding:
    rights = [
        {
            "identificatie": str(place),
            "type": "eigenaar",
            "tenaamstelling": {"aandeel": {"teller": top, "noemer": bottom}},
            "persoon": {
                "identificatie": bsn or "1",
                "omschrijving": "F. de Wit" if bsn else "A. Buur",
                "type": "ingeschreven_natuurlijk_persoon",
            },
        }
        for place, (bsn, top, bottom) in enumerate(shares)
    ]
    return msgspec.convert(
        {"zaak": {"identificatie": "1"} | zaak, "rights": rights, "mortgages": []}, Holding
    )


@given(now=st.integers(0, 3_000_000), before=st.integers(0, 3_000_000))
def test_the_difference_has_the_right_sign(now: int, before: int) -> None:
    texts = Catalog(ROOT / "resources" / "texts").scoped(MODULE)
    values = (
        Waarde(vastgestelde_waarde=before, waardepeildatum=date(2024, 1, 1)),
        Waarde(vastgestelde_waarde=now, waardepeildatum=date(2025, 1, 1)),
    )
    words = model.difference(texts, WozObject(identificatie="1", waarden=values), TODAY)
    assert ("meer dan" in words) == (now > before)
    assert ("minder dan" in words) == (now < before)
    assert words.endswith("De nieuwe waarde komt in februari.")


def test_a_new_value_that_is_late_is_not_promised(texts: Texts) -> None:
    found = WozObject(
        identificatie="1",
        waarden=(Waarde(vastgestelde_waarde=1, waardepeildatum=date(2025, 1, 1)),),
    )
    assert model.difference(texts, found, date(2028, 1, 5)) == ""
    assert model.difference(texts, found, date(2026, 3, 1)) == "De nieuwe waarde komt in februari 2027."


def test_a_parcel_without_address_belongs_to_the_home() -> None:
    garage = holding([(FENNA, 1, 1)])
    shop = holding([(FENNA, 1, 1)], adressen=[{"adresseerbaarObjectIdentificatie": "2"}])
    house = holding([(FENNA, 1, 1)], adressen=[{"adresseerbaarObjectIdentificatie": "1"}])
    assert ownership.split([garage, shop, house], "1") == ([garage, house], [shop])


def test_what_was_paid_is_told_with_the_year_it_belongs_to(texts: Texts) -> None:
    plain = holding([(FENNA, 1, 1)], koopsom={"koopsom": 200000, "koopjaar": 2001})
    assert ownership.bought(texts, plain, FENNA) == ("Gekocht", "In 2001 voor €\u00a0200.000")
    assert ownership.bought(texts, holding([(FENNA, 1, 1)]), FENNA)[1] == ""


# --- the sketch


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["weg", "water", "groen", "perceel", "gebouw", "iets"]),
            st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=6),
        ),
        max_size=20,
    )
)
def test_any_sketch_can_be_drawn(shapes: list[tuple[str, list[tuple[float, float]]]]) -> None:
    areas = tuple(Vlak(soort=kind, punten=tuple(points), label="1") for kind, points in shapes)
    made = sketch.map_data(Schets(breedte=0, hoogte=0, vlakken=areas))
    assert all(len(plot.house) >= 3 and len(plot.shape) >= 3 for plot in made.plots)
    assert all(len(area.shape) >= 3 for area in made.areas)


# --- paper


def test_the_report_is_a_marked_document(visit: Visit, texts: Texts) -> None:
    paper = printed.report(Sources(*visit("fenna")), texts, TODAY, "")
    said = "\n".join(pdf_pages_as_text(paper))
    for words in ("DEMO", "Gemeente Zoetermeer", "Tussenwoning uit 1988", "109 m²", "Wilgenkwartier 26"):
        assert words in said


def test_there_is_no_report_of_what_is_not_yours(visit: Visit, texts: Texts) -> None:
    assert printed.report(Sources(*visit("mila")), texts, TODAY, "") == b""
    assert printed.report(Sources(*visit("hendrik")), texts, TODAY, "") == b""
    assert printed.report(Sources(*visit("fenna")), texts, TODAY, "999999999999") == b""


@pytest.mark.parametrize("persona", BSN)
def test_the_page_can_be_printed_for_everyone(visit: Visit, texts: Texts, persona: str) -> None:
    said = "\n".join(pdf_pages_as_text(printed.page(Sources(*visit(persona)), texts, TODAY, "")))
    assert "DEMO" in said
    assert "WOZ-waarde" in said
    assert "[" not in said


def test_a_source_that_fails_is_named_on_paper(visit: Visit, texts: Texts) -> None:
    said = "\n".join(pdf_pages_as_text(printed.page(Sources(*visit("fenna", "brk")), texts, TODAY, "")))
    assert "Gegevens van het Kadaster komen nu niet binnen." in said
    assert "412.000" in said


# --- other screens


def test_the_tile_shows_value_and_parcel(visit: Visit, texts: Texts) -> None:
    made = overview.tile(scene(texts, *visit("fenna")))
    assert made.lines == ("WOZ-waarde €\u00a0412.000", "Eigen perceel van 142\u00a0m²")
    assert (made.order, made.missing) == (20, ())


@pytest.mark.parametrize(
    ("down", "lines", "missing"),
    [
        (("brk",), 1, ["brk"]),
        (("woz",), 1, ["woz"]),
        (("woz", "brk"), 0, ["woz", "brk"]),
        (("brp",), 1, ["brp"]),
    ],
)
def test_one_failing_source_leaves_the_other_line(
    visit: Visit, texts: Texts, down: tuple[str, ...], lines: int, missing: list[str]
) -> None:
    made = overview.tile(scene(texts, *visit("fenna", *down)))
    assert len(made.lines) == lines
    assert [error.source for error in made.missing] == missing


@pytest.mark.parametrize(
    ("persona", "lines"),
    [
        ("hendrik", ("WOZ-waarde €\u00a0214.000", "Geen eigen woning")),
        ("mila", ("WOZ-waarde niet voor u", "Geen eigen woning")),
        ("willem", ("U woont niet in Nederland", "Geen eigen woning")),
    ],
)
def test_the_tile_of_who_owns_nothing(
    visit: Visit, texts: Texts, persona: str, lines: tuple[str, ...]
) -> None:
    assert overview.tile(scene(texts, *visit(persona))).lines == lines


def test_for_a_company_nothing_is_asked(visit: Visit, texts: Texts) -> None:
    session, client = visit("ludo", *REGISTRIES)
    for_company = replace(session, subject=replace(session.subject, kind="company", id="69599084"))
    assert overview.tile(scene(texts, for_company, client)).lines == ()
    assert overview.search(scene(texts, for_company, client), "delft") == ()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("woz", ["WOZ-waarde van uw woning"]),
        ("wilgenkw 18", ["Uw adres", "Perceel, Zoetermeer B 4118"]),
        ("4118", ["Perceel, Zoetermeer B 4118"]),
        ("hypoth", ["Hypotheek"]),
        ("zzz", []),
        ("", []),
        ("a", []),
    ],
)
def test_the_search_finds_subjects_address_and_parcels(
    visit: Visit, texts: Texts, words: str, titles: list[str]
) -> None:
    assert [hit.title for hit in overview.search(scene(texts, *visit("fenna")), words)] == titles


# --- nothing is left out unsaid


def test_every_datum_is_shown_or_excused(visit: Visit, texts: Texts) -> None:
    sources = Sources(*visit("fenna"))
    value, held, shown, place = sources.value(), sources.holdings(), sources.object(), sources.address()
    assert not isinstance(value, Absent) and not isinstance(held, Absent)
    assert not isinstance(shown, Absent) and not isinstance(place, Absent)
    rented = changed(
        value.value[0],
        aanduiding={"locatieomschrijving": "Bij de molen"},
        belanghebbendeEigenaar={"naam": "Woonstichting De Kade", "rsin": "900210709", "type": "x"},
        waarden=[
            {
                "vastgesteldeWaarde": 5,
                "waardepeildatum": "2025-01-01",
                "beschikkingsStatussen": ["bezwaar_ingediend"],
            }
        ],
    )
    zaak: dict[str, Any] = {"identificatie": "2", "type": "appartementsrecht"}
    zaak |= {"kadastraleGrootte": {"waarde": 9, "soortGrootte": {"code": "2", "waarde": "Voorlopig"}}}
    flat = changed(held.value[0], zaak=zaak)
    missed = (
        unshown("woz", [value.value[0], rented], partial(value_words, texts))
        | unshown("brk", [held.value[0], flat], partial(parcel_words, texts))
        | unshown("bag.verblijfsobject", [shown.value], partial(object_words, texts, place.value))
        | unshown("bag.adres", [place.value], partial(building_words, texts, shown.value))
    )
    reasons = excused(MODULE)
    assert sorted(missed) == sorted(reasons)
    assert all(len(reason.split()) > 4 for reason in reasons.values())


def changed(record: T, **members: Any) -> T:
    return msgspec.convert(msgspec.to_builtins(record) | members, type(record))


def value_words(texts: Texts, found: WozObject) -> str:
    report = found.taxatieverslag
    shown: list[object] = [
        model.place_of(found),
        model.town(texts, found),
        model.difference(texts, found, TODAY),
    ]
    shown += [model.role(texts, found, FENNA), model.contested(texts, found)]
    shown += [(texts.date(one.waardepeildatum), texts.money(one.vastgestelde_waarde)) for one in found.reeks]
    if report:
        shown += [facts.report(texts, report), facts.valued_on(texts, report), model.sales(texts, report)]
    return repr(shown)


def parcel_words(texts: Texts, found: Holding) -> str:
    shown = [facts.parcel(texts, found, FENNA), facts.mortgages(texts, (found,)), ownership.address_of(found)]
    return repr([*shown, ownership.bag_of(found)])


def object_words(texts: Texts, place: AdresUitgebreid, found: VerblijfsobjectAntwoord) -> str:
    drawn = sketch.map_data(found.voorportaal.schets) if found.voorportaal.schets else None
    return repr([drawn, facts.building(texts, place, found)])


def building_words(texts: Texts, shown: VerblijfsobjectAntwoord, found: AdresUitgebreid) -> str:
    return repr(facts.building(texts, found, shown))


def test_a_home_reads_as_one_line() -> None:
    assert Home("address", "Brink 2", "9411 PB Beilen").line == "Brink 2, 9411 PB Beilen"
