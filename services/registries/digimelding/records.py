"""What Digimelding answers, as far as screens read it: a report is the annotation tree itself."""

import msgspec

from services.stelsel.digimelding.annotations import (
    Annotatie as Annotatie,
    Behandeling as Behandeling,
    Bijlage as Bijlage,
    Contact as Contact,
    Planning as Planning,
    Referentiekenmerk as Referentiekenmerk,
    StatusGezet as StatusGezet,
    Terugmelding as Terugmelding,
)
from services.stelsel.digimelding.corrections import Aanpasbaarheid as Aanpasbaarheid
from services.stelsel.digimelding.report import Melding as Melding
from services.stelsel.digimelding.statuses import Status as Status


class Meldingen(msgspec.Struct, frozen=True):
    """The list as it stands in the answer."""

    meldingen: tuple[Melding, ...]
