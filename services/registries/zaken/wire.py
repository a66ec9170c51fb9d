"""The bodies of the ZGW faces as the client reads them: the contract's members, and ours under ``voorportaal``."""

from datetime import date, datetime
from typing import Generic, TypeVar

import msgspec

from services.registries.zaken.records import ToDo

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """One page of a paginated list."""

    results: tuple[T, ...]
    next: str | None = None


class WireType(msgspec.Struct, frozen=True, rename="camel"):
    """ZaakType."""

    url: str
    omschrijving: str
    informatieobjecttypen: tuple[str, ...] = ()


class WireStep(msgspec.Struct, frozen=True, rename="camel"):
    """StatusType."""

    url: str
    omschrijving: str
    volgnummer: int
    is_eindstatus: bool = False


class StatusExpansion(msgspec.Struct, frozen=True):
    """What comes along with a status."""

    statustype: WireStep | None = None


class WireStatus(msgspec.Struct, frozen=True, rename="camel"):
    """Status."""

    statustype: str
    datum_status_gezet: datetime
    statustoelichting: str = ""


class ExpandedStatus(msgspec.Struct, frozen=True, rename="camel"):
    """Status as it comes along with a case; everything may be absent, for an empty object stands for "none yet"."""

    datum_status_gezet: datetime | None = None
    expand: StatusExpansion | None = msgspec.field(name="_expand", default=None)


class ResultExtra(msgspec.Struct, frozen=True):
    """Ours on a resultaattype."""

    gunstig: bool | None = None


class WireResultType(msgspec.Struct, frozen=True):
    """ResultaatType."""

    omschrijving: str
    voorportaal: ResultExtra | None = None


class ResultExpansion(msgspec.Struct, frozen=True):
    """What comes along with a result."""

    resultaattype: WireResultType | None = None


class WireResult(msgspec.Struct, frozen=True):
    """Resultaat; everything may be absent, for an empty object stands for "no result"."""

    toelichting: str = ""
    expand: ResultExpansion | None = msgspec.field(name="_expand", default=None)


class RoleContact(msgspec.Struct, frozen=True):
    """ContactPersoonRol."""

    naam: str = ""
    telefoonnummer: str = ""


class WireRole(msgspec.Struct, frozen=True, rename="camel"):
    """Rol."""

    omschrijving_generiek: str = ""
    contactpersoon_rol: RoleContact | None = None


class WireMoment(msgspec.Struct, frozen=True):
    """Ours: an own act or something planned."""

    datum: date
    titel: str
    toelichting: str = ""


class WireLetter(msgspec.Struct, frozen=True):
    """Ours: a letter in the timeline."""

    datum: date
    titel: str
    bericht: str = ""


class WireOffice(msgspec.Struct, frozen=True):
    """Ours: the organisation's name and how its letters call it."""

    naam: str = ""
    aanduiding: str = ""


class WireContact(msgspec.Struct, frozen=True):
    """Ours: whom to ask."""

    naam: str = ""
    team: str = ""
    telefoon: str = ""
    bereikbaar: str = ""
    terugbellen: bool = False


class CaseExtra(msgspec.Struct, frozen=True, rename="camel"):
    """Ours on a zaak."""

    organisatie: WireOffice = WireOffice()
    contact: WireContact = WireContact()
    kort: str = ""
    todo: ToDo | None = None
    aanvullen: bool = True
    opgeschort_vanaf: date | None = None
    handelingen: tuple[WireMoment, ...] = ()
    gepland: tuple[WireMoment, ...] = ()
    berichten: tuple[WireLetter, ...] = ()


class Pause(msgspec.Struct, frozen=True):
    """Opschorting."""

    indicatie: bool = False
    reden: str = ""


class CaseExpansion(msgspec.Struct, frozen=True):
    """What comes along with a case."""

    zaaktype: WireType | None = None
    status: ExpandedStatus | None = None
    resultaat: WireResult | None = None
    rollen: tuple[WireRole, ...] = ()


class WireCase(msgspec.Struct, frozen=True, rename="camel"):
    """Zaak."""

    url: str
    uuid: str
    zaaktype: str
    bronorganisatie: str
    startdatum: date
    identificatie: str = ""
    omschrijving: str = ""
    toelichting: str = ""
    einddatum: date | None = None
    uiterlijke_einddatum_afdoening: date | None = None
    opschorting: Pause | None = None
    resultaat: str | None = None
    expand: CaseExpansion = msgspec.field(name="_expand", default=CaseExpansion())
    voorportaal: CaseExtra = CaseExtra()


class WireDocument(msgspec.Struct, frozen=True):
    """EnkelvoudigInformatieObject."""

    url: str
    titel: str
    creatiedatum: date
    bestandsnaam: str = ""
    formaat: str = ""
    bestandsomvang: int | None = None
    ontvangstdatum: date | None = None
    verzenddatum: date | None = None
