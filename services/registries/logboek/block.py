"""The table ``[logboek]`` of a persona: what organisations did with the data before this session. Example::

    [[logboek.verwerkingen]]
    organisatie = "Belastingdienst"
    moment = 2026-12-11T10:12:00+01:00
    register = "brp"
    doel = "Uw voorlopige aanslag voor 2027 maken"
    gegevens = "naam, adres en burgerlijke staat"
"""

from datetime import datetime

import msgspec


class Raadpleging(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One time that an organisation used data; ``register`` is the id of the registry they came from."""

    organisatie: str
    moment: datetime
    register: str
    doel: str
    gegevens: str


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    verwerkingen: tuple[Raadpleging, ...] = ()
