"""How this screen words what the sources say: differences, shares, purchases. Plain rules without a screen."""

import re
from collections.abc import Sequence
from datetime import date

from app.kit.texts import Texts
from app.modules.wonen.load import Absent, Holding
from services.registries.brk.records import Adres, Breuk, Gerechtigde
from services.registries.woz.records import Belanghebbende, Taxatieverslag, WozObject

CHART_BARS = 8
"""As many years stand beside each other in the picture; the table has them all."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_NAMED_SHARES = {
    (1, 2): "half",
    (1, 3): "third",
    (2, 3): "two_thirds",
    (1, 4): "quarter",
    (3, 4): "three_quarters",
}
_LIVING = "Wonen"
_FLAT = "appartementsrecht"
_OWNER = "eigenaar"


def size(texts: Texts, square_metres: float) -> str:
    """Return "142 m²"."""
    return texts("size", n=texts.number(square_metres))


def absent(texts: Texts, part: str, why: Absent) -> str:
    """Return the sentence that says why a part of the screen has nothing to show."""
    return texts(f"absent.{part}.{why.reason}", country=why.country or texts("abroad"))


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
    return _address(f"{one.straat} {house}".strip(), one.postcode, one.woonplaats) or one.locatieomschrijving


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


def right(texts: Texts, holding: Holding, bsn: str) -> str:
    """Return "Eigendom, samen met T. Verhoef (ieder de helft)": the citizen's right, with whom, how much each."""
    own = own_right(holding, bsn)
    if own is None:
        return texts("right.none")
    name = _right_name(texts, own.type, holding.zaak.type)
    others = [one for one in holding.rights if one.type == own.type and one is not own]
    mine = _share(own)
    if not others:
        whole = mine.teller == mine.noemer
        return texts("share.alone" if whole else "share.part", right=name, share=share(texts, mine))
    names = _listed(texts, [_holder(texts, one) for one in others])
    every = {(_share(one).teller, _share(one).noemer) for one in (own, *others)}
    if len(every) == 1:
        parts = texts("share.each", share=share(texts, mine))
    else:
        told = [texts("share.you", share=share(texts, mine))]
        told += [
            texts("share.of", name=_holder(texts, one), share=share(texts, _share(one))) for one in others
        ]
        parts = ", ".join(told)
    return texts("share.together", right=name, names=names, parts=parts)


def marital(holding: Holding, bsn: str) -> str:
    """Return the marital status at the purchase, as far as the deed told it."""
    own = own_right(holding, bsn)
    return own.tenaamstelling.burgerlijke_staat_ten_tijde_van_verkrijging.waarde if own else ""


def other_rights(texts: Texts, holding: Holding, bsn: str) -> list[tuple[str, str]]:
    """Return (right, who) for every right of another kind on the same parcel, such as the owner of leased land."""
    own = own_right(holding, bsn)
    return [
        (_right_name(texts, one.type, ""), _holder(texts, one))
        for one in holding.rights
        if own is None or one.type != own.type
    ]


def own_right(holding: Holding, bsn: str) -> Gerechtigde | None:
    """Return the citizen's own right on a parcel."""
    return next((one for one in holding.rights if one.is_van(bsn)), None)


def bought(texts: Texts, holding: Holding, bsn: str) -> tuple[str, str]:
    """Return (term, words) for when the right began and what was paid; empty words when neither is known."""
    own = own_right(holding, bsn)
    day = own.aanvangsdatum if own else None
    paid, year = holding.zaak.koopsom.koopsom, holding.zaak.koopsom.koopjaar
    price = texts.money(paid) if paid is not None else ""
    if day and price:
        key = "bought.day" if year in (None, day.year) else "bought.other_year"
        words = texts(key, date=texts.date(day), price=price, year=year)
    elif day:
        return texts("term.since"), texts.date(day)
    elif price:
        words = texts("bought.year" if year else "bought.price", price=price, year=year)
    else:
        words = ""
    return texts("term.bought"), words


def share(texts: Texts, part: Breuk) -> str:
    """Return a share in words: "de helft", "een derde", "2/5 deel"."""
    if part.teller == part.noemer:
        return texts("share.whole")
    for (top, bottom), key in _NAMED_SHARES.items():
        if part.noemer and part.teller * bottom == part.noemer * top:
            return texts(f"share.{key}")
    return texts("share.fraction", top=part.teller, bottom=part.noemer)


def used_for(holding: Holding) -> str:
    """Return what the parcel is used for, when that is not simply living there."""
    words = holding.zaak.aard_cultuur_bebouwd.waarde
    return "" if words == _LIVING else words


def split(holdings: Sequence[Holding], bag: str) -> tuple[list[Holding], list[Holding]]:
    """Return what belongs to the home (a garage without an address too), and what stands elsewhere."""
    here: list[Holding] = []
    elsewhere: list[Holding] = []
    for one in holdings:
        places = [place for place in one.zaak.adressen if place.adresseerbaar_object_identificatie]
        ours = not places or any(place.adresseerbaar_object_identificatie == bag for place in places)
        (here if ours or not bag else elsewhere).append(one)
    return here, elsewhere


def bag_of(holding: Holding) -> str:
    """Return the BAG id of the building on a parcel, empty when the BRK gives none."""
    return next((one.adresseerbaar_object_identificatie for one in holding.zaak.adressen), "")


def address_of(holding: Holding) -> str:
    """Return the address on a parcel, empty when there is none."""
    return next((_parcel_address(one) for one in holding.zaak.adressen), "")


def _parcel_address(one: Adres) -> str:
    house = f"{one.huisnummer or ''}{one.huisletter and ' ' + one.huisletter}"
    house += one.huisnummertoevoeging and f"-{one.huisnummertoevoeging}"
    return _address(f"{one.straat} {house}".strip(), one.postcode, one.woonplaats)


def _address(street: str, code: str, town: str) -> str:
    spaced = f"{code[:4]} {code[4:]}" if len(code) == 6 else code
    return ", ".join(part for part in (street, f"{spaced} {town}".strip()) if part)


def _share(one: Gerechtigde) -> Breuk:
    return one.tenaamstelling.aandeel or Breuk(teller=1, noemer=1)


def _holder(texts: Texts, one: Gerechtigde) -> str:
    return (one.persoon.omschrijving if one.persoon else "") or texts("someone")


def _right_name(texts: Texts, kind: str, parcel: str) -> str:
    if kind == _OWNER and parcel == _FLAT:
        return texts("right.flat")
    return texts.maybe(f"right.{kind}") or kind.replace("_", " ").capitalize()


def _listed(texts: Texts, names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return texts("and", first=", ".join(names[:-1]), last=names[-1])
