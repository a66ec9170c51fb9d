"""Proves the rehearsals: every file is sound, has words in both languages, and one more file is one more rehearsal."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from services.errors import InputError
from services.identity.pretence import NOTHING
from services.identity.rehearsals import GROUPS, called, read, read_one
from tests.helpers.hands import Hands
from tests.helpers.program import program

FOLDER = Path(__file__).parents[4] / "resources" / "rehearsals"
ASKED = {
    "wachtwoord-fout", "geblokkeerd", "code-verlopen", "sms-komt-niet", "qr-verlopen", "app-uitgeschakeld",
    "niveau-te-laag", "bsn-niet-in-brp", "overleden", "account-geschorst", "geannuleerd", "sessie-verlopen",
}
OWN = """
id = "eigen"
groep = "inloggen"
[doet]
ends = "refused"
[nl]
naam = "Een eigen oefening"
titel = "Dit is van een ander"
wat = "Iemand maakte een oefening."
nu = "Kijk goed."
hulp = "Niemand."
[en]
naam = "A rehearsal of one's own"
titel = "This is somebody else's"
wat = "Somebody made a rehearsal."
nu = "Look well."
hulp = "Nobody."
"""


def test_every_rehearsal_that_was_asked_for_is_there() -> None:
    found = read([FOLDER])
    assert {one.id for one in found} >= ASKED
    places = [GROUPS.index(one.groep) for one in found]
    assert places == sorted(places)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_rehearsal_has_words_of_its_own_and_does_something(path: Path) -> None:
    one = read_one(path)
    assert one.doet != NOTHING
    for words in (one.nl, one.en):
        said = [words.naam, words.titel, words.wat, words.nu, words.hulp]
        assert len(set(said)) == len(said)
        assert all(text.endswith((".", "?")) for text in said[2:])
        sentences = [part for text in said[2:] for part in text.replace("?", ".").split(".") if part.strip()]
        assert sum(len(part.split()) for part in sentences) / len(sentences) <= 15
    assert one.nl != one.en


def test_one_more_file_is_one_more_rehearsal(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "rehearsals").mkdir()
    (tmp_path / "rehearsals" / "eigen.toml").write_text(OWN, encoding="utf-8")
    with program("", plugins=(tmp_path,)) as running:
        hands = Hands(running)
        hands.press("Voor de testleider")
        hands.press("Een eigen oefening")
        hands.log_in()
        assert hands.sees("Dit is van een ander")
        assert hands.sees("Kijk goed.")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ('groep = "iets"', "groep"),
        ('groep = "inloggen"\nkleur = "rood"', "kleur"),
    ],
)
def test_a_file_that_is_wrong_names_its_line(tmp_path: Path, change: str, where: str) -> None:
    path = tmp_path / "eigen.toml"
    path.write_text(OWN.replace('groep = "inloggen"', change), encoding="utf-8")
    with pytest.raises(InputError) as wrong:
        read([tmp_path])
    assert where in str(wrong.value)
    assert wrong.value.line


def test_an_unknown_rehearsal_names_the_ones_there_are() -> None:
    with pytest.raises(InputError, match="geblokkeerd"):
        called(read([FOLDER]), "niets")


def test_every_scenario_names_a_rehearsal_that_is_there() -> None:
    from services.scenarios import read as read_scenarios

    wanted = {one.oefening for one in read_scenarios(FOLDER.parent / "scenarios") if one.oefening}
    assert wanted
    assert wanted <= {one.id for one in read([FOLDER])}
