"""The catalogue: every registry's terms are sound and in plain words, findable by name, path and word."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from services import official
from services.manifest import registries
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from services.stelsel.stelselcatalogus.terms import Term

TOLD = catalogue()
ENGLISH = catalogue(language="en")
# The connections of DOMAIN.md §5.2 between registries that are there, as (from, to).
REQUIRED = {("brp", "bag"), ("nhr", "bag"), ("nhr", "brp"), ("brk", "brp"), ("brk", "bag"), ("woz", "bag"),
            ("woz", "brk"), ("woz", "brp"), ("rdw", "brp")}  # fmt: skip


def _id(term: Term) -> str:
    return term.id


def test_every_registry_has_its_terms() -> None:
    assert not TOLD.refused
    found = {one.manifest.id for one in registries()[0] if (one.folder / "fields.toml").is_file()}
    assert found >= {"brp", "bag", "brk", "woz", "rdw", "nhr", "zaken", "berichten", "digimelding"}
    assert {term.registry.id for term in TOLD.terms} == found


@pytest.mark.parametrize("term", TOLD.terms, ids=_id)
def test_a_term_is_told_in_plain_words(term: Term) -> None:
    told = term.field
    for words in (told.name, told.definition, told.holder, told.ground, told.format):
        assert words.strip() == words and words
    assert told.definition[0].isupper() and told.definition.endswith("."), told.definition
    sentences = re.split(r"(?<=[.?!:;]) ", told.definition)
    assert all(len(sentence.split()) <= 25 for sentence in sentences), told.definition
    assert told.definition.rstrip(".").casefold() != told.name.casefold()


@pytest.mark.parametrize("term", ENGLISH.terms, ids=_id)
def test_a_term_is_told_in_english(term: Term) -> None:
    """Name and definition in fields.en.toml; holder, users and law known to services.official or written there."""
    told, law = term.field, term.official
    assert term.translated, f"{term.id} lacks English"
    assert told.definition[0].isupper() and told.definition.endswith("."), told.definition
    assert told.definition != law.definition
    assert told.definition.rstrip(".").casefold() != told.name.casefold()
    assert all(len(sentence.split()) <= 30 for sentence in re.split(r"(?<=[.?!:;]) ", told.definition))
    assert told.holder != law.holder or official.knows(law.holder, "en"), law.holder
    assert told.ground != law.ground or official.law(law.ground, "en"), law.ground
    assert bool(told.also) >= bool(law.also), f"{term.id} lacks everyday words"
    assert not DUTCH.search(told.format), told.format
    for user in law.users:
        assert official.knows(user, "en"), user


DUTCH = re.compile(r"\b(het|een|tekst|naam|cijfers|januari|februari|maart|mei|juni|juli|oktober|ja|nee)\b", re.I)


def test_the_english_catalogue_is_searched_by_both_names() -> None:
    assert ENGLISH.search("house number")[0].id == "bag.huisnummer"
    assert "woz.vastgesteldeWaarde" in [term.id for term in ENGLISH.search("WOZ-waarde")]
    assert [term.id for term in ENGLISH.terms] == [term.id for term in TOLD.terms]
    for registry, kinds in ENGLISH.objects.items():
        for key, kind in kinds.items():
            assert kind.definition != TOLD.objects[registry][key].definition, f"{registry}: {key} lacks English"
            assert all(official.knows(user, "en") for user in TOLD.objects[registry][key].users)


def test_names_of_a_registry_are_told_apart_in_english() -> None:
    for registry in {term.registry.id for term in TOLD.terms}:
        dutch, english = ([term.field.name for term in one.of(registry)] for one in (TOLD, ENGLISH))
        assert len(set(english)) >= len(set(dutch)), sorted(one for one in english if english.count(one) > 1)


def test_words_for_a_term_that_is_not_there_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "registries" / "fout"
    folder.mkdir(parents=True)
    (folder / "registry.toml").write_text(
        'id = "fout"\nname = "Fout"\nshort = "F"\nholder = "niemand"\nfaces = []\n', encoding="utf-8"
    )
    (folder / "fields.en.toml").write_text('[weg]\nname = "Gone"\ndefinition = "Is gone."\n', encoding="utf-8")
    found = registries([tmp_path])[0][-1:]
    assert not Catalogue(found).refused
    assert [error.field for error in Catalogue(found, "en").refused] == ["weg"]


def test_what_is_authentic_stands_in_a_law() -> None:
    """A datum is authentic because a law says so: its ground names one."""
    authentic = [term for term in TOLD.terms if term.field.authentic]
    assert len(authentic) > 100
    for term in authentic:
        assert re.search(r"[Ww]et|AWR|[Bb]esluit|[Rr]eglement", term.field.ground), term.id


def test_every_reference_points_at_a_term() -> None:
    missing = [term.id for term in TOLD.terms if term.field.refers_to and TOLD.find(term.field.refers_to) is None]
    assert not missing
    found = {(one.source.registry.id, one.target.registry.id) for one in TOLD.connections()}
    assert found >= REQUIRED


def test_an_object_is_known_by_one_of_its_data() -> None:
    assert any(kind.key for objects in TOLD.objects.values() for kind in objects.values())
    for registry, objects in TOLD.objects.items():
        for kind in objects.values():
            assert not kind.key or TOLD.find(f"{registry}.{kind.key}") is not None, (registry, kind.key)


@pytest.mark.parametrize(
    ("words", "found"),
    [("huisnummer", "bag.huisnummer"), ("WOZ waarde", "woz.vastgesteldeWaarde"), ("nummerplaat", "rdw.kenteken"),
     ("waterschappen", "bag.adres"), ("ACHTERNAAM", "brp.naam.geslachtsnaam"), ("kadasterwet", "brk.koopsom")],
)  # fmt: skip
def test_a_term_is_found_by_the_words_people_use(words: str, found: str) -> None:
    assert found in [term.id for term in TOLD.search(words)]


def test_what_begins_so_comes_first_and_nonsense_finds_nothing() -> None:
    assert TOLD.search("huisn")[0].field.name == "Huisnummer"
    assert TOLD.search("xyzzy") == ()
    assert TOLD.search("  ") == TOLD.terms


@given(st.text(max_size=30))
def test_any_question_is_answered(words: str) -> None:
    assert set(map(_id, TOLD.search(words))) <= set(map(_id, TOLD.terms))


@given(st.sampled_from(TOLD.terms), st.sampled_from(["", ".x", ".langFormaat.y"]))
def test_the_path_of_a_term_and_all_below_it_is_explained(term: Term, below: str) -> None:
    found = TOLD.covering(term.registry.id, term.key + below)
    assert found is not None
    assert below or found.covers(term.key) == len(term.key.split("."))


def test_the_longest_path_wins() -> None:
    found = TOLD.covering("brp", "verblijfplaats.verblijfadres.huisnummer")
    assert found is not None and found.field.onderzoek == "081120"
    assert TOLD.covering("brp", "verblijfplaatsen.x") is not TOLD.covering("brp", "verblijfplaats.verblijfadres")
    assert TOLD.covering("brp", "bestaatNiet") is None


def test_a_registry_with_a_wrong_file_is_named_and_the_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "registries" / "fout"
    folder.mkdir(parents=True)
    manifest = 'id = "fout"\nname = "Fout"\nshort = "F"\nholder = "niemand"\nfaces = []\n'
    (folder / "registry.toml").write_text(manifest, encoding="utf-8")
    (folder / "fields.toml").write_text('[a]\nname = "A"\ndefinition = 3\n', encoding="utf-8")
    told = Catalogue([*registries()[0], *registries([tmp_path])[0][-1:]])
    assert [error.field for error in told.refused] == ["a.definition"]
    assert f"{folder / 'fields.toml'}:3" in str(told.refused[0])
    assert told.terms == TOLD.terms
