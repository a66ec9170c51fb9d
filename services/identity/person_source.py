"""Whom the login service may ask about a person: the protocol that app/bootstrap fulfils with a registry."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class KnownPerson:
    """What a request for an account is compared with. ``born`` is dd-mm-yyyy, unknown parts zeros.

    ``postcode`` is 1234AB, empty without an address in the Netherlands.
    """

    bsn: str = field(repr=False)
    naam: str = field(repr=False)
    born: str = field(repr=False)
    postcode: str = field(default="", repr=False)
    huisnummer: str = field(default="", repr=False)
    toevoeging: str = field(default="", repr=False)
    deceased: bool = False
    emigrated: bool = False
    investigated: bool = False


class PersonSource(Protocol):
    """The person registry, asked by number."""

    def person(self, bsn: str) -> KnownPerson | None:
        """Return who has this number, None when nobody has; raises ServiceError when it does not answer."""
