"""Fulfils the login service's question about a person with the BRP, by its client and without importing it."""

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from services.clock import AMSTERDAM, Clock
from services.errors import NotFound
from services.identity.person_source import KnownPerson
from services.identity.session import Level, Party, Session

if TYPE_CHECKING:
    from services.mockhost.backend import Backend

_REGISTRY = "brp"
_MINUTE = timedelta(minutes=1)
_NO_ADDRESS = ("", "", "")


class Persons:
    """A PersonSource. Every question has a token of its own, for that person and one minute."""

    def __init__(self, backend: "Callable[[], Backend]", clock: Clock) -> None:
        self._backend = backend
        self._clock = clock

    def person(self, bsn: str) -> KnownPerson | None:
        """Return who has this number, None when nobody has; raises ServiceError when the BRP does not answer."""
        try:
            answer = self._backend().client(_REGISTRY, self._session(bsn)).person(bsn).value
        except NotFound:
            return None
        return known_person(bsn, answer)

    def _session(self, bsn: str) -> Session:
        now, party = self._clock.now(), Party("citizen", bsn, "")
        until = (now.astimezone(UTC) + _MINUTE).astimezone(AMSTERDAM)
        asked = Session(party, party, Level.HOOG, "aanvraag", now, until, epoch=0, token="")
        return self._backend().signer.sealed(asked)


def known_person(bsn: str, answer: Any) -> KnownPerson:
    """Return what an answer of the BRP says about a request; whatever is left out counts as not there."""
    suspended = _text(_of(answer, "opschorting_bijhouding", "reden"), "code")
    postcode, number, addition = _address(_of(answer, "verblijfplaats"))
    return KnownPerson(
        bsn,
        _text(_of(answer, "naam"), "volledige_naam"),
        _born(_of(answer, "geboorte", "datum")),
        postcode,
        number,
        addition,
        deceased=suspended == "O" or bool(_of(answer, "overlijden")),
        emigrated=suspended == "E",
        investigated=bool(_of(answer, "verblijfplaats", "in_onderzoek")),
    )


def _address(home: Any) -> tuple[str, str, str]:
    address = _of(home, "verblijfadres")
    if not address or not _text(address, "postcode"):
        return _NO_ADDRESS
    addition = f"{_text(address, 'huisletter')}{_text(address, 'huisnummertoevoeging')}"
    return _text(address, "postcode"), _text(address, "huisnummer"), addition


def _born(day: Any) -> str:
    whole = _of(day, "datum")
    if whole:
        return f"{whole:%d-%m-%Y}"
    year, month = _of(day, "jaar") or 0, _of(day, "maand") or 0
    return f"00-{month:02}-{year:04}"


def _of(value: Any, *names: str) -> Any:
    """Return a part of a part; None where anything on the way is not there (msgspec leaves UNSET, which is false)."""
    for name in names:
        value = getattr(value, name, None)
        if not value:
            return None
    return value


def _text(value: Any, name: str) -> str:
    found = _of(value, name)
    return str(found) if found else ""
