"""Turns a company's record into terms and words: plain rules without a screen."""

from app.kit.doubting import About
from app.kit.texts import Texts
from services.identifiers import format_postcode
from services.registries.nhr.records import Activiteit, Adres, Basisprofiel, Vestiging, datum

Fact = tuple[str, str]


def of_company(texts: Texts, one: Basisprofiel) -> list[Fact]:
    """Return what the register says of the whole company; what it does not say is left out."""
    owner = one.embedded.eigenaar
    return _known(
        (texts("term.name"), one.statutaire_naam or one.naam),
        (texts("term.kvk"), one.kvk_nummer),
        (texts("term.rsin"), owner.rsin),
        (texts("term.form"), texts.official(owner.uitgebreide_rechtsvorm or owner.rechtsvorm)),
        (texts("term.since"), _day(texts, one.materiele_registratie.datum_aanvang)),
        (texts("term.until"), _day(texts, one.materiele_registratie.datum_einde)),
        (texts("term.people"), "" if one.totaal_werkzame_personen is None else str(one.totaal_werkzame_personen)),
        (texts("term.trade_names"), "\n".join(name.naam for name in one.handelsnamen)),
        (texts("term.work"), _work(one.sbi_activiteiten)),
        (texts("term.post"), _addresses(owner.adressen)),
    )


def of_place(texts: Texts, one: Vestiging) -> list[Fact]:
    """Return what the register says of one place of business."""
    return _known(
        (texts("term.number"), one.vestigingsnummer),
        (texts("term.address"), _addresses(one.adressen)),
        (texts("term.people"), "" if one.totaal_werkzame_personen is None else str(one.totaal_werkzame_personen)),
        (texts("term.work"), _work(one.sbi_activiteiten)),
        (texts("term.site"), "\n".join(one.websites)),
    )


def doubted_company(one: Basisprofiel) -> About:
    """Return the data of the company, for who wants to report that one is wrong."""
    owner = one.embedded.eigenaar
    data = (
        ("statutaireNaam", one.statutaire_naam),
        ("rechtsvorm", owner.rechtsvorm),
        ("materieleRegistratie", ""),
        ("totaalWerkzamePersonen", "" if one.totaal_werkzame_personen is None else str(one.totaal_werkzame_personen)),
        ("handelsnamen", ", ".join(name.naam for name in one.handelsnamen)),
        ("sbiActiviteiten", ", ".join(work.sbi_omschrijving for work in one.sbi_activiteiten)),
        ("correspondentieadres", ""),
    )
    return About("nhr", data, one.kvk_nummer)


def doubted_place(one: Vestiging) -> About:
    """Return the data of a place of business, for who wants to report that one is wrong."""
    data = (
        ("bezoekadres", _addresses(one.adressen)),
        ("totaalWerkzamePersonen", "" if one.totaal_werkzame_personen is None else str(one.totaal_werkzame_personen)),
        ("sbiActiviteiten", ", ".join(work.sbi_omschrijving for work in one.sbi_activiteiten)),
    )
    return About("nhr", data, one.vestigingsnummer)


def _known(*facts: Fact) -> list[Fact]:
    return [(term, words) for term, words in facts if words]


def _day(texts: Texts, written: str) -> str:
    day = datum(written)
    if day is None:
        return ""
    return texts.date(day.volledig) if day.volledig else str(day.jaar)


def _work(found: tuple[Activiteit, ...]) -> str:
    return "\n".join(f"{one.sbi_omschrijving} ({one.sbi_code})" for one in found)


def _addresses(found: tuple[Adres, ...]) -> str:
    return "\n".join(_address(one) for one in found)


def _address(one: Adres) -> str:
    if one.postbusnummer:
        street = f"Postbus {one.postbusnummer}"
    else:
        number = "".join(str(part) for part in (one.huisnummer or "", one.huisletter))
        extra = f"-{one.huisnummer_toevoeging}" if one.huisnummer_toevoeging else ""
        street = f"{one.straatnaam} {number}{extra}".strip()
    town = f"{format_postcode(one.postcode)} {one.plaats}".strip() if one.postcode else one.plaats
    return ", ".join(part for part in (street, town) if part)
