"""Loading, empty, failed, and text of any length."""


from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.long_text import LongText
from widgets.state_view import Empty, Failed, Loading
from widgets.text import Text
from widgets.theme import theme


def test_states_are_said_when_they_appear(show: Show) -> None:
    show(Loading("Wij halen uw berichten op."), Failed("De RDW antwoordt niet.", "Opnieuw"))
    assert accessible.announcements()[-2:] == ["Wij halen uw berichten op.", "De RDW antwoordt niet."]


def test_failed_can_be_tried_again_and_empty_offers_an_act(show: Show, qtbot: QtBot) -> None:
    failed, empty = Failed("De RDW antwoordt niet.", "Opnieuw"), Empty("Geen berichten.", action="Naar het archief")
    plain = Empty("Geen zaken.")
    show(failed, empty, plain)
    with qtbot.waitSignal(failed.retry):
        failed.button.click()
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    assert plain.button.isHidden()


def test_a_text_keeps_its_paragraphs(show: Show) -> None:
    text = LongText("Een.\n\nTwee.\nDrie.")
    show(text)
    assert [part.text() for part in text.findChildren(Text)] == ["Een.", "Twee.\nDrie."]
    assert text.heightForWidth(500) == 27 + 12 + 2 * 27


def test_a_megabyte_in_one_word_keeps_nobody_waiting(show: Show, qtbot: QtBot) -> None:
    text = LongText("x" * 1_000_000)
    show(text)
    assert not text.complete
    assert text.minimumSizeHint().width() < 400


def test_a_long_text_arrives_whole(show: Show, qtbot: QtBot) -> None:
    text = LongText("\n\n".join(f"Alinea {n}." for n in range(400)))
    show(text)
    qtbot.waitUntil(lambda: text.complete, timeout=10_000)
    assert len(text.findChildren(Text)) == 400
    height = text.heightForWidth(500)
    theme().set(scale=2.0)
    QApplication.processEvents()
    assert text.heightForWidth(500) > 1.5 * height
