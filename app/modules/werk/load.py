"""What this screen reads: payers, incomes, assessments and the file at UWV; runs on a worker."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from services.http import Sourced
from services.http.once import Once
from services.identity.session import Session
from services.registries.belastingdienst.records import Aanslag
from services.registries.blau.records import Inkomstenverhouding
from services.registries.bri.records import Inkomen
from services.registries.uwv.records import Klantdossier

if TYPE_CHECKING:
    from services.registries.belastingdienst.client import Client as TaxClient
    from services.registries.blau.client import Client as WageClient
    from services.registries.bri.client import Client as IncomeClient
    from services.registries.uwv.client import Client as UwvClient

Ask = Callable[[str], Any]
Payers = Sourced[tuple[Inkomstenverhouding, ...]]
Incomes = Sourced[tuple[Inkomen, ...]]
Assessments = Sourced[tuple[Aanslag, ...]]
File = Sourced[Klantdossier]


class Sources:
    """What one visit asks: every source once, so that a redraw asks nothing again; a failure is asked again."""

    def __init__(self, session: Session, client: Ask) -> None:
        self.payers: Once[Payers] = Once(partial(payers, session, client))
        self.incomes: Once[Incomes] = Once(partial(incomes, session, client))
        self.assessments: Once[Assessments] = Once(partial(assessments, session, client))
        self.file: Once[File] = Once(partial(file, session, client))


def payers(session: Session, client: Ask) -> Payers:
    """Return who pays or paid the citizen, present ones first; raises ServiceError."""
    blau: WageClient = client("blau")
    return blau.inkomstenverhoudingen(session.subject.id)


def incomes(session: Session, client: Ask) -> Incomes:
    """Return the income of every year, newest first; raises ServiceError."""
    bri: IncomeClient = client("bri")
    return bri.inkomens(session.subject.id)


def assessments(session: Session, client: Ask) -> Assessments:
    """Return the assessments of income tax, newest first; raises ServiceError."""
    tax: TaxClient = client("belastingdienst")
    return tax.aanslagen(session.subject.id)


def file(session: Session, client: Ask) -> File:
    """Return the citizen's file at UWV; raises ServiceError."""
    uwv: UwvClient = client("uwv")
    return uwv.klantdossier(session.subject.id)
