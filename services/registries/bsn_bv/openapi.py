"""What the face of the Beheervoorziening takes and gives; the very structs that check the questions and answer them."""

from collections.abc import Mapping
from typing import Any

from services.mockkit.contract import Contract, Operation
from services.registries.bsn_bv.questions import (
    Documentcontrole,
    Documentnummer,
    Gegevens,
    Gevonden,
    Nummer,
    Nummerantwoord,
    Overeenkomst,
    Presentie,
    Samen,
    Uitgegeven,
    Waarom,
)

_ASKED: Mapping[str, tuple[str, Any, Any]] = {
    "/presentievragen": ("Is deze persoon al bekend?", Gegevens, Presentie),
    "/nummercontroles": ("Is dit nummer een uitgegeven BSN?", Nummer, Uitgegeven),
    "/documentcontroles": ("Mag dit identiteitsdocument worden gebruikt?", Documentnummer, Documentcontrole),
    "/gegevensvragen": ("Welke gegevens horen bij dit BSN?", Nummer, Gevonden),
    "/nummervragen": ("Welk BSN hoort bij deze gegevens?", Gegevens, Nummerantwoord),
    "/vergelijkingen": ("Horen dit BSN en deze gegevens bij elkaar?", Samen, Overeenkomst),
}


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the six operations."""
    return Contract(
        {
            ("POST", route): Operation(summary, made, headers=Waarom, body=asked)
            for route, (summary, asked, made) in _ASKED.items()
        },
        notes="De Beheervoorziening BSN heeft geen openbare REST-koppeling; de vragen zijn die van de RvIG.",
    )
