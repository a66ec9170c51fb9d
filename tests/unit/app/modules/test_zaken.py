"""Cases without a screen: terms and objections, checking a file, what other screens get, and the words."""

import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

import resources
from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts, read_texts
from app.modules.zaken import act, load, model, overview, rules
from app.modules.zaken.act import Refused
from services.errors import BadReply, Forbidden, NotFound, ServiceError, Unavailable
from services.identity.session import Level
from services.mockhost.faults import Fault
from services.registries.zaken.block import Block
from services.registries.zaken.client import Client
from services.registries.zaken.records import Case, CaseDetail, CaseDocument, Contact, Step, Term, ToDo
from tests.helpers.worlds import Bench

BSN = "900050354"
TODAY = date(2027, 1, 5)
MODULE = Path(load.__file__).parent
PDF, PNG, JPG = b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n x", b"\xff\xd8\xff x"
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TABLE = """
[[zaak]]
naam = "dakkapel"
zaaktype = "omgevingsvergunning"
omschrijving = "Vergunning voor een dakkapel"
identificatie = "Z1"
start = 2026-12-18
uiterlijk = 2027-02-12
statussen = [{ stap = "Ingediend", datum = 2026-12-18 }, { stap = "In behandeling", datum = 2026-12-22 }]
documenten = [
    { titel = "Voorgevel", datum = 2026-12-30, van = "u", bestand = "Voorgevel.jpg" },
    { titel = "Rekening leges", datum = 2027-01-04 },
]
berichten = [{ datum = 2027-01-04, titel = "Bericht: rekening", bericht = "rekening" }]
[zaak.todo]
titel = "Stuur de tekening."
uiterlijk = 2027-01-12
knop = "Tekening toevoegen"
kaart = "Stuur een tekening van uw dakkapel"
documentsoort = "Tekening"

[[zaak]]
naam = "toeslag"
zaaktype = "kinderopvangtoeslag"
omschrijving = "Kinderopvangtoeslag 2027"
identificatie = "KOT27"
start = 2026-11-09
einddatum = 2026-12-29
resultaat = "Toegekend"
statussen = [
    { stap = "Ontvangen", datum = 2026-11-09 },
    { stap = "Beschikking", datum = 2026-12-22, toelichting = "U krijgt toeslag." },
    { stap = "Afgerond", datum = 2026-12-29 },
]
"""


def texts() -> Texts:
    return Catalog(resources.path("texts")).scoped(MODULE)


def asker(bench: Bench, level: Level = Level.MIDDEN) -> Callable[[str], Any]:
    def client(registry: str) -> Client:
        assert registry == "zaken"
        return Client(bench.line(BSN, level))

    return client


def bench(table: str = TABLE) -> Bench:
    return Bench("zaken", {BSN: msgspec.convert(tomllib.loads(table), Block)})


def scene(made: Bench) -> Scene:
    return Scene(made.session(BSN), asker(made), texts(), made.clock)


def some_case(**changes: Any) -> Case:
    case = Case("u", "Z1", "Titel", "Zorgtoeslag", "Dienst", "de dienst", "Toegekend", "granted", "", TODAY, TODAY)
    return msgspec.structs.replace(case, **changes)


def some_detail(case: Case, *steps: Step) -> CaseDetail:
    return CaseDetail(case, "", "", steps, (), (), Contact("Dienst"))


# --- terms


@given(start=DAYS, length=st.integers(1, 400), today=DAYS)
def test_a_term_runs_then_ends_today_then_is_late(start: date, length: int, today: date) -> None:
    end = start + timedelta(days=length)
    term = Term(start, end, length, 0, max((end - today).days, 0))
    clock, late = rules.clock_of(term, today), rules.days_late(term, today)
    assert (clock == "late") is (today > end) is (late > 0)
    assert (clock == "last_day") is (today == end)


@given(end=DAYS, today=DAYS)
def test_a_stopped_clock_is_never_late(end: date, today: date) -> None:
    term = Term(end - timedelta(days=56), end, 56, 10, 46, paused=end - timedelta(days=46))
    assert rules.clock_of(term, today) == "paused"
    assert "te laat" not in model.term_words(texts(), term, today).left


def test_the_words_of_the_term_in_the_picture() -> None:
    term = Term(date(2026, 12, 18), date(2027, 2, 12), 56, 18, 38)
    words = model.term_words(texts(), term, TODAY)
    assert (words.day, words.left, words.passed) == ("12 februari 2027", "Nog 38 dagen", "18 van 56 dagen voorbij")
    assert words.share == (18, 56)


def test_a_late_term_says_how_late_and_fills_the_bar() -> None:
    term = Term(date(2026, 11, 1), date(2027, 1, 4), 64, 64, 0)
    words = model.term_words(texts(), term, TODAY)
    assert (words.left, words.share, words.passed) == ("1 dag te laat", (1, 1), "")


@pytest.mark.parametrize(
    ("last_day", "kind", "solid"),
    [(TODAY + timedelta(8), "warn", False), (TODAY + timedelta(7), "warn", True), (TODAY, "warn", True),
     (TODAY - timedelta(1), "err", False)],
)
def test_amber_is_solid_at_seven_days(last_day: date, kind: str, solid: bool) -> None:
    mark = model.days_mark(texts(), last_day, TODAY)
    assert (mark.kind, mark.solid) == (kind, solid)


# --- objections


@given(decided=DAYS, closed_after=st.integers(0, 60), today=DAYS)
def test_one_can_object_six_weeks_from_the_decision(decided: date, closed_after: int, today: date) -> None:
    case = some_case(finished=decided + timedelta(days=closed_after))
    steps = (Step("Beschikking", "done", decided), Step("Afgerond", "done", case.finished))
    found = rules.objection(some_detail(case, *steps), today)
    assert found is not None
    assert found.last_day == decided + timedelta(days=42)
    assert found.left == (found.last_day - today).days


def test_after_an_objection_comes_the_court() -> None:
    case = some_case(finished=TODAY, kind="Bezwaar tegen een besluit", state="Ongegrond", tone="refused")
    found = rules.objection(some_detail(case, Step("Besluit", "done", TODAY)), TODAY)
    assert found is not None
    assert found.route == "appeal"


@pytest.mark.parametrize(
    "changes",
    [
        {"finished": None},
        {"state": "Ingetrokken", "tone": "refused"},
        {"state": "Verwerkt"},
        {"state": "Afgerond", "tone": "closed"},
        {"kind": "Beroep tegen een verkeersboete", "state": "Gegrond"},
    ],
)
def test_without_a_decision_there_is_nothing_to_object_to(changes: dict[str, Any]) -> None:
    case = some_case(**({"finished": TODAY} | changes))
    assert rules.objection(some_detail(case, Step("Afgerond", "done", TODAY)), TODAY) is None


# --- adding a document


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [("a.pdf", PDF, load.PDF), ("a.PNG", PNG, load.PNG), ("a.jpg", JPG, load.JPEG), ("a.jpeg", JPG, load.JPEG)],
)
def test_the_three_kinds_may_be_sent(name: str, content: bytes, mime: str) -> None:
    assert act.checked(name, content).mime == mime


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.exe", PDF, "kind"), ("a", PDF, "kind"), ("a.pdf.exe", PDF, "kind"), ("a.pdf", b"", "empty"),
        ("a.pdf", PNG, "content"), ("a.png", PDF, "content"), ("a.jpg", b"GIF89a", "content"),
        ("a.pdf", PDF + b"." * load.LARGEST, "too_large"),
    ],
)
def test_other_files_are_refused_with_a_reason(name: str, content: bytes, fault: str) -> None:
    with pytest.raises(Refused) as refused:
        act.checked(name, content)
    assert refused.value.fault == fault
    for language in ("nl", "en"):
        assert f"add.fault.{fault}" in read_texts(MODULE / f"texts.{language}.toml")


def test_the_largest_file_is_just_allowed() -> None:
    assert len(act.checked("a.pdf", PDF.ljust(load.LARGEST, b".")).content) == load.LARGEST


def test_a_file_is_read_from_disk_and_no_further_than_allowed(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PDF)
    assert act.read(tmp_path / "plan.pdf") == act.Chosen("plan.pdf", load.PDF, PDF)
    (tmp_path / "groot.pdf").write_bytes(PDF.ljust(load.LARGEST + 5, b"."))
    with pytest.raises(Refused, match="too_large"):
        act.read(tmp_path / "groot.pdf")
    for missing in (tmp_path / "weg.pdf", tmp_path):
        with pytest.raises(Refused):
            act.read(missing)
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(Refused, match="unreadable"):
        act.read(tmp_path / "map.pdf")


@given(st.text(max_size=300), st.sampled_from([".pdf", ".PNG", ".jpeg"]))
def test_a_sent_name_is_safe_whatever_it_was(stem: str, suffix: str) -> None:
    name = act.sent_name(stem + suffix)
    assert name.endswith(suffix.lower())
    assert 1 < len(name) <= act.LONGEST_NAME + len(suffix)
    assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e:*?\"<>|]", name)
    assert not name.startswith((".", " "))
    assert act.sent_name(name) == name


def test_a_name_with_folders_loses_them() -> None:
    assert act.sent_name("../../etc/plan\u202efdp.pdf") == "planfdp.pdf"
    assert act.sent_name("D:\\map\\plan.pdf") == "plan.pdf"


def test_sending_puts_it_in_the_case_and_answers_the_question() -> None:
    made = bench()
    client = asker(made)
    case = load.cases(client).value[0]
    chosen = act.practice("Oefentekening", "Proef", TODAY, ["Een zin."], "Oefentekening.pdf")
    received = act.send(client, case.id, chosen).value
    assert (received.filename, received.mime, received.own) == ("Oefentekening.pdf", load.PDF, True)
    after = load.case(client, case.id).value
    assert after.case.todo is None
    assert received.id in [paper.id for paper in after.documents]
    assert [event.addition for event in after.timeline if event.kind == "own"] == ["Oefentekening.pdf"]
    assert load.document(client, received) == chosen.content


def test_nothing_is_sent_at_basis() -> None:
    made = bench()
    case = load.cases(asker(made)).value[0]
    with pytest.raises(Forbidden):
        act.send(asker(made, Level.BASIS), case.id, act.Chosen("a.pdf", load.PDF, PDF))
    assert load.case(asker(made), case.id).value.case.todo is not None


# --- reading


def test_a_paper_that_is_not_what_it_says_is_not_opened() -> None:
    class Liar:
        def document(self, key: str) -> bytes:
            return b"MZ an exe"

    paper = CaseDocument("1", "Brief", "brief.pdf", TODAY, False, load.PDF, 9)
    with pytest.raises(BadReply):
        load.document(lambda registry: Liar(), paper)
    assert load.can_open(paper)
    assert not load.can_open(msgspec.structs.replace(paper, mime="application/x-msdownload"))


def test_a_letter_that_is_gone_has_no_folder_and_a_failing_box_is_a_failure() -> None:
    class Box:
        def __init__(self, error: type[ServiceError]) -> None:
            self._error = error

        def message(self, key: str) -> Any:
            raise self._error("berichten")

    assert load.folders(lambda registry: Box(NotFound), ("a", "b")) == {}
    with pytest.raises(Unavailable):
        load.folders(lambda registry: Box(Unavailable), ("a",))


def test_the_letters_of_a_case_are_asked_once_each() -> None:
    made = bench()
    detail = load.case(asker(made), load.cases(asker(made)).value[0].id).value
    (letter,) = load.letters(detail)
    todo = ToDo("Lees", TODAY, "Bericht lezen", kind="bericht", target=letter)
    asked = msgspec.structs.replace(detail, case=msgspec.structs.replace(detail.case, todo=todo))
    assert load.letters(asked) == (letter,)


@given(st.lists(st.sampled_from(["dakkapel", "z1", "zoetermeer", "kot27", "niets"]), min_size=1, max_size=3))
def test_every_word_must_be_found(words: list[str]) -> None:
    first = some_case(title="Vergunning voor een dakkapel", number="Z1", organisation="Gemeente Zoetermeer")
    found = load.matching([first, some_case(number="KOT27")], " ".join(words))
    assert (first in found) is ({*words} <= {"dakkapel", "z1", "zoetermeer"})


# --- other screens


def test_the_overview_asks_for_the_drawing() -> None:
    (asked,) = overview.attention(scene(bench()))
    case = load.cases(asker(bench())).value[0]
    assert (asked.title, asked.sender) == ("Stuur een tekening van uw dakkapel", "Gemeente Zoetermeer")
    assert (asked.action, asked.address) == ("Tekening toevoegen", f"zaken/{case.id}")
    assert (asked.about, asked.weight, asked.deadline) == (f"zaak:{case.id}", 1, date(2027, 1, 12))


def test_the_panel_has_a_badge_per_case() -> None:
    panel = overview.panel(scene(bench()))
    assert [(row.title, row.mark and row.mark.text, row.mark and row.mark.kind) for row in panel.rows] == [
        ("Vergunning voor een dakkapel", "Wacht op u", "warn"),
        ("Kinderopvangtoeslag 2027", "Toegekend", "ok"),
    ]
    assert (panel.title, panel.all_text, panel.order) == ("Lopende zaken", "Alle zaken", 20)


def test_no_cases_is_an_empty_panel_and_a_failure_is_not() -> None:
    assert overview.panel(scene(bench(""))).rows == ()
    broken = bench()
    broken.host.faults.put("zaken", Fault("down"))
    for contribution in (overview.panel, overview.attention, overview.tour):
        with pytest.raises(ServiceError):
            contribution(scene(broken))


def test_the_search_finds_a_case() -> None:
    (hit,) = overview.search(scene(bench()), "dakkapel z1")
    assert hit.title == "Vergunning voor een dakkapel"
    assert overview.search(scene(bench()), "d") == ()


def test_the_tour_shows_lists_cases_and_a_paper() -> None:
    addresses = overview.tour(scene(bench()))
    assert addresses[0] == "zaken"
    assert "zaken/afgerond" in addresses
    assert sum(len(address.split("/")) == 3 for address in addresses) == 1
    assert len(set(addresses)) == len(addresses) == 5


# --- words


def test_both_languages_say_the_same_things() -> None:
    dutch, english = (read_texts(MODULE / f"texts.{language}.toml") for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    for key, words in dutch.items():
        mine, other = ({*re.findall(r"\{(\w+)\}", one)} for one in (words, english[key]))
        assert mine - {"called", "organisation"} == other - {"called", "organisation"}, key


@pytest.mark.parametrize(
    ("mime", "size", "words"),
    [(load.PDF, 186_000, "Pdf, 186 kB"), (load.JPEG, 1_500_000, "Afbeelding, 1,5 MB"), ("x/y", 0, "Bestand"),
     (load.PNG, 3, "Afbeelding, 1 kB")],
)
def test_a_file_is_described_plainly(mime: str, size: int, words: str) -> None:
    assert model.described(texts(), mime, size) == words
