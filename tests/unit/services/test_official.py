"""What registries say in Dutch is said in English where somebody wrote it, and stays Dutch where nobody did."""

import tomllib
from pathlib import Path

import pytest

from services import official
from services.manifest import registries

REGISTRIES = Path(official.__file__).parent / "registries"


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("gemeente", "municipality"),
        ("Gemeente", "Municipality"),
        ("Basisregistratie Personen", "Personal Records Database"),
        ("Bakkerij De Halm", "Bakkerij De Halm"),
        ("", ""),
    ],
)
def test_what_is_known_is_said_and_the_rest_stays(dutch: str, english: str) -> None:
    assert official.said(dutch, "en") == english
    assert official.said(dutch, "nl") == dutch


@pytest.mark.parametrize(
    ("ground", "english"),
    [
        ("Paspoortwet, artikel 3", "Paspoortwet (Passport Act), article 3"),
        ("Kadasterwet, artikel 9 en 10", "Kadasterwet (Land Registry Act), articles 9 and 10"),
        ("Verzonnen wet, artikel 3", None),
        ("geen", "none"),
    ],
)
def test_a_law_keeps_its_own_name(ground: str, english: str | None) -> None:
    assert official.law(ground, "en") == english
    assert official.law(ground, "nl") == ground


def test_every_registry_is_named_in_english() -> None:
    """Its name, and its short name and holder when those are Dutch words and no abbreviation."""
    missing = [
        f"{one.manifest.id}: {words}"
        for one in registries()[0]
        for words in (one.manifest.name, one.manifest.holder, one.manifest.bronhouder, one.manifest.short)
        if words and not words.isupper() and words not in NAMES and not official.knows(words, "en")
    ]
    assert not missing


# Names of services and abbreviations, the same in every language.
NAMES = {"Digilevering", "Digimelding", "Machtigen", "eIDAS", "Voorportaal", "TNO", "BV BSN"}


def test_no_phrase_is_said_in_two_ways() -> None:
    """The files are read as one: a phrase in two of them must say the same."""
    told: dict[str, str] = {}
    for path in (REGISTRIES / "words.en.toml", *sorted(REGISTRIES.glob("*/words.en.toml"))):
        for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(words, str):
                assert told.setdefault(key.casefold(), words) == words, f"{path}: {key}"


def test_a_plug_in_brings_its_own_words(tmp_path: Path) -> None:
    folder = tmp_path / "registries"
    (folder / "proef").mkdir(parents=True)
    (folder / "proef" / "words.en.toml").write_text('"proefgegeven" = "trial datum"\n', encoding="utf-8")
    assert official.said("proefgegeven", "en") == "proefgegeven"
    official.add(folder)
    try:
        assert official.said("Proefgegeven", "en") == "Trial datum"
    finally:
        official._FOLDERS.remove(folder)
        official._words.cache_clear()
