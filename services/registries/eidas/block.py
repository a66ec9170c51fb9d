"""The table ``[eidas]`` of a persona: who this person is at the login of another country.

Example::

    [[eidas.identiteiten]]
    land = "ES"                    # a file in resources/eidas
    nummer = "X1234567L"           # the number of that country; the identifier is ES/NL/X1234567L
    voornamen = "Willem Jacobus"
    achternaam = "Claassen"
    geboren = 1958-05-16
    niveau = "substantial"
"""

from datetime import date
from typing import Annotated

import msgspec

from services.identity.eidas.countries import Loa

Words = Annotated[str, msgspec.Meta(min_length=1)]


class Identiteit(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One identity abroad."""

    land: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    nummer: Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9-]{4,20}$")]
    voornamen: Words
    achternaam: Words
    geboren: date
    niveau: Loa


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    identiteiten: tuple[Identiteit, ...] = ()
