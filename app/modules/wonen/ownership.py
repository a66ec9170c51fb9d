"""How this screen words what the Kadaster says: rights, shares, purchases. Plain rules without a screen."""

from collections.abc import Sequence

from app.kit.texts import Texts
from app.modules.wonen.load import Holding
from app.modules.wonen.model import address_line
from services.registries.brk.records import Adres, Breuk, Gerechtigde

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
    return address_line(f"{one.straat} {house}".strip(), one.postcode, one.woonplaats)


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
