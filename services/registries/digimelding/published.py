"""The published concept (Terugmeldingen Standaard 0.2) as structs, and how its parts become a report.

The document leaves holes: its parameter has no place, and ``status`` and ``mimeType`` are a choice of titles, which
no value can satisfy. We take the parameter in the query and write the titles as values, as the examples do.
"""

import binascii
from base64 import b64decode
from collections.abc import Iterable
from typing import Annotated, Any, Literal

import msgspec

from services.stelsel.digimelding.annotations import MOST_BASE64, Bijlage, Short, Words
from services.stelsel.digimelding.attachments import Unfit, attachment, clean_name
from services.stelsel.digimelding.statuses import Status

Code = Literal["BRP", "BAG", "HR", "BRK", "WOZ", "BRV", "BGT", "BRT", "BRO", "BRI"]
REGISTRIES: dict[str, str] = {"HR": "nhr", "BRV": "rdw"}
# The six statuses of the concept, which has no word for a wrong holder.
_STATUS = {
    Status.IN_BEHANDELING: "In Behandeling",
    Status.ONVOLDOENDE_INFORMATIE: "Onvoldoende ContactInformatie",
    Status.VERKEERDE_BRONHOUDER: "Gemeld",
}


class _Published(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """camelCase on the line, unknown members ignored."""


class Registratie(_Published, frozen=True, kw_only=True):
    """Where the report goes."""

    naam: Short = ""
    code: Short = ""
    houder: Short = ""
    basis_registratie_code: Code | None = None


class ContactInformatie(_Published, frozen=True, kw_only=True):
    """Who reports."""

    naam: Short = ""
    telefoon: Annotated[str, msgspec.Meta(pattern=r"^[0-9+-]{8,20}$")] | None = None
    email: Annotated[str, msgspec.Meta(pattern=r"^.+@.+\..+$", max_length=254)] | None = None
    bedrijf: Short = ""


class TerugMeldingHeader(_Published, frozen=True, kw_only=True):
    """About the report as a whole."""

    registratie: Registratie = Registratie()
    melder: ContactInformatie = ContactInformatie()
    datum_melding: Short = ""
    peilmoment: Short = ""
    referentiekenmerk: Annotated[str, msgspec.Meta(max_length=40)] = ""
    melding_bron: Short = ""


class ObjectIdentificatie(_Published, frozen=True, kw_only=True):
    """One key of the object."""

    object_type: Short = ""
    attribuut_urn: Short = ""
    id_waarde: Short = ""


class Geometry(_Published, frozen=True, kw_only=True):
    """Where it is."""

    type: Short = ""
    coordinates: tuple[float, ...] = ()


class PublishedBijlage(_Published, frozen=True, kw_only=True):
    """A file."""

    bestandsnaam: Short = ""
    beschrijving: Short = ""
    mime_type: Short = ""
    bijlage_data: Annotated[str, msgspec.Meta(max_length=MOST_BASE64)] = ""


class TerugMeldingGegeven(_Published, frozen=True, kw_only=True):
    """One doubted datum."""

    object_type: Short = ""
    attribuut_urn: Words
    betwijfelde_waarde: Short = ""
    voorgestelde_waarde: Words
    eigenvelden: dict[str, Any] = {}
    bijlages: tuple[PublishedBijlage, ...] = ()


class TerugMeldingBody(_Published, frozen=True, kw_only=True):
    """The object and what is doubted about it."""

    object_identificatie: Annotated[tuple[ObjectIdentificatie, ...], msgspec.Meta(min_length=1)]
    terug_melding_gegevens: Annotated[tuple[TerugMeldingGegeven, ...], msgspec.Meta(min_length=1)]
    geometry: Geometry | None = None


class TerugMelding(_Published, frozen=True, kw_only=True):
    """The whole body of a report."""

    terug_melding_header: TerugMeldingHeader
    terug_melding_body: TerugMeldingBody


def attachments(found: Iterable[PublishedBijlage], most: int) -> list[Bijlage]:
    """Return the first ``most`` files of the concept that can be kept. Its own example has one that is no base64."""
    kept: list[Bijlage] = []
    for one in found:
        try:
            content = b64decode(one.bijlage_data, validate=True)
            kept.append(attachment(clean_name(one.bestandsnaam), content, one.beschrijving))
        except (binascii.Error, ValueError, Unfit):
            continue
    return kept[:most]


class Ontvangen(_Published, frozen=True, kw_only=True):
    """That it was received, and how it stands."""

    terug_melding_referentie: str
    referentie_kenmerk: str = ""
    status: str = ""
    beschrijving: str = ""


class Referentie(msgspec.Struct, frozen=True):
    """Which report; without it the newest."""

    reference: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-fA-F-]{36}$")] | None = msgspec.field(
        name="terugMeldingReferentie", default=None
    )


def status_of(status: Status) -> str:
    """Return the word of the concept for a status."""
    return _STATUS.get(status, status.value)


def registry_of(header: TerugMeldingHeader, urn: str) -> str:
    """Return the registry id that a report is about: by its code, else by the urn of the datum."""
    code = header.registratie.basis_registratie_code or header.registratie.code.upper()
    parts = urn.split(":")
    return REGISTRIES.get(code, code.lower()) or (parts[1] if len(parts) > 2 else "")
