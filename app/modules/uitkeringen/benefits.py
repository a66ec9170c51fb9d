"""How this screen words what SVB pays and what LBIO keeps account of: plain rules without a screen."""

from datetime import date

from app.kit.contributions import Mark
from app.kit.facts import Fact, known
from app.kit.texts import Texts
from services.registries.lbio.records import Alimentatie
from services.registries.svb.records import Betaling, Inhouding, Kinderbijslag, Uitkering

_MARKS = {"lopend": ("ok", "circle-check"), "opgeschort": ("warn", "player-pause")}
_LBIO_MARKS = {"in behandeling": ("info", "circle-dashed"), "LBIO int": ("info", "circle-dashed")}
_WHOLE = 100


def name(texts: Texts, one: Uitkering) -> str:
    """Return "AOW" or "Anw" in full."""
    return texts.maybe(f"benefit.{one.soort}") or one.soort


def mark(texts: Texts, one: Uitkering) -> Mark:
    """Return how a benefit stands."""
    kind, icon = _MARKS.get(one.status, ("neutral", "minus"))
    return Mark(kind, texts.maybe(f"benefit_status.{one.status}") or one.status.capitalize(), icon)


def _taken_off(texts: Texts, part: Inhouding) -> Fact:
    return Fact(texts.official(part.naam), texts.money(-part.bedrag, cents=True))


def facts(texts: Texts, one: Uitkering) -> list[Fact]:
    """Return what is known of AOW or Anw: what comes, what goes off, and when it is paid."""
    share = one.percentage
    day = one.volgende_betaling
    return known([
        Fact(texts("term.gross"), texts.money(one.bruto, cents=True), _share(texts, share)),
        *(_taken_off(texts, part) for part in one.inhoudingen),
        Fact(texts("term.net"), texts.money(one.netto, cents=True)),
        Fact(texts("term.next"), texts.date(day) if day else texts("nothing_now")),
        Fact(texts("term.holiday"), _holiday(texts, one)),
        Fact(texts("term.household"), texts.maybe(f"household.{one.leefvorm}") or one.leefvorm.capitalize()),
        Fact(texts("term.since"), texts.date(one.aanvang)),
        Fact(texts("term.until"), texts.date(one.einde) if one.einde else ""),
        Fact(texts("term.reference"), one.kenmerk),
    ])


def coming(found: Kinderbijslag) -> Betaling | None:
    """Return the payment of child benefit that comes next."""
    return next((one for one in found.betalingen if not one.betaald), None)


def child_facts(texts: Texts, found: Kinderbijslag) -> list[Fact]:
    """Return the next payment of child benefit, with the amount of every child."""
    following = coming(found)
    if following is None:
        return known([Fact(texts("term.reference"), found.kenmerk)])
    return known([
        Fact(texts("term.next"), texts.date(following.datum), quarter(texts, following)),
        *(Fact(texts("for_child", name=one.naam), texts.money(one.bedrag, cents=True)) for one in following.kinderen),
        Fact(texts("term.total"), texts.money(following.bedrag, cents=True)),
        Fact(texts("term.reference"), found.kenmerk),
    ])


def paid_rows(texts: Texts, found: Kinderbijslag) -> list[tuple[str, ...]]:
    """Return (quarter, day, for whom, amount) of what was paid."""
    return [
        (
            quarter(texts, one),
            texts.date(one.datum),
            ", ".join(child.naam for child in one.kinderen),
            texts.money(one.bedrag, cents=True),
        )
        for one in found.betalingen
        if one.betaald
    ]


def quarter(texts: Texts, one: Betaling) -> str:
    """Return "4e kwartaal van 2026"."""
    return texts("quarter", number=one.kwartaal[5:], year=one.kwartaal[:4])


def maintenance_name(texts: Texts, one: Alimentatie) -> str:
    """Return "Kinderalimentatie van R.J. Janssen"."""
    key = "maintenance_from" if one.rol == "ontvanger" else "maintenance_to"
    return texts(key, kind=texts.official(one.soort.capitalize()), name=one.wederpartij.naam)


def maintenance_mark(texts: Texts, one: Alimentatie) -> Mark:
    """Return what LBIO does."""
    kind, icon = _LBIO_MARKS.get(one.status, ("neutral", "minus"))
    return Mark(kind, texts.maybe(f"lbio_status.{one.status}") or one.status.capitalize(), icon)


def maintenance_facts(texts: Texts, one: Alimentatie) -> list[Fact]:
    """Return what is due per month, what is in arrears, and which judgment it follows from."""
    ruled = one.uitspraak
    arrears = texts.money(one.achterstand, cents=True) if one.achterstand > 0 else texts("no_arrears")
    return known([
        Fact(texts("term.monthly"), texts.money(one.bedrag_per_maand, cents=True)),
        Fact(texts("term.arrears_in" if one.rol == "ontvanger" else "term.arrears_out"), arrears),
        Fact(texts("term.children"), ", ".join(child.naam for child in one.kinderen)),
        Fact(texts("term.judgment"), texts("judgment", court=ruled.rechtbank, date=texts.date(ruled.datum))),
        Fact(texts("term.reference"), one.kenmerk),
    ])


def account_rows(texts: Texts, one: Alimentatie) -> list[tuple[str, ...]]:
    """Return (month, due, paid, on which day) of the months LBIO keeps account of."""
    return [
        (
            texts.month_year(date(int(part.maand[:4]), int(part.maand[5:]), 1)).capitalize(),
            texts.money(part.verschuldigd, cents=True),
            texts.money(part.betaald, cents=True),
            texts.date(part.betaald_op) if part.betaald_op else texts("not_paid"),
        )
        for part in one.maanden
    ]




def _share(texts: Texts, share: int | None) -> str:
    return texts("share", share=share) if share is not None and share < _WHOLE else ""


def _holiday(texts: Texts, one: Uitkering) -> str:
    if not one.vakantiegeld_per_jaar:
        return ""
    return texts("holiday", amount=texts.money(one.vakantiegeld_per_jaar, cents=True))
