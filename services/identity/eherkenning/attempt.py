"""One login with eHerkenning: supplier, means, company, client, branch, check, and who one then is."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from services.clock import Clock
from services.identity.eherkenning.attributes import party_of
from services.identity.eherkenning.authority import (
    CHAIN_LEVEL,
    Bedrijf,
    Bevoegdheid,
    Middel,
    Refused,
    Register,
    TradeRegister,
    authorised,
    entity,
    usable,
)
from services.identity.eherkenning.directory import Dienst, Directory, Leverancier
from services.identity.eherkenning.levels import Mode, niveau, required
from services.identity.eherkenning.steps import (
    BusinessLoggedIn,
    ChooseClient,
    ChooseCompany,
    ChooseSupplier,
    ChooseVestiging,
    NeedPassword,
    NeedSecond,
    Step,
    Summary,
)
from services.identity.lockout import Lockout
from services.identity.results import Wrong
from services.identity.session import Party
from services.identity.sms import PhoneMessage, SmsCodes, random_code


class BusinessAttempt:
    """One login from supplier to confirmation. Keeps the means between its steps, never what was typed."""

    def __init__(
        self,
        directory: Directory,
        register: Register,
        companies: TradeRegister,
        clock: Clock,
        lockout: Lockout,
        dienst: Dienst,
        mode: Mode = "now",
        make_code: Callable[[], str] = random_code,
    ) -> None:
        self._directory = directory
        self._register = register
        self._companies = companies
        self._clock = clock
        self._lockout = lockout
        self._dienst = dienst
        self._wanted = required(dienst.wanted, mode)
        self._make_code = make_code
        self._down: frozenset[str] = frozenset()
        self._leverancier: Leverancier | None = None
        self._middel: Middel | None = None
        self._codes: SmsCodes | None = None
        self._own: Bedrijf | None = None
        self._summary: Summary | None = None
        self._bounded = False

    def begin(self, remembered: str = "") -> ChooseSupplier:
        """Return the suppliers to choose from: those that sell means of the level that the service asks."""
        offered = tuple(one for one in self._directory.leveranciers if niveau(one.hoogste) >= self._wanted)
        known = remembered in {one.id for one in offered}
        return ChooseSupplier(offered, remembered if known else "", self._dienst, self._wanted)

    def fail_suppliers(self, suppliers: frozenset[str]) -> None:
        """Let these suppliers be out of order: a tester's rehearsal."""
        self._down = suppliers

    def choose_supplier(self, key: str) -> Step:
        """Go to one supplier."""
        found = self._directory.leverancier(key)
        if found is None or found.id in self._down:
            return Refused("supplier_down", found.naam if found else "")
        self._leverancier = found
        return NeedPassword(found)

    def log_in(self, username: str, password: str) -> Step:
        """Check name and password; unknown and wrong are one answer, and count on one counter."""
        if self._leverancier is None:
            return self.begin()
        name = username.strip()
        means = self._register.middel(self._leverancier.id, name)
        counted = f"eherkenning/{self._leverancier.id}/{name}"
        blocked = self._lockout.blocked(counted, means is not None)
        if blocked is not None:
            return blocked
        right = hmac.compare_digest(password.encode(), (means.wachtwoord if means else "geen wachtwoord").encode())
        if means is None or not right:
            failed = self._lockout.failed(counted, means is not None)
            left = self._lockout.tries_left(counted, means is not None)
            return failed or Wrong("credentials", counted=True, tries_left=left)
        self._lockout.succeeded(counted, known=True)
        return self._accept(means)

    def enter_second(self, code: str) -> Step:
        """Check the second factor."""
        if self._middel is None:
            return self.begin()
        plain = code.replace(" ", "")
        counted = f"eherkenning/{self._middel.leverancier}/{self._middel.gebruikersnaam}"
        if self._codes is not None:
            fault = self._codes.fault(plain)
        else:
            fault = None if hmac.compare_digest(plain, self._middel.pin) else "code_incorrect"
        if fault is None:
            self._lockout.succeeded(counted, known=True)
            return self._companies_of(self._middel)
        if fault != "code_incorrect":
            return Wrong(fault, counted=False, tries_left=self._lockout.tries_left(counted, known=True))
        blocked = self._lockout.failed(counted, known=True)
        return blocked or Wrong(fault, counted=True, tries_left=self._lockout.tries_left(counted, known=True))

    def choose_company(self, kvk: str) -> Step:
        """Take one of the offered companies."""
        company = self._companies.company(kvk) if self._middel else None
        if company is None or self._middel is None:
            return Refused("no_company")
        self._own = company
        numbers = dict.fromkeys(one.klant for one in self._bevoegdheden() if one.kvk == kvk and one.klant)
        clients = map(self._companies.company, numbers)
        known = tuple(one for one in clients if one is not None)
        return ChooseClient(company, known) if known else self.choose_client("")

    def choose_client(self, klant: str) -> Step:
        """Act for the own company (empty), or for a client of it."""
        own = self._own
        if own is None or self._middel is None:
            return Refused("no_company")
        if not klant:
            return self._checked(own, self._of(own.kvk), None)
        client = self._companies.company(klant)
        if client is None:
            return Refused("no_company")
        if not self._dienst.keten or self._middel.niveau < CHAIN_LEVEL:
            return Refused("chain_refused", self._dienst.naam)
        today = self._clock.today()
        given = [one for one in self._register.ketens(klant) if one.tussenpersoon == own.kvk]
        links = [one for one in given if one.covers(self._dienst.id, today)]
        if not links:
            return Refused("client_not_authorised", client.naam)
        return self._checked(client, self._of(own.kvk, klant), own, max(one.tot for one in links))

    def choose_vestiging(self, vestiging: str) -> Step:
        """Act within one branch."""
        if self._summary is None:
            return Refused("no_company")
        company, agent = self._summary.bedrijf, self._summary.tussenpersoon
        found = self._of(agent.kvk, company.kvk) if agent else self._of(company.kvk)
        result = authorised(found, self._dienst, self._wanted, self._clock.today(), vestiging)
        if isinstance(result, Refused):
            return Refused(result.reason, _named(company, vestiging)[1] or result.name)
        ends = min(result.tot, self._summary.tot or result.tot)
        self._summary = replace(self._summary, vestiging=_named(company, vestiging), tot=ends)
        self._bounded = False
        return self._summary

    def confirm(self) -> Step:
        """Go on as the summary says."""
        made, means = self._summary, self._middel
        if made is None or means is None:
            return Refused("no_company")
        if self._bounded:   # a branch was asked and none chosen: the whole company lies outside the authority
            return ChooseVestiging(made.bedrijf, made.bedrijf.vestigingen)
        agent = made.tussenpersoon
        return BusinessLoggedIn(
            means.persoon,
            means.naam,
            pseudonym(means.persoon, self._dienst.oin),
            party_of(made.bedrijf, self._dienst, made.vestiging[0]),
            means.niveau,
            self._dienst,
            Party("company", agent.kvk, agent.naam) if agent else None,
            made.tot,
        )

    def cancel(self) -> Refused:
        """Stop; nothing is kept."""
        self._middel = self._codes = self._own = self._summary = None
        self._bounded = False
        return Refused("cancelled")

    def phone(self) -> PhoneMessage | None:
        """Return what stands on the practice phone or token now."""
        return self._codes.phone() if self._codes is not None else None

    def _accept(self, means: Middel) -> Step:
        refused = usable(means, self._wanted, self._clock.today())
        if refused is not None:
            return refused
        self._middel = means
        if means.tweede == "geen":
            return self._companies_of(means)
        if means.tweede == "kaart":
            return NeedSecond("kaart")
        self._codes = SmsCodes(self._clock, means.telefoon, self._make_code)
        return NeedSecond(means.tweede, self._codes.send())

    def _companies_of(self, means: Middel) -> Step:
        numbers = dict.fromkeys(one.kvk for one in self._bevoegdheden())
        known = tuple(one for one in map(self._companies.company, numbers) if one is not None)
        if not known:
            return Refused("no_authority", self._dienst.naam)
        return ChooseCompany(known) if len(known) > 1 else self.choose_company(known[0].kvk)

    def _checked(
        self, company: Bedrijf, found: list[Bevoegdheid], agent: Bedrijf | None, until: date = date.max
    ) -> Step:
        means, self._summary, self._bounded = self._middel, None, False
        result = entity(company, self._dienst) or authorised(found, self._dienst, self._wanted, self._clock.today())
        if isinstance(result, Refused) or means is None:
            return result if isinstance(result, Refused) else Refused("no_company")
        if result.vestigingen and not self._dienst.beperking:
            return Refused("restriction_refused", self._dienst.naam)
        ends = min(result.tot, until)
        self._summary = Summary(means.naam, company, self._dienst, means.niveau, ("", ""), agent, ends)
        self._bounded = bool(result.vestigingen)
        if not self._bounded:
            return self._summary
        if len(result.vestigingen) == 1 and len(company.vestigingen) <= 1:
            return self.choose_vestiging(result.vestigingen[0])
        return ChooseVestiging(company, company.vestigingen)

    def _of(self, kvk: str, klant: str = "") -> list[Bevoegdheid]:
        return [one for one in self._bevoegdheden() if one.kvk == kvk and one.klant == klant]

    def _bevoegdheden(self) -> list[Bevoegdheid]:
        return list(self._register.bevoegdheden(self._middel.persoon)) if self._middel else []


def pseudonym(person: str, oin: str) -> str:
    """Return the name by which one service provider knows a person: another one at every provider."""
    return hmac.digest(b"voorportaal/eherkenning", f"{oin}/{person}".encode(), hashlib.sha256).hex()[:32]


def _named(company: Bedrijf, vestiging: str) -> tuple[str, str]:
    return next((one for one in company.vestigingen if one[0] == vestiging), (vestiging, ""))
