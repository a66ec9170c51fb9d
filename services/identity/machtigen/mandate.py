"""One machtiging: who acts for whom in which service and when, what it is worth today, and every refusal by name."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from services.identity.machtigen.catalogue import diensten
from services.identity.machtigen.measures import measures
from services.identity.machtigen.states import Act, By, NotAllowed, Status, acts, after
from services.identity.session import Level

Reason = Literal[
    "geen_machtiging", "verlopen", "code_onbekend", "code_gebruikt", "code_verlopen", "niveau_te_laag",
    "niet_machtigbaar", "zichzelf", "niet_voor_bedrijf", "begin_voorbij", "einde_voor_begin", "te_lang", "te_vaak",
    "kan_nu_niet", "bsn_onbekend",
]  # fmt: skip


class Refused(Exception):
    """Not possible; ``reason`` has a plain text of its own on the screen (DOMAIN.md §1.8)."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Machtiging(msgspec.Struct, frozen=True, kw_only=True):
    """A machtiging as it was last left. ``gever`` is a BSN or KvK number, ``gemachtigde`` a BSN or not yet known.

    ``gever_is`` and ``gemachtigde_is`` say what each is to the other ("vader", "dochter"); ``sinds`` is the day of
    the status, ``aangemaakt`` the day from which the code counts.
    """

    id: str
    gever: str
    gever_naam: str
    dienst: str
    van: date
    tot_en_met: date
    aangemaakt: date
    status: Status
    sinds: date
    bedrijf: bool = False
    gemachtigde: str = ""
    gemachtigde_naam: str = ""
    gever_is: str = ""
    gemachtigde_is: str = ""
    code: str = ""

    @property
    def code_until(self) -> date:
        """The last day that the code works."""
        return self.aangemaakt + timedelta(days=measures().code_geldig_dagen)

    def on(self, today: date) -> "Machtiging":
        """Return it as it stands today: an unused code and a period end by themselves."""
        ends = self.tot_en_met
        if self.status in (Status.AANGEVRAAGD, Status.WACHT):
            ends = min(ends, self.code_until)
        if today <= ends or "verlopen" not in acts(self.status, "tijd"):
            return self
        now = after(self.status, "verlopen", "tijd")
        return msgspec.structs.replace(self, status=now, sinds=ends + timedelta(days=1))

    def usable(self, today: date) -> bool:
        """True when one may act by it today."""
        return self.on(today).status is Status.ACTIEF and self.van <= today

    def side_of(self, number: str) -> By | None:
        """Return on which side a person stands; None for a stranger."""
        if number == self.gever:
            return "gever"
        return "gemachtigde" if number and number == self.gemachtigde else None

    def done(self, act: Act, by: By, today: date) -> "Machtiging":
        """Return it after ``act``; raises Refused when that cannot be done (any more)."""
        here = self.on(today)
        try:
            status = after(here.status, act, by)
        except NotAllowed:
            raise Refused("verlopen" if here.status is Status.VERLOPEN else "kan_nu_niet") from None
        return msgspec.structs.replace(here, status=status, sinds=today)


def check_service(dienst: str, bedrijf: bool = False) -> None:
    """Raise Refused unless this service can be done for another."""
    found = diensten().get(dienst)
    if found is None or not found.machtigbaar:
        raise Refused("niet_machtigbaar")
    if bedrijf and "bedrijf" not in found.voor:
        raise Refused("niet_voor_bedrijf")


def check_period(van: date, tot_en_met: date, today: date) -> None:
    """Raise Refused for a period that begins before today, ends before it begins, or lasts longer than allowed."""
    if van < today:
        raise Refused("begin_voorbij")
    if tot_en_met < van:
        raise Refused("einde_voor_begin")
    if tot_en_met > last_day(van):
        raise Refused("te_lang")


def last_day(van: date) -> date:
    """Return the last day that a machtiging from ``van`` may have."""
    year = van.year + measures().hoogstens_jaren
    try:
        return van.replace(year=year) - timedelta(days=1)
    except ValueError:   # 29 February
        return date(year, 2, 28)


def check_activation(one: Machtiging, helper: str, level: Level, today: date) -> None:
    """Raise Refused unless ``helper`` may activate ``one`` today, knowing its code."""
    here = one.on(today)
    if helper == one.gever:
        raise Refused("zichzelf")
    if here.status is Status.VERLOPEN:
        raise Refused("verlopen" if today > one.tot_en_met else "code_verlopen")
    if here.status not in (Status.WACHT, Status.AANGEVRAAGD):
        raise Refused("code_gebruikt")
    if here.gemachtigde and here.gemachtigde != helper:
        raise Refused("code_onbekend")
    check_service(one.dienst, one.bedrijf)
    if level < diensten()[one.dienst].level:
        raise Refused("niveau_te_laag")
