"""Whom the login service may ask about a person: the protocol that app/bootstrap fulfils with a registry."""

from typing import Protocol

from msgspec import Struct

from services.values import hiding


class KnownPerson(Struct, frozen=True):
    """What a request for an account is compared with. ``born`` is dd-mm-yyyy, unknown parts zeros.

    ``postcode`` is 1234AB, empty without an address in the Netherlands.
    """

    bsn: str
    naam: str
    born: str
    postcode: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    deceased: bool = False
    emigrated: bool = False
    investigated: bool = False

    __repr__ = hiding("bsn", "naam", "born", "postcode", "huisnummer", "toevoeging")


class PersonSource(Protocol):
    """The person registry, asked by number."""

    def person(self, bsn: str) -> KnownPerson | None:
        """Return who has this number, None when nobody has; raises ServiceError when it does not answer."""
