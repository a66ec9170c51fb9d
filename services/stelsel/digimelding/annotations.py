"""The parts of an annotation tree: the report at its root, and what reporter and holder add to it.

Every annotation says who made it, when, and why. Names are those of the Digimelding coupling (DOMAIN.md §5.4); a
body that Voorportaal adds nothing to keeps them.
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from services.stelsel.digimelding.statuses import Role, Status

MOST_ATTACHMENTS = 5
MOST_BYTES = 1_000_000
"""Of one attachment: five of them in base64 stay below what an answer may hold."""
MOST_BASE64 = 4 * (MOST_BYTES + 2) // 3 + 2
LONGEST_REASON = 1000
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Reason = Annotated[str, msgspec.Meta(max_length=LONGEST_REASON)]
# No path, nothing that is not seen, and nothing that turns the direction of the letters round.
_HIDING = r"/\\\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
FileName = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=f"^[^{_HIDING}]+$")]
Mime = Literal["application/pdf", "image/jpeg", "image/png"]
Besluit = Literal["aangepast", "niet aangepast", "niet via melding", ""]
"""What the holder decides: it was wrong and is mended, it is right, or a report is not how this changes ([design])."""
Grond = Literal["gegeven", "waarde", "registratie", ""]
"""Why no report changes it: no report changes this datum, the value does not fit, or the registry does not hold it."""
Kenmerk = Annotated[str, msgspec.Meta(min_length=1, max_length=12)]
Oin = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Z]{20}$")]
Email = Annotated[str, msgspec.Meta(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
Telefoon = Annotated[str, msgspec.Meta(pattern=r"^[0-9+\-]{8,20}$")]


class _Part(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """camelCase on the line, unknown members ignored."""


class Annotator(_Part, frozen=True, kw_only=True):
    """Who made an annotation: an organisation by its OIN (and branch), or a citizen as ``persoon`` (BSN)."""

    rol: Role
    oin: Oin | None = None
    vestiging: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$")] | None = None
    persoon: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")] | None = None
    naam: Short = ""


class Terugmelding(_Part, frozen=True, kw_only=True, tag="terugmelding", tag_field="soort"):
    """The root: which datum of which object is doubted, what it says and what it should say.

    ``registratie`` is the code of at most three letters; ``attribuut`` the urn of the datum, ``gegeven`` its name in
    the Stelselcatalogus ("bag.oppervlakte"). ``bronverwijzing`` is the urn of the object: the holder's OIN and a key.
    """

    oin_basisregistratie: Oin
    registratie: Annotated[str, msgspec.Meta(min_length=1, max_length=3)]
    bronverwijzing: Words
    selectie: Words
    attribuut: Words
    gegeven: Words
    naam: Words
    bronhouder: Words
    betwijfelde_waarde: Short = ""
    voorgestelde_waarde: Words
    peilmoment: datetime

    @property
    def thing(self) -> str:
        """The key of the object, without the holder's OIN before it."""
        return self.bronverwijzing.split(":", 3)[-1]


class StatusGezet(_Part, frozen=True, kw_only=True, tag="status", tag_field="soort"):
    """A status that was set."""

    status: Status


class Referentiekenmerk(_Part, frozen=True, kw_only=True, tag="referentiekenmerk", tag_field="soort"):
    """The reporter's own reference, in practice at most twelve characters."""

    kenmerk: Kenmerk


class Contact(_Part, frozen=True, kw_only=True, tag="contact", tag_field="soort"):
    """How to reach the reporter or the one who handles the report."""

    type: Literal["Melder", "Behandelaar"]
    naam: Words
    email: Email | None = None
    telefoon: Telefoon | None = None
    afdeling: Short = ""


class Bijlage(_Part, frozen=True, kw_only=True, tag="bijlage", tag_field="soort"):
    """A file that shows what is wrong; ``inhoud`` is base64. The trade register takes five, the BRP none.

    In a list of reports ``inhoud`` is left out; ``grootte`` (bytes) stays.
    """

    bestandsnaam: FileName
    mime: Mime
    inhoud: Annotated[str, msgspec.Meta(max_length=MOST_BASE64)] = ""
    grootte: Annotated[int, msgspec.Meta(ge=0)] = 0
    beschrijving: Short = ""


class Planning(_Part, frozen=True, kw_only=True, tag="planning", tag_field="soort"):
    """What the holder does, and on which day at the latest."""

    mijlpaal: Words
    datum: date


class Behandeling(_Part, frozen=True, kw_only=True, tag="behandeling", tag_field="soort"):
    """What the holder does with the datum: marks it as under investigation, or decides about it.

    ``onderzoek`` sets or lifts the mark. ``besluit`` says whether the datum was changed, and then ``waarde`` into what;
    "niet via melding" leaves open whether it is right, and ``grond`` says why. Digimelding fills ``grond`` in.
    """

    onderzoek: Literal["ingesteld", "opgeheven", ""] = ""
    besluit: Besluit = ""
    waarde: Short = ""
    grond: Grond = ""

    @property
    def sound(self) -> bool:
        """True when this says one thing: about the mark, or about the decision, with the value or ground it needs."""
        one_thing = bool(self.onderzoek) != bool(self.besluit)
        with_value = bool(self.waarde) == (self.besluit == "aangepast")
        return one_thing and with_value and bool(self.grond) == (self.besluit == "niet via melding")


Leaf = StatusGezet | Referentiekenmerk | Contact | Bijlage | Planning | Behandeling


class Annotatie(_Part, frozen=True, kw_only=True):
    """One leaf of the tree. ``bij`` is the id of the annotation it is about."""

    id: str
    bij: str
    door: Annotator
    tijdstip: datetime
    toelichting: Reason = ""
    inhoud: Leaf


class Wortel(_Part, frozen=True, kw_only=True):
    """The root of the tree; its id is the reference of the whole report."""

    id: str
    door: Annotator
    tijdstip: datetime
    toelichting: Reason = ""
    inhoud: Terugmelding
