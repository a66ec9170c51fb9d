"""Builds the practice login service: the accounts of the persons, their counters and history, and the rehearsals."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from app.bootstrap.choices import folders
from app.bootstrap.strangers import Accounts, Strangers
from services.clock import Clock
from services.identity.account import Account
from services.identity.account_book import AccountBook, Rows, nobody
from services.identity.digid import DigiD
from services.identity.earlier_use import EarlierUse
from services.identity.history import History
from services.identity.letter_codes import (
    fixed_letter_code,
    fixed_pairing_code,
    fixed_ticket,
    letter_code,
    pairing_code,
    ticket,
)
from services.identity.lockout import CounterStore, Lockout
from services.identity.means import MEANS
from services.identity.practice import practice_account
from services.identity.rehearsals import Rehearsal, read
from services.identity.remembered import Remembered
from services.identity.session import Session
from services.identity.sign_on import VALID
from services.identity.sms import fixed_code, random_code
from services.personas import Persona


class Identity:
    """``rows`` is asked on workers only. ``fixed`` codes make pictures and tests the same every time."""

    def __init__(
        self,
        clock: Clock,
        personas: Sequence[Persona],
        counters: CounterStore,
        rows: Callable[[], Rows],
        plugins: Sequence[Path],
        *,
        fixed: bool,
        strangers: Strangers | None = None,
        remembered: CounterStore | None = None,
    ) -> None:
        self.strangers = strangers
        written = {one.head.id: _account(one) for one in personas}
        self.accounts: Mapping[str, Account] = Accounts(written, strangers)
        found = strangers.account if strangers is not None else nobody
        book = AccountBook(written.values(), rows, found)
        self.digid = DigiD(
            book,
            clock,
            Lockout(clock, counters),
            History(rows, clock, EarlierUse(book.written, clock)),
            fixed_code if fixed else random_code,
            fixed_pairing_code if fixed else pairing_code,
            fixed_ticket if fixed else ticket,
            Remembered((one.username for one in written.values()), remembered),
            fixed_letter_code if fixed else letter_code,
        )
        self._folders = folders("rehearsals", plugins)
        self._read: list[Rehearsal] | None = None

    def rehearsals(self) -> list[Rehearsal]:
        """Return what a tester can have go wrong, read when first asked for; raises InputError."""
        if self._read is None:
            self._read = read(self._folders)
        return self._read

    def knows(self, session: Session) -> None:
        """Let the login service know who was let in without it, by the command line: other services need not ask."""
        account, sign_on = self.accounts.get(session.persona), self.digid.sign_on
        means = next((one for one in MEANS if one.id == session.means), None)
        ago = self.digid.clock.now() - session.started
        if account is not None and means is not None and sign_on.now() is None and timedelta(0) <= ago < VALID:
            sign_on.pretend(account, means, session.level, "", ago)

    def forget(self) -> None:
        """The next participant. Changed accounts go with the store."""
        self.digid.forget()


def _account(persona: Persona) -> Account:
    head = persona.head
    base = Account(head.gebruikersnaam, head.wachtwoord, head.bsn, head.naam, head.telefoon, persona=head.id)
    return practice_account(base, head.geboren, persona.login())
