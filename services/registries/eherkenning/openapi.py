"""What the register of authorities takes and gives."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from services.mockkit.contract import Contract, Operation
from services.registries.eherkenning.mock import Betrokkene
from services.registries.eherkenning.records import Bevoegdheden, Bevoegdheid, Medewerkers, Toekenning


class Sleutel(msgspec.Struct):
    """Which authority."""

    key: str


class Bedrijf(msgspec.Struct):
    """Which company."""

    kvk: Annotated[str, msgspec.Meta(pattern="^[0-9]{8}$")]


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the one face."""
    of_company = "/bedrijven/{kvk}/bevoegdheden"
    return Contract(
        {
            ("GET", "/bevoegdheden"): Operation("Uw bevoegdheden", Bevoegdheden, headers=Betrokkene),
            ("DELETE", "/bevoegdheden/{key}"): Operation(
                "Een bevoegdheid intrekken", headers=Betrokkene, path=Sleutel, status=204
            ),
            ("GET", of_company): Operation(
                "De bevoegdheden van een bedrijf dat u beheert", Bevoegdheden, headers=Betrokkene, path=Bedrijf
            ),
            ("POST", of_company): Operation(
                "Een bevoegdheid geven", Bevoegdheid, headers=Betrokkene, path=Bedrijf, body=Toekenning, status=201
            ),
            ("GET", "/bedrijven/{kvk}/medewerkers"): Operation(
                "Collega’s met een middel", Medewerkers, headers=Betrokkene, path=Bedrijf
            ),
        },
        notes="Een machtigingenregister heeft geen openbaar koppelvlak; deze vorm is van ons.",
    )
