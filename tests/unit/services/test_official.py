"""What registries say in Dutch is said in English where somebody wrote it, and stays Dutch where nobody did."""

import csv
import tomllib
from collections.abc import Iterator
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


# Tables of the BRP whose every value is said in English. Municipalities are names; the reasons of a nationality are
# articles of laws, of which the oldest stay as they are cited.
TABLES = ("geslacht", "naamgebruik", "opschorting", "verbintenis", "functie_adres", "huisnummer", "europees_kiesrecht",
          "reisdocument", "inhouding", "titel", "gezag_minderjarige", "rni_deelnemer", "verblijfstitel", "land",
          "nationaliteit")  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_code_of_the_brp_is_said_in_english(table: str) -> None:
    with (REGISTRIES / "brp" / "tables.csv").open(encoding="utf-8", newline="") as file:
        meanings = [meaning for name, _, meaning, *_ in csv.reader(file) if name == table]
    assert meanings
    missing = [one for one in meanings if not official.knows(one, "en") and not official.knows(f"{table}/{one}", "en")]
    assert not missing


@pytest.mark.parametrize(
    ("words", "table", "english"),
    [
        ("Man", "land", "Isle of Man"),
        ("man", "geslacht", "male"),
        ("BLAUW", "", "Blue"),
        ("14 079 (oefennummer)", "", "14 079 (practice number)"),
        ("Bakkerij (oud)", "", "Bakkerij (oud)"),
        ("Rijkswet op het Nederlanderschap 1984, art. 3, lid 1", "",
         "Rijkswet op het Nederlanderschap 1984 (Netherlands Nationality Act 1984), art. 3, paragraph 1"),
    ],
)  # fmt: skip
def test_one_word_may_mean_two_things(words: str, table: str, english: str) -> None:
    assert official.said(words, "en", table) == english


def test_every_step_and_result_of_a_case_is_said_in_english() -> None:
    """Those of the catalogue of kinds of cases, and those that a persona's own case has."""
    root = REGISTRIES.parents[1]
    files = [REGISTRIES / "zaken" / "zaaktypen.toml", *sorted((root / "resources" / "personas").glob("*.toml"))]
    found = {word for path in files for word in steps_of(tomllib.loads(path.read_text(encoding="utf-8")))}
    assert found >= {"In behandeling", "Toegekend"}
    assert not sorted(word for word in found if not official.knows(word, "en"))


def steps_of(told: object) -> Iterator[str]:
    """Yield the names of steps and results, wherever they stand."""
    if isinstance(told, list):
        for one in told:
            yield from steps_of(one)
    elif isinstance(told, dict):
        for key, value in told.items():
            if key in ("stap", "resultaat") and isinstance(value, str):
                yield value
            elif key == "stappen" and isinstance(value, list):
                yield from (one for one in value if isinstance(one, str))
            else:
                yield from steps_of(value)
