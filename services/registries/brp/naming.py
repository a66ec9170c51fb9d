"""Builds the names a letter needs: initials, full name, salutation, envelope name and running text.

The rules are those of the published features under persoon/naam and persoon/adressering: naamgebruik
decides whose surname comes first, nobility brings its own words, and a woman may carry her partner's title.
"""

from msgspec import Struct

_FORMS = {
    "B": ("baron", "barones"),
    "G": ("graaf", "gravin"),
    "H": ("hertog", "hertogin"),
    "M": ("markies", "markiezin"),
    "P": ("prins", "prinses"),
    "R": ("ridder", ""),
    "JH": ("jonkheer", "jonkvrouw"),
}
_MALE = {"BS": "B", "GI": "G", "HI": "H", "MI": "M", "PS": "P", "JV": "JH"}
_COURTESY = ("B", "G", "H", "M", "P")


class Name(Struct, frozen=True):
    """The parts of one name as registered; ``title`` is a code of table 38, ``sex`` M, V or O."""

    given: str = ""
    title: str = ""
    prefix: str = ""
    surname: str = ""
    sex: str = "O"

    @property
    def known(self) -> bool:
        """False when the surname is empty or the placeholder for unknown."""
        return self.surname.strip() not in ("", ".")

    @property
    def family(self) -> str:
        """Prefix and surname."""
        return _join(self.prefix, self.surname if self.known else "")

    @property
    def predicate(self) -> bool:
        """True for jonkheer and jonkvrouw, which go before the given names."""
        return self.title in ("JH", "JV")


class Addressee(Struct, frozen=True):
    """Someone to write to: the own name, naamgebruik (E, P, V, N), and the partner whose name may be used."""

    own: Name
    usage: str = "E"
    partner: Name | None = None
    partner_present: bool = False

    @property
    def effective(self) -> str:
        """The naamgebruik that can be carried out: E when there is no partner name to use."""
        return self.usage if self.partner is not None and self.partner.known else "E"


def initials(given: str) -> str:
    """Return the initials of given names; a name of one letter gets no full stop but a space, and so does a gap.

    "Jan R Piet" is "J.R P." and "Jan  Piet", with two spaces, "J. P.": so the service of RvIG writes them.
    """
    return "".join(f"{name[0]}." if len(name) > 1 else f"{name} " for name in given.split(" ")).strip()


def title_word(title: str, sex: str) -> str:
    """Return the title in the form of ``sex``; in its registered form when there is none."""
    male, female = _FORMS[_MALE.get(title, title)]
    if sex == "M":
        return male
    if sex == "V":
        return female or male
    return female if title in _MALE else male


def full_name(name: Name) -> str:
    """Return the whole registered name, without any partner name; empty when nothing is known."""
    word = title_word(name.title, name.sex) if name.title else ""
    if name.predicate:
        return _join(word, name.given, name.family)
    return _join(name.given, word, name.family)


def salutation(who: Addressee) -> str:
    """Return the first line of a letter ("Geachte mevrouw De Wit"); empty when the name is not known."""
    noble = _courtesy_salutation(who) or _own_salutation(who)
    if noble:
        return noble
    if who.effective != "P" and not who.own.known:
        return ""
    lead = {"M": "heer", "V": "mevrouw"}.get(who.own.sex, initials(who.own.given))
    named = _combined(who, who.own.family, _partner_family(who))
    return _join("Geachte", lead, named if lead and who.own.sex not in "MV" else _capital(named))


def envelope(who: Addressee) -> tuple[str, str]:
    """Return the name for an envelope and the line above it (only for nobility); empty when not known."""
    if who.effective != "P" and not who.own.known:
        return "", ""
    courtesy = _courtesy_title(who)
    title = who.own.title if _keeps_title(who) else ""
    word = title_word(title, who.own.sex) if title else ""
    partner = _join(title_word(courtesy, "V") if courtesy else "", _partner_family(who))
    first = initials(who.own.given)
    if title and who.own.predicate and who.effective != "V":
        return _capital(_join(word, first, _combined(who, who.own.family, partner))), _line_above(courtesy, title)
    named = _combined(who, _join(word, who.own.family), partner)
    above = _line_above(courtesy, title)
    return _capital(_join(first, named)) if not first else _join(first, named), above


def running_text(who: Addressee) -> str:
    """Return the name as used within a sentence ("mevrouw De Wit"); empty when the name is not known."""
    if who.effective != "P" and not who.own.known:
        return ""
    courtesy = _courtesy_title(who)
    own_title = _gendered(who.own) if _keeps_title(who) else ""
    own = _join(own_title, who.own.family)
    partner = _join(title_word(courtesy, "V") if courtesy else "", _partner_family(who))
    named = _combined(who, own, partner)
    if courtesy if who.effective in "PV" else own_title:
        return named
    lead = {"M": "de heer", "V": "mevrouw"}.get(who.own.sex, initials(who.own.given))
    return _join(lead, named if lead and who.own.sex not in "MV" else _capital(named))


def _combined(who: Addressee, own: str, partner: str) -> str:
    usage = who.effective
    if usage == "P":
        return partner
    if usage == "V":
        return f"{partner}-{own}"
    return f"{own}-{partner}" if usage == "N" else own


def _partner_family(who: Addressee) -> str:
    return who.partner.family if who.partner is not None else ""


def _keeps_title(who: Addressee) -> bool:
    if not who.own.title or who.effective == "P":
        return False
    if who.own.predicate and who.own.sex == "V":
        return not who.partner_present and who.effective == "E"
    return True


def _courtesy_title(who: Addressee) -> str:
    """The partner's title that a woman may carry, when she uses the partner's name."""
    if who.own.sex == "V" and who.effective != "E" and who.partner is not None and who.partner.title in _COURTESY:
        return who.partner.title
    return ""


def _courtesy_salutation(who: Addressee) -> str:
    if who.own.sex != "V" or who.usage == "E" or who.partner is None or who.partner.title not in _COURTESY:
        return ""
    if who.own.title and who.partner.sex == "V":
        return ""
    return _high(who.partner.title, "V")


def _own_salutation(who: Addressee) -> str:
    if not who.own.title or (who.own.sex == "O" and _MALE.get(who.own.title, who.own.title) != "P"):
        return ""
    return _high(who.own.title, who.own.sex) if _keeps_title(who) else ""


def _high(title: str, sex: str) -> str:
    base = _MALE.get(title, title)
    if base == "P":
        return "Hoogheid"
    return _join("Hooggeboren" if base == "G" else "Hoogwelgeboren", "heer" if sex == "M" else "vrouwe")


def _line_above(courtesy: str, title: str) -> str:
    if not courtesy and not title:
        return ""
    sex = "V" if courtesy or title in _MALE else "M"
    return "De " + _high(courtesy or title, sex).lower()


def _gendered(name: Name) -> str:
    if name.sex == "O" or (name.sex == "V" and name.title == "R"):
        return ""
    return title_word(name.title, name.sex)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _join(*parts: str) -> str:
    return " ".join(" ".join(parts).split())
