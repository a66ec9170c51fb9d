"""The sections about the family: parents, partner, children, and who decides for a child."""

from app.modules.persoon.own import family_name
from app.modules.persoon.reading import NO_MARK, NOTHING, Mark, Piece, Reader, joined
from app.modules.persoon.rows import Group, Rows, Section

_NAME = ("voornamen", "adellijkeTitelPredicaat", "voorvoegsel", "geslachtsnaam", "voorletters")
_BIRTH = ("datum", "plaats", "land")
_OF_CUSTODY = ("datumIngangOnderzoekGezag",)
_PREDICATES = ("JH", "JV")


def parents(person: Reader) -> Section:
    """Return the parents as the deeds name them."""
    groups = tuple(_parent(one) for one in person.each("ouders"))
    return Section("ouders", person.texts("section.ouders"), groups, person.texts("no_parents"))


def partners(person: Reader) -> Section:
    """Return the partner, or the last one."""
    groups = tuple(_partner(one) for one in person.each("partners"))
    return Section("partner", person.texts("section.partner"), groups, person.texts("no_partner"))


def children(person: Reader) -> Section:
    """Return the children."""
    groups = tuple(_child(one) for one in person.each("kinderen"))
    return Section("kinderen", person.texts("section.kinderen"), groups, person.texts("no_children"))


def custody(person: Reader) -> Section:
    """Return who decides for a minor, and what a judge said about the citizen's own custody."""
    rows = Rows(person.texts)
    name = "indicatieGezagMinderjarige"
    rows.add(name, person.coded(name, "gezag_minderjarige"), person.mark(name, since=_OF_CUSTODY))
    groups = [rows.group(person.texts("judged"))] if rows.made else []
    groups += [_custody(one, str(person.value.get("burgerservicenummer", ""))) for one in person.each("gezag")]
    return Section("gezag", person.texts("section.gezag"), tuple(groups))


def full_name(name: Reader) -> Piece:
    """Return given names and surname, with a predicate before and a title after the given names."""
    given, title = name.text("voornamen"), name.coded("adellijkeTitelPredicaat", "titel")
    first = (title, given) if name.code("adellijkeTitelPredicaat") in _PREDICATES else (given, title)
    if not given.words:
        short = name.text("voorletters")
        return joined(short, *first, family_name(name))
    return joined(*first, family_name(name))


def _parent(parent: Reader) -> Group:
    texts, number = parent.texts, parent.text("ouderAanduiding")
    who = _who(parent, "parent")
    title = texts("parent_title", n=number.words, who=texts(f"kin.{_sex(parent)}")) if number.words else who
    rows = Rows(texts)
    _name(rows, parent, who)
    _birth(rows, parent, who)
    since = "datumIngangFamilierechtelijkeBetrekking"
    rows.add("ouderSinds", parent.date(since), parent.mark(since), missing=texts("no_parent_since", who=who))
    rows.add("geslacht", parent.coded("geslacht", "geslacht"), parent.mark("geslacht"))
    _number(rows, parent)
    return rows.group(title, tuple((path, words) for path, words in number.shows))


def _partner(partner: Reader) -> Group:
    texts, rows = partner.texts, Rows(partner.texts)
    who = texts("who.partner")
    ended = "ontbindingHuwelijkPartnerschap" in partner.value
    _name(rows, partner, who)
    rows.add("verbintenis", partner.coded("soortVerbintenis", "verbintenis"), partner.mark("soortVerbintenis"))
    begun = partner.at("aangaanHuwelijkPartnerschap")
    rows.add("begonnen", _when_where(begun), begun.mark(*_BIRTH), missing=texts("no_begun"))
    over = partner.at("ontbindingHuwelijkPartnerschap")
    gone = texts("no_ended") if ended else ""
    rows.add("geeindigd", over.date("datum"), over.mark("datum"), missing=gone)
    _birth(rows, partner, who)
    rows.add("geslacht", partner.coded("geslacht", "geslacht"), partner.mark("geslacht"))
    _number(rows, partner)
    return rows.group(texts("former_partner") if ended else "", who=who)


def _child(child: Reader) -> Group:
    texts, rows, name = child.texts, Rows(child.texts), child.at("naam")
    named = full_name(name)
    rows.add("naam", NOTHING if not name.mark(*_NAME).words else named, name.mark(*_NAME))
    if not name.text("voornamen").words and named.words:
        rows.add("voornamen", NOTHING, missing=texts("child_no_first_names"))
    who = name.text("voornamen").words or texts("who.child")
    _birth(rows, child, who)
    _number(rows, child)
    return rows.group(named.words or texts("nameless_child"), named.shows)


def _name(rows: Rows, relative: Reader, who: str) -> None:
    name = relative.at("naam")
    rows.add("naam", full_name(name), name.mark(*_NAME), missing=rows.texts("no_name", who=who))


def _birth(rows: Rows, relative: Reader, who: str) -> None:
    texts, birth = rows.texts, relative.at("geboorte")
    unknown = birth.value and not birth.date("datum").words
    note = texts("no_birth_date_of", who=who) if unknown else ""
    marked = birth.mark(*_BIRTH)
    rows.add("geboren", _when_where(birth), marked, note=note, missing=texts("no_birth_date_of", who=who))


def _number(rows: Rows, relative: Reader) -> None:
    rows.secret("burgerservicenummer", relative.text("burgerservicenummer"), relative.mark("burgerservicenummer"))


def _when_where(event: Reader) -> Piece:
    """Return "5 juni 2015 in Zoetermeer, Nederland", as far as it is known."""
    day, place, country = event.date("datum"), event.coded("plaats", "gemeente"), event.coded("land", "land")
    where = joined(place, country, by=", ")
    return joined(day, where, by=f" {event.texts('in')} ") if day.words else where


def _sex(relative: Reader) -> str:
    code = relative.code("geslacht")
    return code if code in ("M", "V") else "O"


def _who(relative: Reader, kind: str) -> str:
    return relative.texts(f"who.{kind}.{_sex(relative)}")


def _custody(relation: Reader, own: str) -> Group:
    texts, rows = relation.texts, Rows(relation.texts)
    kind, child = str(relation.value.get("type", "")), relation.at("minderjarige")
    name = child.at("naam").text("volledigeNaam")
    myself = str(child.value.get("burgerservicenummer", "")) == own
    rows.add("leeftijd", child.said("leeftijd", texts("years", n=child.value.get("leeftijd"))))
    marked = Mark(texts("mark"), (), ((relation.inside("inOnderzoek"), texts("mark")),))
    said = relation.said("type", texts(f"gezag.{kind}"))
    rows.add("gezag", said, marked if relation.value.get("inOnderzoek") is True else NO_MARK)
    deciders = [*relation.each("ouders"), *_one(relation, "ouder"), *_one(relation, "derde"), *relation.each("derden")]
    named = [piece for piece in map(_named, deciders) if piece.words]
    rows.add("beslist", joined(*named, by=f" {texts('and')} "))
    for decider in deciders:
        if not decider.at("naam").value.get("volledigeNaam"):
            rows.secret("beslistBsn", decider.text("burgerservicenummer"))
    rows.add("toelichting", relation.text("toelichting"))
    if not name.words:
        rows.secret("burgerservicenummer", child.text("burgerservicenummer"))
    title = texts("about_you") if myself else texts("about_child")
    return rows.group(texts("custody_title", who=name.words or title), name.shows)


def _one(relation: Reader, name: str) -> list[Reader]:
    return [relation.at(name)] if name in relation.value else []


def _named(someone: Reader) -> Piece:
    """Return who decides by name; an unknown third party by saying so."""
    name = someone.at("naam").text("volledigeNaam")
    kind = "derde" if name.words else "derde_alone"
    third = someone.said("type", someone.texts(f"{kind}.{someone.value.get('type')}"))
    return joined(name, Piece(f"({third.words})", third.shows)) if name.words and third.words else joined(name, third)
