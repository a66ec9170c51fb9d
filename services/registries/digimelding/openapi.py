"""What the three faces take and give; the very structs that check the questions and answer them."""

from collections.abc import Mapping
from typing import Any

from services.mockkit.contract import Contract, Operation
from services.registries.digimelding.published import Ontvangen, Referentie, TerugMelding
from services.registries.digimelding.questions import (
    Aantekening,
    Echo,
    Intrekking,
    Meldingen,
    NieuweMelding,
    Sleutel,
    Vraag,
)
from services.stelsel.digimelding.corrections import Aanpasbaarheid
from services.stelsel.digimelding.report import Melding

CHANGES = frozenset({400, 401, 403, 404, 405, 406, 409, 500, 503})


def contract(face: str, resources: Mapping[str, Any]) -> Contract:
    """Return the operations of one face."""
    if face == "terugmelding":
        return Contract(
            {
                ("GET", "/terugmelding"): Operation("Hoe een terugmelding ervoor staat", Ontvangen, Referentie),
                ("POST", "/terugmelding"): Operation("Een terugmelding doen", Ontvangen, body=TerugMelding),
            },
            notes=(
                "Het concept geeft de parameter geen plaats en beschrijft status en mimeType als keuze uit titels, "
                "waar geen enkele waarde aan voldoet. Hier staat de parameter in de query en zijn de titels de waarden."
            ),
        )
    if face == "meldingen":
        return Contract(
            {
                ("GET", "/meldingen"): Operation("Uw meldingen", Meldingen, Vraag),
                ("POST", "/meldingen"): Operation(
                    "Een melding doen", Melding, body=NieuweMelding, status=201, refusals=CHANGES
                ),
                ("GET", "/meldingen/{melding}"): Operation("Eén melding met haar annotatieboom", Melding, path=Sleutel),
                ("POST", "/meldingen/{melding}/intrekkingen"): Operation(
                    "Een melding intrekken", Melding, path=Sleutel, body=Intrekking, refusals=CHANGES
                ),
                ("GET", "/echo"): Operation("Of de lijn werkt", Echo),
            },
            notes="Eigen vorm: er is geen openbaar REST-koppelvlak voor de annotatieboom.",
        )
    return Contract(
        {
            ("GET", "/meldingen/{melding}"): Operation("Een melding voor de bronhouder", Melding, path=Sleutel),
            ("GET", "/meldingen/{melding}/aanpasbaarheid"): Operation(
                "Of een melding dit gegeven kan veranderen", Aanpasbaarheid, path=Sleutel
            ),
            ("POST", "/meldingen/{melding}/annotaties"): Operation(
                "Wat de bronhouder doet", Melding, path=Sleutel, body=Aantekening, status=201, refusals=CHANGES
            ),
        },
        notes="Eigen vorm. In de oefening mag wie meldde ook de bronhouder spelen.",
    )
