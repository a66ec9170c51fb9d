"""The account of a practice person: what the head of the file says, the optional ``[inloggen]`` table, and defaults."""

from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from services.clock import AMSTERDAM
from services.identity.account import (
    Account,
    App,
    AppStatus,
    Document,
    DocumentKind,
    DocumentStatus,
    Reminder,
    Status,
)

TABLE = "inloggen"
"""The one table of a persona's file that belongs to no registry."""

APP_PIN, CARD_PIN, LICENCE_PIN, ACCESS, PUK = "28451", "51937", "73195", "640218", "40628193"
LICENCE_AGE = 18


class AppSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An app of the person. ``id_check`` names the document that was read; empty is none."""

    apparaat: str
    pincode: str = APP_PIN
    code: str = ""
    geactiveerd: datetime = datetime(2024, 11, 9, 15, 40, tzinfo=AMSTERDAM)
    laatst: datetime | None = None
    status: AppStatus = "active"
    id_check: DocumentKind | Literal[""] = "identiteitskaart"


class DocumentSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document with a chip; ``toegangscode`` is the six digits on an identity card.

    ``inlogfunctie`` is off until the R code of a letter turned it on; ``pogingen`` are wrong pins before today.
    """

    soort: DocumentKind
    nummer: str
    afgegeven: date
    pincode: str = CARD_PIN
    toegangscode: str = ""
    puk: str = PUK
    inlogfunctie: DocumentStatus = "active"
    pogingen: int = 0


class LoginTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a persona's file may say about logging in; everything left out is as for everybody.

    ``email = ""`` is none. ``vraagt`` is what the login service asks after the first login. ``eerste_keer``: the
    account was never used, so its usage history is empty.
    """

    status: Status = "active"
    email: str | None = None
    taal: str = "nl"
    sms: bool = True
    gesproken_sms: bool = False
    altijd_twee_stappen: bool = False
    apps: tuple[AppSpec, ...] | None = None
    documenten: tuple[DocumentSpec, ...] | None = None
    vraagt: tuple[Reminder, ...] = ()
    eerste_keer: bool = False


def practice_account(base: Account, born: date, table: LoginTable) -> Account:
    """Return ``base`` (name, user name, password, number) with everything the table and the defaults add."""
    apps = _usual_apps(base.bsn) if table.apps is None else tuple(map(_app, table.apps))
    own = table.documenten
    return replace(
        base,
        status=table.status,
        email=f"{base.username}@post.example" if table.email is None else table.email,
        email_checked=table.email != "" and "email_check" not in table.vraagt,
        language=table.taal,
        sms=table.sms,
        spoken=table.gesproken_sms,
        two_steps=table.altijd_twee_stappen,
        apps=apps,
        documents=_usual_documents(base.bsn, born) if own is None else tuple(map(_document, own)),
        asks=table.vraagt,
        first_time=table.eerste_keer,
    )


def _usual_apps(bsn: str) -> tuple[App, ...]:
    return (_app(AppSpec(apparaat="Oefentelefoon", code=f"K{bsn[-3:]}")),)


def _usual_documents(bsn: str, born: date) -> tuple[Document, ...]:
    card = Document("identiteitskaart", f"IN{bsn[2:8]}{bsn[8]}", date(2022, 5, 11), CARD_PIN, ACCESS, puk=PUK)
    passport = Document("paspoort", f"NP{bsn[2:8]}{bsn[8]}", date(2021, 8, 24), CARD_PIN)
    adult = date(born.year + LICENCE_AGE, born.month, min(born.day, 28))
    if adult > date(2020, 9, 2):
        return (card, passport)
    return (card, Document("rijbewijs", f"5{bsn}", date(2020, 9, 2), LICENCE_PIN, puk=PUK), passport)


def _app(spec: AppSpec) -> App:
    activated = spec.geactiveerd.replace(tzinfo=AMSTERDAM)
    used = spec.laatst.replace(tzinfo=AMSTERDAM) if spec.laatst is not None else activated
    code = spec.code or spec.pincode[::-1]
    return App(code, spec.apparaat, spec.pincode, activated, used, spec.status, spec.id_check)


def _document(spec: DocumentSpec) -> Document:
    return Document(
        spec.soort, spec.nummer, spec.afgegeven, spec.pincode, spec.toegangscode, spec.pogingen, spec.puk,
        status=spec.inlogfunctie,
    )
