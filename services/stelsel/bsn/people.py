"""Who the Beheervoorziening knows of, and from where: a source that the BRP fulfils over its published face."""

from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

Sex = Literal["M", "V", "O"]


class Identity(Struct, frozen=True):
    """The identifying data of one person. ``born`` is ISO, shorter when day or month are unknown, empty when all is."""

    bsn: str
    surname: str
    born: str
    sex: Sex
    prefix: str = ""
    given: str = ""
    birthplace: str = ""
    deceased: bool = False


class Document(Struct, frozen=True):
    """A travel document: until when it counts, and since when it is known to be lost, stolen or handed in."""

    number: str
    holder: str
    until: date | None = None
    lost: bool = False
    lost_since: date | None = None


class PersonSource(Protocol):
    """Where persons and documents come from. Every method raises ServiceError when no good answer comes."""

    def by_number(self, bsn: str) -> Identity | None:
        """Return the person with this number, or None."""

    def by_name_and_birth(self, surname: str, born: date) -> list[Identity]:
        """Return the persons with this surname (as registered, capitals aside) and date of birth."""

    def document(self, number: str) -> Document | None:
        """Return the document with this number, or None."""
