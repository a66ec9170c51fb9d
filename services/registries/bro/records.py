"""What the subsoil registry tells of one boring, test or well, as far as screens read it."""

from datetime import date

import msgspec


class Laag(msgspec.Struct, frozen=True):
    """One layer of soil; depths in metres below ground level."""

    van: float
    tot: float
    grondsoort: str


class Stand(msgspec.Struct, frozen=True):
    """One groundwater level; depth in metres below ground level."""

    datum: date
    diepte: float


class Boring(msgspec.Struct, frozen=True):
    """One boring with its layers, from the ground down; ``maaiveld_nap`` in metres above NAP."""

    bro_id: str
    onderzoeksdatum: date
    maaiveld_nap: float
    lagen: tuple[Laag, ...]


class Put(msgspec.Struct, frozen=True):
    """One well with its levels, oldest first."""

    bro_id: str
    onderzoeksdatum: date
    standen: tuple[Stand, ...]


class BoringFeature(msgspec.Struct, frozen=True):
    """A boring as the face gives it."""

    properties: Boring


class Boringen(msgspec.Struct, frozen=True):
    """A page of borings."""

    features: tuple[BoringFeature, ...]


class PutFeature(msgspec.Struct, frozen=True):
    """A well as the face gives it."""

    properties: Put


class Putten(msgspec.Struct, frozen=True):
    """A page of wells."""

    features: tuple[PutFeature, ...]
