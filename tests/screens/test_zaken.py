"""Cases as a citizen meets them: list, one case, adding a document, papers and failures, by accessible name."""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import resources
from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from app.kit.texts import Catalog
from app.modules.zaken import listing
from app.modules.zaken.page import CasesPage
from app.modules.zaken.picture import BrokenPicture, Picture, read_picture
from services.documents import picture
from services.identity.session import Level
from services.mockhost.faults import Fault, Kind
from services.registries.zaken.records import Case
from tests.helpers.program import find, find_all, go, press, program, settle, words
from widgets.accessible import announcements
from widgets.dialog import Dialog
from widgets.document_view import DocumentView
from widgets.timeline import Timeline

DAKKAPEL = "Vergunning voor een dakkapel"
ADD, PRACTICE, SEND = "Tekening toevoegen", "Oefentekening gebruiken", "Versturen"


@pytest.fixture
def fenna() -> Iterator[Program]:
    with program("fenna") as running:
        yield running


def page(running: Program) -> CasesPage:
    assert isinstance(running.router.screen, CasesPage)
    return running.router.screen


def client(running: Program, registry: str) -> Any:
    session = running.sessions.current
    assert session is not None
    return running.backend().client(registry, session)


def case_called(running: Program, title: str) -> Case:
    return next(case for case in client(running, "zaken").cases().value if case.title == title)


def open_case(running: Program, title: str) -> None:
    go(running, f"zaken/{case_called(running, title).id}")


def card(running: Program, title: str) -> QWidget:
    found = [one for one in page(running).findChildren(QWidget) if title in one.accessibleName() and one.isVisible()]
    return found[0]


def break_source(running: Program, source: str, kind: Kind = "down", face: str = "", times: int | None = None) -> None:
    running.backend().host.faults.put(source, Fault(kind, face=face, times=times))


def entries(running: Program) -> list[str]:
    (line,) = page(running).findChildren(Timeline)
    return [row.entry.title for row in line._visible()]


def chosen(running: Program, path: Path | str) -> None:
    """Let the file dialog answer with ``path`` from the next form on."""

    def choose(parent: QWidget, title: str, kinds: str) -> str:
        return str(path)

    page(running).choose = choose
    page(running).draw()
    settle(running)


# --- the list


def test_the_list_tells_each_case_in_words_with_its_status_first(fenna: Program) -> None:
    go(fenna, "zaken")
    assert card(fenna, DAKKAPEL).accessibleName() == (
        "In behandeling, Wacht op u, Zaaknummer Z2026-118204, Vergunning voor een dakkapel, Gemeente Zoetermeer, "
        "Laatste wijziging 4 januari, Stuur de constructietekening uiterlijk 12 januari 2027., Nog 7 dagen, "
        "Beslissing op zijn laatst 12 februari 2027"
    )
    assert "2 zaken lopen nog" in words(fenna.window)
    shown = words(fenna.window)
    assert shown.index(DAKKAPEL) < shown.index("Onderzoek naar uw woonoppervlakte")


def test_the_chips_go_between_running_and_finished(fenna: Program) -> None:
    go(fenna, "zaken")
    find(fenna.window, "Afgerond").setFocus()
    press(fenna, "Afgerond")
    assert str(fenna.router.address) == "zaken/afgerond"
    assert "Kinderopvangtoeslag 2027" in words(fenna.window)
    assert DAKKAPEL not in words(fenna.window)
    assert find(fenna.window, "Afgerond").hasFocus()
    press(fenna, "Lopend")
    assert DAKKAPEL in words(fenna.window)


def test_a_card_opens_with_the_keyboard_and_back_leads_to_the_list(fenna: Program) -> None:
    go(fenna, "zaken")
    first = card(fenna, DAKKAPEL)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    settle(fenna)
    assert fenna.window.windowTitle().startswith(DAKKAPEL)
    assert find(fenna.window, "Lopende zaken terug naar de lijst").hasFocus()
    press(fenna, "Lopende zaken terug naar de lijst")
    assert str(fenna.router.address) == "zaken"


def test_a_failing_source_is_not_an_empty_list(fenna: Program) -> None:
    break_source(fenna, "zaken", times=1)
    go(fenna, "zaken")
    assert "Gegevens van Lopende zaken komen nu niet binnen." in words(fenna.window)
    assert "geen lopende zaken" not in words(fenna.window)
    press(fenna, "Opnieuw proberen")
    assert DAKKAPEL in words(fenna.window)


def test_no_cases_is_said(qapp: QApplication) -> None:
    texts = Catalog(resources.path("texts")).scoped(Path(listing.__file__).parent)
    for shown, sentence in (
        (listing.RUNNING, "U heeft nu geen lopende zaken."),
        (listing.FINISHED, "U heeft nog geen afgeronde zaken."),
    ):
        empty = listing.CaseList((), shown, texts, date(2027, 1, 5))
        empty.show()
        assert sentence in words(empty)
        empty.close()
        empty.deleteLater()


# --- one case


def test_the_case_says_what_the_picture_says(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    said = words(fenna.window).split("\n")
    for line in (
        "De gemeente heeft nog 1 tekening van u nodig.", "12 februari 2027", "Nog 38 dagen", "18 van 56 dagen voorbij",
        "sinds 22 december", "op zijn laatst 12 februari", "Wat u nog moet doen", "Van u", "Van de gemeente",
        "M. Oosterling, behandelaar", "Gemeente Zoetermeer, team Bouwen", "14 079 (oefennummer)", "Z2026-118204",
    ):
        assert line in said, line
    assert "Vraag of wij u bellen" not in said   # nothing would happen


def test_the_chips_filter_what_happened(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    assert len(entries(fenna)) == 6
    press(fenna, "Brieven")
    future = "De gemeente beslist uiterlijk op deze dag"
    assert entries(fenna) == [future, "Bericht: rekening voor uw vergunning", "Bericht: stuur nog een tekening"]
    press(fenna, "Van u", QAccessible.Role.RadioButton)
    assert entries(fenna) == [future, "U voegde een foto toe", "U diende de aanvraag in"]
    press(fenna, "Alles")
    assert len(entries(fenna)) == 6


def test_a_letter_opens_in_the_berichtenbox(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    press(fenna, "Lezen Bericht: rekening voor uw vergunning")
    assert str(fenna.router.address).startswith("berichten/inbox/")
    assert "Rekening voor uw vergunning" in words(fenna.window)


def test_without_the_berichtenbox_the_rest_stays_and_it_is_named(fenna: Program) -> None:
    break_source(fenna, "berichten")
    open_case(fenna, DAKKAPEL)
    assert "Gegevens van de Berichtenbox komen nu niet binnen. U kunt uw brieven nu niet openen." in words(fenna.window)
    assert len(entries(fenna)) == 6
    assert "Lezen" not in words(fenna.window)
    fenna.backend().host.faults.clear()
    press(fenna, "Opnieuw proberen")
    assert find(fenna.window, "Lezen Bericht: rekening voor uw vergunning")
    assert "komen nu niet binnen" not in words(fenna.window)


def test_a_deleted_letter_is_still_told(fenna: Program) -> None:
    case = client(fenna, "zaken").case(case_called(fenna, DAKKAPEL).id).value
    letter = next(event for event in case.timeline if event.title == "Bericht: rekening voor uw vergunning")
    client(fenna, "berichten").delete(letter.message)
    open_case(fenna, DAKKAPEL)
    assert "staat niet meer in uw Berichtenbox" in words(fenna.window)
    assert not find_all(fenna.window, "Lezen Bericht: rekening voor uw vergunning")


def test_a_failing_case_can_be_asked_again(fenna: Program) -> None:
    key = case_called(fenna, DAKKAPEL).id
    break_source(fenna, "zaken", times=1)
    go(fenna, f"zaken/{key}")
    assert "Gegevens van Lopende zaken komen nu niet binnen." in words(fenna.window)
    press(fenna, "Opnieuw proberen")
    assert "Wat u nog moet doen" in words(fenna.window)


@pytest.mark.parametrize("key", ["11111111-1111-4111-8111-111111111111", "..%2Fzaken"])
def test_an_unknown_case_is_said_plainly(fenna: Program, key: str) -> None:
    go(fenna, f"zaken/{key}")
    assert "Deze zaak staat niet bij uw zaken." in words(fenna.window)


def test_a_finished_case_tells_the_result_and_until_when_one_can_object(fenna: Program) -> None:
    open_case(fenna, "Kinderopvangtoeslag 2027")
    said = words(fenna.window)
    assert find_all(fenna.window, "Toegekend")
    assert "Bezwaar maken kan tot en met 2 februari 2027." in said
    assert find(fenna.window, "Nog 28 dagen")
    assert "De zaak duurde 43 dagen" in said
    assert find(fenna.window, "Afgeronde zaken terug naar de lijst")


def test_a_late_decision_says_what_one_can_do(fenna: Program) -> None:
    fenna.choose_date("2027-03-02")
    fenna.begin(fenna.persona("fenna"), "sms", Level.MIDDEN)
    settle(fenna)
    open_case(fenna, "Onderzoek naar uw woonoppervlakte")
    assert "De beslissing is te laat" in words(fenna.window)
    assert find(fenna.window, "36 dagen te laat")
    assert "ingebrekestelling" in words(fenna.window)
    open_case(fenna, DAKKAPEL)
    assert "Stuur eerst wat er nog van u nodig is." in words(fenna.window)


def test_a_stopped_clock_is_explained() -> None:
    with program("yusuf") as running:
        open_case(running, "Huurtoeslag 2027")
        said = words(running.window)
        assert "Stilgezet sinds 23 december" in said
        assert "Dienst Toeslagen wacht op uw huurcontract. De dagen tellen nu niet door." in said
        assert "De beslissing is te laat" not in said


def test_a_button_that_leaves_says_where_to_and_opens_nothing() -> None:
    with program("yusuf") as running:
        open_case(running, "Zorgtoeslag 2025 terugbetalen")
        assert "U gaat naar betalen.toeslagen.example. U verlaat dan Voorportaal." in words(running.window)
        press(running, "Betalen")
        (dialog,) = [one for one in page(running).findChildren(Dialog) if one.isVisible()]
        assert "betalen.toeslagen.example" in dialog.text.text()
        dialog.reject()


def test_a_question_in_a_letter_leads_to_the_letter() -> None:
    with program("mila") as running:
        open_case(running, "Identiteitskaart aanvragen")
        press(running, "Bericht lezen")
        assert str(running.router.address).startswith("berichten/inbox/")


def test_who_corrects_the_data_is_explained(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    press(fenna, "Klopt er iets niet? Over deze zaak")
    (dialog,) = [one for one in page(fenna).findChildren(Dialog) if one.isVisible()]
    assert "Gemeente Zoetermeer" in dialog.text.text()
    dialog.reject()


# --- adding a document


def test_a_practice_drawing_is_checked_sent_and_confirmed(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    press(fenna, ADD)
    assert find(fenna.window, "Bestand kiezen").hasFocus()
    press(fenna, PRACTICE)
    assert "Oefentekening.pdf" in words(fenna.window)
    assert "U verstuurt dit aan Gemeente Zoetermeer." in words(fenna.window)
    assert case_called(fenna, DAKKAPEL).todo is not None   # nothing has been sent yet
    press(fenna, SEND)
    said = words(fenna.window)
    assert "Uw document is binnen" in said
    assert "vandaag 14.02 uur" in said
    assert "Oefentekening.pdf is ontvangen." in announcements()
    assert "Wat u nog moet doen" not in said
    assert "De gemeente bekijkt uw tekening." in said
    assert not find_all(fenna.window, "Wacht op u")
    assert "U voegde een document toe" in entries(fenna)
    assert find(fenna.window, "Document bekijken").hasFocus()
    press(fenna, "Document bekijken")
    assert fenna.window.findChildren(DocumentView)
    go(fenna, "overzicht")
    assert "Stuur een tekening van uw dakkapel" not in words(fenna.window)


def test_a_file_of_ones_own_is_sent(fenna: Program, tmp_path: Path) -> None:
    own = tmp_path / "mijn dakkapel.jpg"
    own.write_bytes(picture("Mijn dakkapel"))
    open_case(fenna, DAKKAPEL)
    chosen(fenna, own)
    press(fenna, ADD)
    press(fenna, "Bestand kiezen")
    assert "mijn dakkapel.jpg" in words(fenna.window)
    press(fenna, SEND)
    assert "U voegde een foto toe" in entries(fenna)
    press(fenna, "mijn dakkapel 5 januari")
    assert page(fenna).findChildren(Picture)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.exe", b"MZ", "Dit is geen pdf, png of jpg."),
        ("plan.pdf", b"", "Dit bestand is leeg."),
        ("plan.pdf", b"MZ no pdf", "Dit bestand is niet wat de naam zegt"),
        ("plan.pdf", b"%PDF-".ljust(10_000_001, b"."), "Dit bestand is groter dan 10 MB."),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_is_lost(
    fenna: Program, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    open_case(fenna, DAKKAPEL)
    chosen(fenna, tmp_path / name)
    press(fenna, ADD)
    press(fenna, "Bestand kiezen")
    assert sentence in words(fenna.window)
    assert any(sentence in said for said in announcements())
    assert find(fenna.window, PRACTICE)
    assert not find_all(fenna.window, SEND)


def test_a_cancelled_dialog_and_cancel_change_nothing(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    chosen(fenna, "")
    press(fenna, ADD)
    press(fenna, "Bestand kiezen")
    press(fenna, PRACTICE)
    press(fenna, "Annuleren")
    assert find(fenna.window, ADD).hasFocus()
    assert case_called(fenna, DAKKAPEL).todo is not None


def test_a_failing_source_keeps_the_file_for_another_try(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    press(fenna, ADD)
    press(fenna, PRACTICE)
    break_source(fenna, "zaken")
    press(fenna, SEND)
    assert "Uw document is niet verstuurd." in words(fenna.window)
    assert "Oefentekening.pdf" in words(fenna.window)
    fenna.backend().host.faults.clear()
    press(fenna, "Opnieuw versturen")
    assert "Uw document is binnen" in words(fenna.window)


def test_at_basis_adding_is_off_with_the_reason(fenna: Program) -> None:
    fenna.begin(fenna.persona("fenna"), "password", Level.BASIS)
    settle(fenna)
    open_case(fenna, DAKKAPEL)
    button = find(fenna.window, ADD)
    assert not button.isEnabled()
    assert "Log in met sms-controle" in button.accessibleDescription()
    assert "U bent ingelogd met alleen een wachtwoord." in words(fenna.window)


# --- papers


def test_a_pdf_opens_inside_and_can_be_saved(fenna: Program, tmp_path: Path) -> None:
    def choose(parent: QWidget, title: str, name: str) -> str:
        return str(tmp_path / name)

    fenna.office._saving.choose = choose
    open_case(fenna, DAKKAPEL)
    press(fenna, "Rekening leges 4 januari")
    (view,) = page(fenna).findChildren(DocumentView)
    assert not view.is_broken
    press(fenna, "Opslaan")
    assert (tmp_path / "Rekening leges.pdf").read_bytes().startswith(b"%PDF-")
    press(fenna, DAKKAPEL)
    assert "Wat u nog moet doen" in words(fenna.window)


def test_a_photo_opens_inside(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    press(fenna, "Voorgevel 30 december")
    (shown,) = page(fenna).findChildren(Picture)
    assert shown.accessibleName() == "Voorgevel"
    assert fenna.window.windowTitle().startswith("Voorgevel")
    assert find(fenna.window, "Opslaan")


def test_a_paper_that_does_not_come_can_be_asked_again(fenna: Program) -> None:
    open_case(fenna, DAKKAPEL)
    break_source(fenna, "zaken", face="documenten", times=1)
    press(fenna, "Voorgevel 30 december")
    assert "Gegevens van Lopende zaken komen nu niet binnen." in words(fenna.window)
    press(fenna, "Opnieuw proberen")
    assert page(fenna).findChildren(Picture)


def test_a_broken_or_enormous_picture_is_not_read() -> None:
    head = b"IHDR" + (65_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
    bomb = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + head + zlib.crc32(head).to_bytes(4)
    for content in (b"", b"no picture at all", bomb):
        with pytest.raises(BrokenPicture):
            read_picture(content)
    assert read_picture(picture("Goed")).width() == 1200


# --- every look


@pytest.mark.parametrize(
    ("theme", "scale", "size", "language"),
    [("light", 1.0, (1440, 900), "nl"), ("dark", 1.0, (1440, 900), "en"), ("contrast", 1.5, (1024, 768), "nl")],
)
def test_the_audit_finds_nothing_here(theme: str, scale: float, size: tuple[int, int], language: str) -> None:
    with program("fenna", theme_name=theme, scale=scale, size=size, language=language) as running:
        for title in (DAKKAPEL, "Kinderopvangtoeslag 2027"):
            open_case(running, title)
            _no_findings(running)
        for address in ("zaken", "zaken/afgerond"):
            go(running, address)
            _no_findings(running)


def test_no_word_is_cut_at_twice_the_size() -> None:
    with program("fenna", scale=2.0, size=(1440, 900)) as running:
        open_case(running, DAKKAPEL)
        shown = page(running)
        wide = [one for one in shown.findChildren(QWidget) if one.isVisible() and one.width() > shown.width()]
        assert not wide
        press(running, ADD)
        _no_findings(running)


def _no_findings(running: Program) -> None:
    """The page's own; the frame is judged elsewhere."""
    report = audit(page(running).window())
    inside = [found for found in report.findings if "Header" not in found.where and "Navigation" not in found.where]
    assert not inside, "\n".join(map(str, inside))
