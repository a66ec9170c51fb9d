"""How this screen words what the sources say: differences, shares, purchases. Plain rules without a screen."""

import re
from datetime import date

from app.kit.texts import Texts
from app.modules.wonen.load import Absent
from services.registries.woz.records import Belanghebbende, Taxatieverslag, WozObject

CHART_BARS = 8
"""As many years stand beside each other in the picture; the table has them all."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def size(texts: Texts, square_metres: float) -> str:
    """Return "142 m²"."""
    return texts("size", n=texts.number(square_metres))


def absent(texts: Texts, part: str, why: Absent) -> str:
    """Return the sentence that says why a part of the screen has nothing to show."""
    return texts(f"absent.{part}.{why.reason}", country=texts.official(why.country, "land") or texts("abroad"))


def town(texts: Texts, found: WozObject) -> str:
    """Return "gemeente Zoetermeer", or plainly the municipality."""
    name = found.verantwoordelijke_gemeente.omschrijving
    return texts("municipality", town=name) if name else texts("some_municipality")


def difference(texts: Texts, found: WozObject, today: date) -> str:
    """Return how the newest value differs from the one before, and when the next one comes."""
    values = found.reeks
    said = []
    if len(values) > 1:
        newest, before = values[-1], values[-2]
        more = newest.vastgestelde_waarde - before.vastgestelde_waarde
        key = "more" if more > 0 else "less" if more < 0 else "same"
        passed = newest.waardepeildatum.year - before.waardepeildatum.year
        than = (
            texts("value.year_before")
            if passed == 1
            else texts("value.than", date=texts.date(before.waardepeildatum))
        )
        said.append(texts(f"value.{key}", amount=texts.money(abs(more)), than=than))
    if values:
        # A value of 1 January counts for the year after it; the notice comes at the end of February.
        year = values[-1].waardepeildatum.year + 2
        if year >= today.year:
            said.append(texts("value.next" if year == today.year else "value.next_year", year=year))
    return " ".join(said)


def role(texts: Texts, found: WozObject, bsn: str) -> str:
    """Return one sentence when somebody else is the owner by the municipality; empty for the owner."""
    owner = found.belanghebbende_eigenaar
    if owner is None or owner.burgerservicenummer == bsn:
        return ""
    return texts("value.owner_is", owner=name_of(owner, texts))


def name_of(party: Belanghebbende, texts: Texts) -> str:
    """Return the name of an owner or user."""
    return party.naam or texts("someone")


def contested(texts: Texts, found: WozObject) -> str:
    """Return the words for an objection that runs against the newest value; empty when there is none."""
    newest = found.actueel
    if newest is None:
        return ""
    for status in reversed(newest.beschikkings_statussen):
        words = texts.maybe(f"status.{status}")
        if words:
            return words
    return texts("status.contested") if newest.indicatie_bezwaar_beroep else ""


def place_of(found: WozObject) -> str:
    """Return the address of a property: "Wilgenkwartier 18, 2729 XY Zoetermeer", or its description."""
    one = found.aanduiding
    house = f"{one.huisnummer or ''}{one.huisletter and ' ' + one.huisletter}"
    house += one.huisnummertoevoeging and f"-{one.huisnummertoevoeging}"
    return (
        address_line(f"{one.straat} {house}".strip(), one.postcode, one.woonplaats) or one.locatieomschrijving
    )


def month_of(texts: Texts, text: str) -> str:
    """Return "november 2024" for "2024-11"; anything else as it came."""
    found = _MONTH.fullmatch(text)
    return texts.month_year(date(int(found[1]), int(found[2]), 1)) if found else text


def reported(texts: Texts, report: Taxatieverslag) -> str:
    """Return what was reported about the size, and by whom; empty when nothing was."""
    told = report.melding
    if told is None:
        return ""
    key = "report.you_said" if told.eigen else "report.said"
    return texts(key, date=texts.date(told.datum), size=size(texts, told.oppervlakte))


def sales(texts: Texts, report: Taxatieverslag) -> list[tuple[str, str, str, str]]:
    """Return (address, size, month, price) of every house the municipality compared with."""
    return [
        (one.adres, size(texts, one.oppervlakte), month_of(texts, one.verkocht), texts.money(one.prijs))
        for one in report.vergelijkbaar
    ]


def address_line(street: str, code: str, town: str) -> str:
    """Return "Wilgenkwartier 18, 2729 XY Zoetermeer"; parts that are empty are left out."""
    spaced = f"{code[:4]} {code[4:]}" if len(code) == 6 else code
    return ", ".join(part for part in (street, f"{spaced} {town}".strip()) if part)
