"""The sections about the citizen: names, birth, numbers, and how the government writes to them."""

from app.modules.persoon.reading import Piece, Reader, joined
from app.modules.persoon.rows import Rows, Section

_OF_PERSON = ("datumIngangOnderzoekPersoon",)
_OF_LETTER = ("datumIngangOnderzoekPersoon", "datumIngangOnderzoekPartner")
_OF_LINES = ("datumIngangOnderzoekVerblijfplaats",)
_LINES = ("adresregel1", "adresregel2", "adresregel3")


def own(person: Reader) -> Section:
    """Return who the citizen is."""
    rows = Rows(person.texts)
    _names(rows, person.at("naam"))
    rows.add("geslacht", person.coded("geslacht"), person.mark("geslacht", since=_OF_PERSON))
    _birth(rows, person.at("geboorte"))
    years = person.value.get("leeftijd")
    age = person.said("leeftijd", person.texts("years", n=years))
    rows.add("leeftijd", age, person.mark("leeftijd", since=_OF_PERSON))
    marked = person.mark("burgerservicenummer", since=_OF_PERSON)
    rows.secret("burgerservicenummer", person.text("burgerservicenummer"), marked)
    rows.add("aNummer", person.text("aNummer"))
    return Section("eigen", person.texts("section.eigen"), (rows.group(),))


def letters(person: Reader) -> Section:
    """Return how the government writes to the citizen."""
    texts, letter = person.texts, person.at("adressering")
    rows = Rows(texts)
    rows.add("aanhef", letter.text("aanhef"), letter.mark("aanhef", since=_OF_LETTER))
    named = letter.at("aanschrijfwijze")
    envelope = joined(named.text("aanspreekvorm"), named.text("naam"), by="\n")
    rows.add("aanschrijfwijze", envelope, letter.mark("aanschrijfwijze", since=_OF_LETTER))
    lines = joined(*(letter.text(name) for name in _LINES), letter.coded("land"), by="\n")
    marked = letter.mark(*_LINES, "land", since=_OF_LINES)
    rows.add("adresregels", lines, marked, missing="" if lines.words else texts("no_lines"))
    gone = letter.said("indicatieVastgesteldVerblijftNietOpAdres", texts("not_at_address"))
    rows.add("verblijftNietOpAdres", gone)
    running = letter.mark("gebruikInLopendeTekst", since=_OF_LETTER)
    rows.add("lopendeTekst", letter.text("gebruikInLopendeTekst"), running)
    return Section("brieven", texts("section.brieven"), (rows.group(),))


def family_name(name: Reader) -> Piece:
    """Return prefix and surname."""
    return joined(name.text("voorvoegsel"), name.text("geslachtsnaam"))


def title_label(name: Reader) -> str:
    """Return the key of the words for a noble title or a predicate."""
    kind = name.at("adellijkeTitelPredicaat").value.get("soort")
    return f"adel_{kind}" if kind in ("titel", "predicaat") else "adel"


def _names(rows: Rows, name: Reader) -> None:
    texts = name.texts
    rows.add("volledigeNaam", name.text("volledigeNaam"), name.mark("volledigeNaam"))
    rows.add("voornamen", name.text("voornamen"), name.mark("voornamen"), missing=texts("no_first_names"))
    rows.add("voorletters", name.text("voorletters"), name.mark("voorletters"))
    title = name.coded("adellijkeTitelPredicaat", "titel")
    label = title_label(name)
    sort = name.at("adellijkeTitelPredicaat").said("soort", texts(f"row.{label}"))
    rows.add(label, Piece(title.words, title.shows + sort.shows), name.mark("adellijkeTitelPredicaat"))
    marks = (name.mark("voorvoegsel", "geslachtsnaam"),)
    rows.add("geslachtsnaam", family_name(name), *marks, missing=texts("no_surname"))
    rows.add(
        "naamgebruik",
        name.coded("aanduidingNaamgebruik", "naamgebruik"),
        name.mark("aanduidingNaamgebruik"),
        note=texts("name_use"),
    )


def _birth(rows: Rows, birth: Reader) -> None:
    texts = birth.texts
    rows.add("geboortedatum", birth.date("datum"), birth.mark("datum"), missing=texts("no_birth_date"))
    rows.add("geboorteplaats", birth.coded("plaats", "gemeente"), birth.mark("plaats"), missing=texts("no_birth_place"))
    rows.add("geboorteland", birth.coded("land", "land"), birth.mark("land"), missing=texts("no_birth_country"))
