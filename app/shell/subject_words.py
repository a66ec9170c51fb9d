"""What the list of persons and companies says under a name, and why some cannot be chosen."""

from app.kit.subject import relation_word, services_named
from app.kit.texts import Texts
from services.identifiers import mask_bsn
from services.identity.subjects import SubjectOption

Words = tuple[str, str]


def named(texts: Texts, option: SubjectOption) -> str:
    """Return the name, with the age of a minor: "Noor Verhoef, 9 jaar"."""
    if option.age is not None and option.age < 18:
        return texts("subject.named_age", name=option.party.name, n=option.age)
    return option.party.name


def described(texts: Texts, option: SubjectOption) -> str:
    """Return the line under the name: "Vader · tot en met 31 december 2027"."""
    if option.group == "self":
        return texts("subject.self", bsn=mask_bsn(option.party.id))
    first = relation_word(texts, option.relation) or _function(texts, option)
    parts = [first, _ground(texts, option), _branches(texts, option)]
    return " · ".join(part for part in parts if part)


def _function(texts: Texts, option: SubjectOption) -> str:
    if option.ground == "eigenaar":
        return texts("subject.sole_trader")
    return option.note if option.ground in ("functie", "keten") else ""


def _ground(texts: Texts, option: SubjectOption) -> str:
    if option.why:
        until = texts.date(option.until) if option.until else ""
        return texts(f"subject.why_{option.why}", date=until)
    if option.ground == "eigenaar":
        return texts("subject.kvk", kvk=option.party.id)
    if option.ground == "machtiging" and option.group == "business":
        services = texts("subject.and").join(one.lower() for one in services_named(texts, option.services))
        return texts("subject.you_may", services=services)
    if option.ground == "machtiging" and option.until:
        return texts("subject.until", date=texts.date(option.until))
    return texts(f"subject.ground_{option.ground}")


def _branches(texts: Texts, option: SubjectOption) -> str:
    if option.party.vestiging:
        return texts("subject.branch", number=option.party.vestiging)
    count = len(option.vestigingen)
    return texts("subject.branches", n=count) if count > 1 and option.usable else ""
