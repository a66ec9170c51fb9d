"""A practice DigiD on a bench: two accounts, a clock that stands still, and codes known beforehand."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from services.clock import AMSTERDAM, Clock
from services.identity.account_book import AccountBook
from services.identity.attempt import Attempt
from services.identity.digid import DigiD
from services.identity.earlier_use import EarlierUse
from services.identity.history import History
from services.identity.letter_codes import fixed_pairing_code
from services.identity.lockout import CounterStore, Lockout
from services.identity.means import SMS, Means
from services.identity.results import Account, LoggedIn, NeedSms
from services.store import MemoryStore

NOW = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)
FENNA = Account("fenna.oefent", "Oefen-2027!", "900050342", "Fenna de Wit", "0612345647", persona="fenna")
HENDRIK = Account("hendrik.oefent", "Oefen-1948!", "900092750", "Hendrik de Wit", "", persona="hendrik")
WRONG_PASSWORD = "Anders-2027!"


def codes() -> Iterator[str]:
    """Yield 482057, 482058, …: the first is that of the picture."""
    number = 482057
    while True:
        yield f"{number:06d}"
        number += 1


class LoginBench:
    """Everything a login needs. ``store`` is where the counters live; default: memory."""

    def __init__(self, store: CounterStore | None = None, *others: Account) -> None:
        self.clock = Clock(NOW, frozen=True)
        self.lockout = Lockout(self.clock, store)
        self.rows = MemoryStore()
        book = AccountBook([FENNA, HENDRIK, *others], self._rows)
        made = codes()
        history = History(self._rows, self.clock, EarlierUse(book.written, self.clock))
        self.digid = DigiD(book, self.clock, self.lockout, history, made.__next__, fixed_pairing_code)

    def _rows(self) -> MemoryStore:
        return self.rows

    def wait(self, **time: float) -> None:
        """Let time pass: ``wait(minutes=15)``."""
        self.clock.jump(timedelta(**time))

    def attempt(self, means: Means = SMS) -> Attempt:
        """Begin a login."""
        return self.digid.start(means)

    def at_the_code(self) -> Attempt:
        """Begin a login and bring it to the sms code."""
        attempt = self.attempt()
        assert isinstance(attempt.log_in(FENNA.username, FENNA.password), NeedSms)
        return attempt

    def logs_in(self) -> bool:
        """Tell whether Fenna gets in with the right password."""
        from services.identity.means import PASSWORD

        return isinstance(self.attempt(PASSWORD).log_in(FENNA.username, FENNA.password), LoggedIn)
