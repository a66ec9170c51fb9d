"""What a holder may truthfully decide about a datum: its registry is asked before anybody is told.

A decision is one of three: the datum is mended (and the registry has mended it), it is right (so the registry holds
it), or a report is not how it changes, with the ground for that.
"""

import msgspec

from services.errors import ServiceError
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.digimelding.block import Block
from services.stelsel.digimelding.annotations import Behandeling, Grond, Terugmelding
from services.stelsel.digimelding.corrections import Aanpasbaarheid, explained, obstacle

_CONFLICT = 409
_REFUSALS = (404, _CONFLICT)


class Holder:
    """The registry of one doubted datum, as Digimelding speaks to it for the holder."""

    def __init__(self, world: World[Block], who: str, said: Terugmelding) -> None:
        self._world, self._who, self._said = world, who, said
        self._registry, _, self._datum = said.gegeven.partition(".")

    def changeable(self) -> Aanpasbaarheid:
        """Return whether the datum can be changed as reported; raises Problem 503."""
        ground, _ = self._ground(self._said.voorgestelde_waarde)
        return Aanpasbaarheid(not ground, ground, explained(self._said.gegeven, ground))

    def settled(self, decided: Behandeling) -> Behandeling:
        """Return a decision with its ground, when it is true; raises Problem 409 for one that is not."""
        ground, words = self._ground(decided.waarde or self._said.voorgestelde_waarde)
        match decided.besluit:
            case "aangepast" if ground:
                raise self._conflict(words)
            case "niet aangepast" if ground == "registratie":
                raise self._conflict(words)
            case "niet via melding" if not ground:
                raise self._conflict("Een melding kan dit wel veranderen.")
            case "niet via melding":
                return msgspec.structs.replace(decided, grond=ground)
        return decided

    def correct(self, value: str) -> None:
        """Let the registry change the datum; raises Problem 409 in its words when it does not, 503 when it is out."""
        refused = self._refusal(value, trial=False)
        if refused:
            raise self._conflict(refused)

    def _conflict(self, words: str) -> Problem:
        return Problem(_CONFLICT, detail=f"{self._said.naam}: {words}")

    def _ground(self, value: str) -> tuple[Grond, str]:
        """Return why no report changes the datum into ``value`` and how that is said; twice empty when one does.

        Whether the registry holds the datum at all is tried with what it says now when ``value`` does not fit.
        """
        term = self._said.gegeven
        barred = obstacle(term, value)
        if barred == "datum":
            return "gegeven", f"Een melding verandert dit niet. {explained(term, 'gegeven')}"
        fitting = [one for one in (value, self._said.betwijfelde_waarde) if obstacle(term, one) is None]
        refused = self._refusal(fitting[0], trial=True) if fitting else ""
        if refused:
            return "registratie", refused
        return ("waarde", explained(term, "waarde")) if barred else ("", "")

    def _refusal(self, value: str, *, trial: bool) -> str:
        """Ask for the correction, or only whether it can be done; returns the registry's words when it cannot."""
        if self._world.ask is None:
            raise Problem(503, detail="De registratie is niet te bereiken.")
        body = {
            "gegeven": self._datum, "object": self._said.thing, "persoon": self._who,
            "waarde": value, "proef": trial,
        }  # fmt: skip
        try:
            self._world.ask(self._registry, "beheer", "/correcties", body)
        except ServiceError as error:
            if error.status in _REFUSALS:
                return error.detail
            why = f"{self._said.naam}: de registratie antwoordt niet. Probeer het later opnieuw."
            raise Problem(503, detail=why) from error
        return ""
