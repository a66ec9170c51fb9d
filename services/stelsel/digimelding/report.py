"""One report as a tree of annotations: what may be added to it, by whom, and what it says as a whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from services.stelsel.digimelding.annotations import (
    MOST_ATTACHMENTS,
    Annotatie,
    Behandeling,
    Bijlage,
    Contact,
    Leaf,
    Planning,
    Referentiekenmerk,
    StatusGezet,
    Wortel,
)
from services.stelsel.digimelding.statuses import Role, Status, check, following, is_end

L = TypeVar("L", bound=Leaf)
BUSY = (Status.IN_BEHANDELING, Status.INGEPLAND)
# Who may add which kind of leaf; a status has rules of its own.
_BY: dict[type[Leaf], tuple[Role, ...]] = {
    StatusGezet: ("melder", "bronhouder"),
    Referentiekenmerk: ("melder",),
    Contact: ("melder", "bronhouder"),
    Bijlage: ("melder", "bronhouder"),
    Planning: ("bronhouder",),
    Behandeling: ("bronhouder",),
}
_ATTACHMENTS = {"BRP": 0}


def most_attachments(registration: str) -> int:
    """Return how many files a registry takes, by its code of at most three letters."""
    return _ATTACHMENTS.get(registration, MOST_ATTACHMENTS)


class Refused(Exception):
    """An annotation that this report does not take; ``code`` says why in one word."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class Melding(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """The root with its leaves, in the order in which they were made."""

    wortel: Wortel
    annotaties: tuple[Annotatie, ...] = ()

    @property
    def id(self) -> str:
        """The reference of the report (terugMeldingReferentie)."""
        return self.wortel.id

    @property
    def status(self) -> Status:
        """The last status that was set."""
        return self._last(StatusGezet).status if self._of(StatusGezet) else Status.GEMELD

    @property
    def kenmerk(self) -> str:
        """The reporter's own reference, or empty."""
        found = self._of(Referentiekenmerk)
        return found[-1].kenmerk if found else ""

    @property
    def over(self) -> bool:
        """True when the report has come to its end."""
        return is_end(self.status)

    @property
    def in_onderzoek(self) -> bool:
        """True while the holder has the datum marked as under investigation because of this report."""
        marks = [one.onderzoek for one in self._of(Behandeling) if one.onderzoek]
        return bool(marks) and marks[-1] == "ingesteld" and not self.over

    @property
    def besluit(self) -> Behandeling | None:
        """What the holder decided, once he did."""
        return next((one for one in reversed(self._of(Behandeling)) if one.besluit), None)

    @property
    def undecided(self) -> bool:
        """True while the holder is busy with the report and has not decided about the datum."""
        return self.status in BUSY and self.besluit is None

    @property
    def planned(self) -> date | None:
        """The last planned day."""
        found = self._of(Planning)
        return found[-1].datum if found else None

    @property
    def behandelaar(self) -> Contact | None:
        """Who handles the report."""
        return next((one for one in reversed(self._of(Contact)) if one.type == "Behandelaar"), None)

    @property
    def short(self) -> "Melding":
        """The report as it stands in a list: attachments without their content."""
        leaves = tuple(
            msgspec.structs.replace(one, inhoud=msgspec.structs.replace(one.inhoud, inhoud=""))
            if isinstance(one.inhoud, Bijlage)
            else one
            for one in self.annotaties
        )
        return msgspec.structs.replace(self, annotaties=leaves)

    def may(self, after: Status, by: Role) -> bool:
        """True when ``by`` may set this status now; what was decided and done cannot be withdrawn any more."""
        too_late = after is Status.INGETROKKEN and self.besluit is not None
        return not too_late and after in following(self.status if self._of(StatusGezet) else None, by)

    def leaves(self, kind: type[L]) -> tuple[L, ...]:
        """Return the contents of every leaf of one kind, oldest first."""
        return tuple(self._of(kind))

    def _of(self, kind: type[L]) -> list[L]:
        return [one.inhoud for one in self.annotaties if isinstance(one.inhoud, kind)]

    def _last(self, kind: type[L]) -> L:
        return self._of(kind)[-1]


def added(report: Melding, leaf: Annotatie) -> Melding:
    """Return ``report`` with one leaf more; raises NotAllowed or Refused when it does not take this one now."""
    _judge(report, leaf)
    return msgspec.structs.replace(report, annotaties=(*report.annotaties, leaf))


def added_all(report: Melding, leaves: Iterable[Annotatie]) -> Melding:
    """Return ``report`` with several leaves more, all or none."""
    for leaf in leaves:
        report = added(report, leaf)
    return report


def _judge(report: Melding, leaf: Annotatie) -> None:
    by, said = leaf.door.rol, leaf.inhoud
    known = {report.id, *(one.id for one in report.annotaties)}
    if leaf.bij not in known or leaf.id in known:
        raise Refused("boom", "deze aantekening hangt nergens aan, of is er al")
    if isinstance(said, StatusGezet):
        _judge_status(report, said.status, by)
        return
    if by not in _BY[type(said)]:
        raise Refused("rol", f"de {by} kan dit niet toevoegen")
    if report.over:
        raise Refused("afgelopen", "deze melding is afgelopen")
    if isinstance(said, Behandeling):
        _judge_handling(report, said)
    if isinstance(said, Bijlage):
        _judge_attachment(report.wortel.inhoud.registratie, report.leaves(Bijlage))


def _judge_status(report: Melding, after: Status, by: Role) -> None:
    before = report.status if report.leaves(StatusGezet) else None
    check(before, after, by)
    if after is Status.INGETROKKEN and report.besluit is not None:
        raise Refused("besluit", "er is al een besluit, dat is uitgevoerd")
    if after is Status.AFGEHANDELD and report.besluit is None:
        raise Refused("besluit", "een melding is pas afgehandeld als de bronhouder een besluit heeft genomen")


def _judge_handling(report: Melding, said: Behandeling) -> None:
    if not said.sound:
        raise Refused("behandeling", "een behandeling zegt iets over het onderzoek, of een besluit met zijn waarde")
    if report.status not in BUSY:
        raise Refused("status", "de bronhouder neemt de melding eerst in behandeling")
    if said.onderzoek and (said.onderzoek == "ingesteld") == report.in_onderzoek:
        raise Refused("onderzoek", "het onderzoek staat al zo")
    if said.besluit and report.besluit is not None:
        raise Refused("besluit", "er is al een besluit")


def _judge_attachment(registration: str, there: Sequence[Bijlage]) -> None:
    most = most_attachments(registration)
    if len(there) >= most:
        raise Refused("bijlagen", f"de {registration} neemt hoogstens {most} bijlagen aan")
