"""Asks Machtigen for the citizen of this session: overview, give, ask, activate, refuse and end."""

from datetime import date
from urllib.parse import quote

from services.errors import ServiceError
from services.http import Line, Sourced
from services.identity.machtigen.mandate import Reason, Refused
from services.registries.machtigen.records import Machtiging, Machtigingen, Voorbeeld

REASONS: frozenset[str] = frozenset(Reason.__args__)  # type: ignore[attr-defined]


class Client:
    """Every method raises ServiceError when no answer comes; what is answered with "no" is Refused with its reason."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("machtigingen")

    def overview(self) -> Sourced[Machtigingen]:
        """Return what this citizen gave and has."""
        reply = self._channel.get("/machtigingen")
        return self._line.sourced(reply.decode(Machtigingen), reply)

    def give(self, dienst: str, van: date, tot_en_met: date) -> Machtiging:
        """Give a machtiging; the answer holds the code. Raises Refused."""
        return self._made("/machtigingen", dienst=dienst, van=van.isoformat(), totEnMet=tot_en_met.isoformat())

    def ask(self, bsn: str, dienst: str, van: date, tot_en_met: date) -> Machtiging:
        """Ask for a machtiging; its code goes to the other by letter. Raises Refused."""
        period = {"van": van.isoformat(), "totEnMet": tot_en_met.isoformat()}
        return self._made("/aanvragen", burgerservicenummer=bsn, dienst=dienst, **period)

    def look_up(self, code: str, bsn: str) -> Voorbeeld:
        """Return what a code is good for. Raises Refused."""
        told = {"machtigingscode": code, "burgerservicenummer": bsn}
        try:
            return self._channel.post("/codecontroles", told).decode(Voorbeeld)
        except ServiceError as error:
            raise _refused(error) from error

    def activate(self, code: str, bsn: str) -> Machtiging:
        """Accept the machtiging of this code. Raises Refused."""
        return self._made("/activeringen", machtigingscode=code, burgerservicenummer=bsn)

    def end(self, machtiging: str) -> Machtiging:
        """Take a machtiging back, or give it up. Raises Refused."""
        return self._made(f"/machtigingen/{quote(machtiging, safe='')}/intrekking")

    def decline(self, machtiging: str) -> Machtiging:
        """Refuse what was asked or offered. Raises Refused."""
        return self._made(f"/machtigingen/{quote(machtiging, safe='')}/weigering")

    def _made(self, path: str, **told: str) -> Machtiging:
        try:
            return self._channel.post(path, told).decode(Machtiging)
        except ServiceError as error:
            raise _refused(error) from error


def _refused(error: ServiceError) -> Exception:
    """Return the refusal that the problem document names; anything else stays the failure it was."""
    code = str(error.problem.get("code", ""))
    return Refused(code) if code in REASONS else error  # type: ignore[arg-type]
