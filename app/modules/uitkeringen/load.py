"""What this screen reads: allowances, what SVB pays, and maintenance; runs on a worker."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from services.http import Sourced
from services.http.once import Once
from services.identity.session import Session
from services.registries.lbio.records import Alimentatie
from services.registries.svb.records import Kinderbijslag, Uitkering
from services.registries.toeslagen.records import Toeslag

if TYPE_CHECKING:
    from services.registries.lbio.client import Client as MaintenanceClient
    from services.registries.svb.client import Client as SvbClient
    from services.registries.toeslagen.client import Client as AllowanceClient

Ask = Callable[[str], Any]
Allowances = Sourced[tuple[Toeslag, ...]]
Maintenance = Sourced[tuple[Alimentatie, ...]]


class Svb(Struct, frozen=True):
    """What SVB pays: AOW or Anw, and child benefit."""

    benefits: tuple[Uitkering, ...]
    children: Kinderbijslag

    @property
    def empty(self) -> bool:
        """True when SVB pays nothing."""
        return not (self.benefits or self.children.betalingen)


class Sources:
    """What one visit asks: every source once, so that a redraw asks nothing again; a failure is asked again."""

    def __init__(self, session: Session, client: Ask) -> None:
        self.allowances: Once[Allowances] = Once(partial(allowances, session, client))
        self.svb: Once[Sourced[Svb]] = Once(partial(svb, session, client))
        self.maintenance: Once[Maintenance] = Once(partial(maintenance, session, client))


def allowances(session: Session, client: Ask) -> Allowances:
    """Return the allowances, newest year first; raises ServiceError."""
    toeslagen: AllowanceClient = client("toeslagen")
    return toeslagen.toeslagen(session.subject.id)


def svb(session: Session, client: Ask) -> Sourced[Svb]:
    """Return what SVB pays; raises ServiceError."""
    registry: SvbClient = client("svb")
    benefits = registry.uitkeringen(session.subject.id)
    children = registry.kinderbijslag(session.subject.id)
    told = Svb(benefits.value, children.value)
    return Sourced(told, children.source, children.holder, children.retrieved, benefits.marks or children.marks)


def maintenance(session: Session, client: Ask) -> Maintenance:
    """Return the maintenance that LBIO is involved in; raises ServiceError."""
    lbio: MaintenanceClient = client("lbio")
    return lbio.alimentaties(session.subject.id)
