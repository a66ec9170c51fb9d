"""The Berichtenbox without a screen: its rules, its words, and what it brings to the overview."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, strategies as st

import resources
from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from app.modules.berichten import act, blocks, letter, load, model, overview
from app.modules.berichten.load import PERIODS, Filter
from app.modules.berichten.rows import rows
from services.clock import AMSTERDAM
from services.errors import BadReply
from services.registries.berichten.block import Block
from services.registries.berichten.client import Client
from services.registries.berichten.records import (
    Action,
    Bullets,
    Message,
    Paragraph,
    Sender,
    Summary,
    Table,
    TextBlock,
)
from tests.helpers.worlds import NOW, Bench

BSN = "900050342"
TODAY = NOW.date()
TEXT = st.text(max_size=60)


def texts(language: str = "nl") -> Texts:
    folder = resources.path("texts").parents[1] / "app" / "modules" / "berichten"
    return Catalog(resources.path("texts"), language).scoped(folder)


def bench(*messages: dict[str, Any], **more: Any) -> Bench:
    given_block = {"bericht": [{"afzender": "rdw", "tekst": "Tekst.", **one} for one in messages], **more}
    return Bench("berichten", {BSN: msgspec.convert(given_block, Block)})


def client(made: Bench) -> load.Ask:
    def ask(registry: str) -> Client:
        assert registry == "berichten"
        return Client(made.line(BSN))

    return ask


def scene(made: Bench, language: str = "nl") -> Scene:
    return Scene(made.session(BSN), client(made), texts(language), made.clock)


def summary(**more: Any) -> Summary:
    base = {
        "id": "1", "subject": "Onderwerp", "sender": "RDW", "placed": NOW, "unread": False, "folder": "inbox",
        "attachments": 0, "store": "0",
    }
    return Summary(**(base | more))


# --- reading


def test_only_the_first_page_of_a_full_folder_is_fetched() -> None:
    full = bench(reeks=[{
        "aantal": 5000, "vanaf": NOW.replace(tzinfo=None), "afzenders": ["rdw"], "onderwerpen": ["Bericht {n}"],
    }])
    first = load.first_page(client(full), "inbox")
    assert len(first.rows) == load.FIRST and not first.complete
    assert len(load.everything(client(full), "inbox").rows) == 5000


def test_a_small_folder_is_complete_at_once() -> None:
    small = bench({"onderwerp": "Een", "datum": NOW})
    assert load.first_page(client(small), "inbox").complete


def test_an_attachment_that_is_no_pdf_is_refused() -> None:
    made = bench({"onderwerp": "Een", "datum": NOW, "bijlagen": [{"titel": "Brief"}]})
    key = load.first_page(client(made), "inbox").rows[0].id
    file = load.message(client(made), key).attachments[0]
    assert load.attachment(client(made), key, file.id, "application/pdf").startswith(b"%PDF-")
    for mime in ("image/png", "application/x-msdownload"):
        with pytest.raises(BadReply):
            load.attachment(client(made), key, file.id, mime)


@given(st.integers(0, 13_000), st.times())
def test_every_day_lies_in_exactly_one_of_the_years(days_ago: int, moment: time) -> None:
    row = summary(placed=datetime.combine(TODAY - timedelta(days=days_ago), moment, AMSTERDAM))
    assert sum(load.passes(row, Filter(period=one), TODAY) for one in PERIODS[3:]) == 1
    assert load.passes(row, Filter(), TODAY)


@pytest.mark.parametrize(("days", "period", "passes"), [
    (29, "month", True), (30, "month", False), (90, "quarter", True), (91, "quarter", False),
])
def test_a_period_ends_on_its_day(days: int, period: str, passes: bool) -> None:
    row = summary(placed=NOW - timedelta(days=days))
    assert load.passes(row, Filter(period=period), TODAY) is passes


def test_a_week_ends_with_the_month() -> None:
    assert load.this_week(date(2027, 1, 3), TODAY)
    assert not load.this_week(date(2026, 12, 30), TODAY)
    assert not load.this_week(date(2027, 1, 5), date(2027, 1, 12))


# --- words


def test_rows_say_deadline_group_and_the_other_folder() -> None:
    made = rows(
        [summary(end=date(2027, 1, 31), act="Betalen"), summary(placed=NOW - timedelta(days=6), folder="archief")],
        texts(), TODAY, "inbox",
    )
    assert made[0].badges[0].text == "Betalen: nog 26 dagen"
    assert made[0].group == "Deze week" and made[1].group == "December 2026"
    assert made[1].badges[0].text == "Archief"


@pytest.mark.parametrize(("day", "words", "solid"), [
    (date(2027, 1, 13), "Nog 8 dagen", False), (date(2027, 1, 12), "Nog 7 dagen", True),
    (date(2027, 1, 6), "Nog 1 dag", True), (TODAY, "Vandaag", True), (date(2027, 1, 4), "Einddatum voorbij", False),
])
def test_a_deadline_turns_solid_at_seven_days(day: date, words: str, solid: bool) -> None:
    mark = model.days_mark(texts(), day, TODAY)
    assert (mark.text, mark.solid) == (words, solid)


@pytest.mark.parametrize(("target", "host"), [
    ("betalen.zoetermeer.example", "betalen.zoetermeer.example"),
    ("https://mijn.overheid.nl@nep.example/inloggen", "nep.example"),
    ("HTTPS://Zoetermeer.EXAMPLE:443/a?b", "zoetermeer.example"),
    ("https://\u0430pple.example", "xn--pple-43d.example"),
    ("javascript:alert(1)", "alert(1)"),
    ("file:///etc/passwd", "?"),
    ("ht\ntps://nep.example", "nep.example"),
    ("", "?"),
])
def test_the_real_host_is_shown(target: str, host: str) -> None:
    assert model.host_of(target).partition("(")[0] == host.partition("(")[0]


@given(st.text(max_size=80))
def test_a_host_is_always_ascii_on_one_line(target: str) -> None:
    host = model.host_of(target)
    assert host and host.isascii() and "\n" not in host


def test_a_label_that_names_another_host_is_not_shown() -> None:
    assert model.honest_label("Ga naar mijn.overheid.nl", "nep.example") == ""
    assert model.honest_label("Betalen bij de gemeente", "nep.example") == "Betalen bij de gemeente"
    assert model.honest_label("Naar rdw.example", "garages.rdw.example") == "Naar rdw.example"
    assert not model.is_practice("mijn.overheid.nl") and model.is_practice("rdw.example")


@example("0 \x7f 0")
@given(st.text(max_size=140))
def test_a_folder_keeps_its_name_through_its_address(name: str) -> None:
    kept = act.folder_name(name)
    if kept and not act.name_fault(kept, ()):
        assert model.folder_at(model.address_of(kept).split("/")[1]) == kept
        assert kept == act.folder_name(kept)


def test_a_new_folder_needs_a_name_of_its_own() -> None:
    assert act.name_fault("", ()) == "folder_empty"
    assert act.name_fault("HUIS", ["Huis"]) == "folder_taken"
    assert act.name_fault("x" * 129, ()) == "folder_long"
    assert act.name_fault("Tuin", ["Huis"]) == ""


def test_every_text_is_there_in_both_languages() -> None:
    from app.kit.texts import read_texts

    folder = resources.path("texts").parents[1] / "app" / "modules" / "berichten"
    dutch, english = (set(read_texts(folder / f"texts.{one}.toml")) for one in ("nl", "en"))
    assert dutch == english


# --- blocks


CELLS = st.lists(st.text(max_size=90), min_size=1, max_size=8).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, st.text(max_size=9000)),
    st.builds(Bullets, st.lists(st.text(max_size=300), max_size=80).map(tuple)),
    st.builds(Table, st.lists(CELLS, max_size=99).map(tuple)),
)


@given(st.lists(BLOCKS, max_size=4))
def test_portions_are_small_and_lose_nothing(given_blocks: list[TextBlock]) -> None:
    parts = blocks.portions(given_blocks)
    cells = [row for part in parts if isinstance(part, Table) for row in part.rows]
    assert cells == [row for block in given_blocks if isinstance(block, Table) for row in block.rows]
    assert all(len(part.text) <= 2000 for part in parts if isinstance(part, Paragraph))
    assert all(len(part.items) <= 30 for part in parts if isinstance(part, Bullets))
    assert all(len(part.rows) <= 40 for part in parts if isinstance(part, Table))


def test_a_total_stays_under_the_last_part_of_a_table() -> None:
    long = Table(tuple((f"regel {n}", "€ 1,00") for n in range(95)), ("Totaal", "€ 95,00"))
    parts = blocks.portions([long])
    assert [bool(part.total) for part in parts if isinstance(part, Table)] == [False] * (len(parts) - 1) + [True]


def test_the_letter_holds_hostile_text() -> None:
    text: tuple[TextBlock, ...] = (
        Paragraph("x" * 100_000 + "\u202e\x00"),
        Bullets(("punt",) * 500),
        Table((("a",) * 30,), ()),
        Action("Knop", "x"),
    )
    made = Message("1", "Onderwerp\u202e" * 90, Sender(name="Afzender"), NOW, False, "inbox", "0", text)
    assert letter.letter(made, "Fenna de Wit").startswith(b"%PDF-")


# --- what other screens get


TASK = {"titel": "Betaal de rekening"}
DEADLINE = {"handeling": "Betalen", "einddatum": date(2027, 1, 31)}


def test_the_newest_three_and_the_count() -> None:
    made = bench(*({"onderwerp": f"Nummer {n}", "datum": NOW - timedelta(days=n), "gelezen": n > 1} for n in range(5)))
    panel = overview.panel(scene(made))
    assert [row.title for row in panel.rows] == ["Nummer 0", "Nummer 1", "Nummer 2"]
    assert panel.rows[0].unread and not panel.rows[2].unread
    assert panel.all_address == "berichten"
    assert overview.count(scene(made)) == "2 nieuw"
    assert overview.count(scene(made, "en")) == "2 new"


def test_nothing_new_has_no_count() -> None:
    assert overview.count(scene(bench({"onderwerp": "Een", "datum": NOW}))) == ""


def test_a_task_of_a_message_leads_to_the_message() -> None:
    made = bench({"onderwerp": "Rekening", "datum": NOW, "naam": "rekening", "taak": TASK, **DEADLINE})
    (asked,) = overview.attention(scene(made))
    assert (asked.title, asked.sender, asked.action) == ("Betaal de rekening", "RDW", "Bericht lezen")
    assert asked.address.startswith("berichten/inbox/") and asked.about == "" and asked.weight == 0


def test_a_task_about_a_car_or_a_case_to_do_gives_way() -> None:
    plate = {**TASK, "naar": "kenteken:0-TST-01"}
    paper = {"handeling": "Aanvullen", "einddatum": date(2027, 1, 12), "zaak": "dakkapel", "zaak_titel": "Dakkapel"}
    made = bench(
        {"onderwerp": "Apk", "datum": NOW, "taak": plate, **DEADLINE},
        {"onderwerp": "Tekening", "datum": NOW, "taak": TASK, **paper},
        {"onderwerp": "Leges", "datum": NOW, "taak": TASK, **DEADLINE, "zaak": "dakkapel", "zaak_titel": "Dakkapel"},
    )
    by_day = {asked.about.partition(":")[0]: asked for asked in overview.attention(scene(made))}
    assert by_day["kenteken"].address == "vervoer/0-TST-01"
    assert by_day["zaak"].address.startswith("berichten/inbox/")
    assert by_day[""].about == ""


def test_search_finds_words_in_any_folder() -> None:
    made = bench(
        {"onderwerp": "Uw hypotheek", "datum": NOW},
        {"onderwerp": "Iets anders", "datum": NOW, "map": "archief", "tekst": "Over de hypotheek."},
    )
    hits = overview.search(scene(made), "hypotheek")
    assert {hit.meta for hit in hits} == {"RDW · Berichten", "RDW · Archief"}
    assert overview.search(scene(made), "x") == ()


def test_the_tour_opens_the_first_message() -> None:
    made = bench({"onderwerp": "Een", "datum": NOW})
    opened, archive, waste = overview.tour(scene(made))
    assert opened.startswith("berichten/inbox/") and (archive, waste) == ("berichten/archief", "berichten/prullenbak")
    assert overview.tour(scene(bench()))[0] == "berichten/inbox"


def test_rows_come_newest_first() -> None:
    made = bench(*({"onderwerp": f"Nummer {n}", "datum": NOW - timedelta(days=n)} for n in (3, 1, 2)))
    placed = [row.placed for row in load.first_page(client(made), "inbox").rows]
    assert len(placed) == 3
    assert all(one > other for one, other in pairwise(placed))
