"""What the mock of the donor register answers."""

from datetime import date

import msgspec

from services.registries.donorregister.block import Block, Registratie


class Keuze(msgspec.Struct, frozen=True):
    """The registration, or null when there is none."""

    registratie: Registratie | None


def keuze(block: Block, asked: msgspec.Struct, today: date) -> Keuze:
    """Return the choice as it stands today."""
    found = block.registratie
    return Keuze(found if found and found.datum <= today else None)
